"""One turn for the whole process: of the runs that play, in all tabs, one trains and draws at a time.

Threads that train at once fight over Python's interpreter lock and lose most of their time to it. In turn each goes as
fast as if it were alone, and waits for the others in between.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Gives turns to threads in the order in which they asked."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._queue: deque[threading.Lock] = deque()

    @property
    def is_wanted(self) -> bool:
        """Whether a thread waits for a turn."""
        with self._guard:
            return len(self._queue) > 1

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
