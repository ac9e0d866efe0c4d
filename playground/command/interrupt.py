"""Ctrl-C as a wish to stop: what is done is written, and workers are not hit by it."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing import active_children, get_context
from types import FrameType
from typing import Any

EXIT = 130  # what shells make of an end by Ctrl-C: 128 and the signal's number


class Interrupt:
    """Notes Ctrl-C within a ``with``; pressed once more than ``noted`` times, it is a KeyboardInterrupt as usual.

    Python lets only its main thread hear of signals; in another one nothing is noted.

    Attributes
    ----------
    count : int
        How often it was pressed.
    """

    def __init__(self, noted: int = 1) -> None:
        self.count, self._noted = 0, noted
        self._before: Any = None

    def __enter__(self) -> Interrupt:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self.count += 1
        if self.count > self._noted:
            raise KeyboardInterrupt


@contextmanager
def out_of_reach() -> Iterator[None]:
    """Keep Ctrl-C from the threads and processes that are started meanwhile, and from all that those start.

    A terminal sends it to every process of a program, workers too, which would die of it with what they have in hand.
    """
    if sys.platform == "win32":  # there is nothing like it
        yield
        return
    _start_tracker()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@cache
def _start_tracker() -> None:
    """Let Python start the process that tracks what processes share, as it does with the first semaphore.

    Up to Python 3.12 that lifts every block of Ctrl-C in the thread in which it happens.
    """
    get_context("spawn").Semaphore()


def end_workers() -> None:
    """End the worker processes of this program, and what they have in hand."""
    for process in active_children():
        process.terminate()
