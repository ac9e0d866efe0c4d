"""One turn for the whole process: of the runs that play, in all tabs, one trains and draws at a time.

Threads that train at once fight over Python's interpreter lock and lose most of their time to it. In turn each goes as
fast as if it were alone, and waits for the others in between. Pages come first: while the script of one answers a
person, nobody trains.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PAGE_SECONDS = 0.2  # for which training waits for a page's script; most take a third of it


class Turns:
    """Gives turns to threads in the order in which they asked.

    Parameters
    ----------
    clock : callable
        Returns seconds that only grow.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._queue: deque[threading.Lock] = deque()
        self._pages: list[float] = []  # when the scripts of pages began that are running

    @property
    def is_wanted(self) -> bool:
        """Whether a thread waits for a turn."""
        with self._guard:
            return len(self._queue) > 1

    @property
    def is_held(self) -> bool:
        """Whether a page's script runs for which training waits; it waits for none that takes long."""
        with self._guard:
            return any(self._clock() - begun < PAGE_SECONDS for begun in self._pages)

    @contextmanager
    def page(self) -> Iterator[None]:
        """Have training wait while a page's script runs."""
        begun = self._clock()
        with self._guard:
            self._pages.append(begun)
        try:
            yield
        finally:
            with self._guard:
                self._pages.remove(begun)

    @contextmanager
    def take(self) -> Iterator[None]:
        """Wait for a turn, and give it to the next one at the end."""
        mine = threading.Lock()
        mine.acquire()
        with self._guard:
            self._queue.append(mine)
            if len(self._queue) == 1:
                mine.release()
        with mine:
            try:
                yield
            finally:
                with self._guard:
                    self._queue.popleft()
                    if self._queue:
                        self._queue[0].release()


TURNS = Turns()
