"""What a person sees meanwhile on standard error: messages, and on a terminal one line that says how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from time import monotonic

SECONDS_BETWEEN = 0.1
WIDTH = 80  # where a terminal does not say how wide it is


def say(message: str) -> None:
    """Write a message on a line of its own."""
    sys.stderr.write(f"{message}\n")
    sys.stderr.flush()


class Progress:
    """A line that is written over again and again, and gone at the end of a ``with``; nothing where is no terminal."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._is_shown = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._length, self._last = 0, float("-inf")

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self._replace("")

    def show(self, text: Callable[[], str]) -> None:
        """Show a text, which is asked for only if it is time for another."""
        if self._is_shown and monotonic() - self._last >= SECONDS_BETWEEN:
            self._replace(text()[: self._width - 1])
            self._last = monotonic()

    def say(self, message: str) -> None:
        """Write a message that stays, above the line."""
        self._replace("")
        say(message)

    def _replace(self, line: str) -> None:
        if self._is_shown and (line or self._length):
            end = "" if line else "\r"
            self._stream.write(f"\r{line.ljust(self._length)}{end}")
            self._stream.flush()
            self._length = len(line)

    @property
    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or WIDTH
        except OSError:
            return WIDTH
