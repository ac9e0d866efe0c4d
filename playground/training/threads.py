"""One BLAS thread wherever the numbers of a run are made, so that they do not depend on how many threads there are.

Two threads add up the terms of a matrix product in another order than one and so round otherwise, and on matrices as
small as these a second thread costs more than it gives.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from threading import Lock, local
from typing import Any

from threadpoolctl import ThreadpoolController


class _Limit(local):
    """Who is inside: of each Python thread whether it is, of the process how many of its threads are."""

    _lock = Lock()
    _n_inside = 0
    _before: Any = None  # puts the number of threads back to what it was
    is_inside = False

    def enter(self) -> None:
        """Limit BLAS; some libraries count their threads for each Python thread, so each of them does it."""
        with self._lock:
            limited = _blas().limit(limits=1)
            if not _Limit._n_inside:
                _Limit._before = limited
            _Limit._n_inside += 1
        self.is_inside = True

    def leave(self) -> None:
        """Lift the limit if nobody else is inside.

        From version 3.8 on, threadpoolctl heeds no Python thread but the one that set a limit last, until that one has
        left a ``with``. So whoever leaves also leaves such a block, for another thread may have to lift the limit.
        """
        self.is_inside = False
        with self._lock:
            _Limit._n_inside -= 1
            with _blas().limit(limits=None) if _Limit._n_inside else _Limit._before:
                pass


_limit = _Limit()


@lru_cache(maxsize=1)
def _blas() -> ThreadpoolController:
    """Return what controls the BLAS libraries of this process; looking for them takes milliseconds."""
    return ThreadpoolController().select(user_api="blas")


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Let BLAS use one thread inside a ``with``, or as a decorator during each call of a function.

    Uses may lie within one another and overlap in several Python threads. As a rule BLAS has one number of threads for
    the whole process: while anyone is inside it is one for everybody, and when the last has left it is what it was
    before. A BLAS that threadpoolctl does not know, such as Apple's Accelerate, is left as it is.
    """
    if _limit.is_inside:
        yield
        return
    _limit.enter()
    try:
        yield
    finally:
        _limit.leave()
