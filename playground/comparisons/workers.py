"""The worker processes of this program: one a core, each with one BLAS thread."""

from __future__ import annotations

import threading

from loky import ProcessPoolExecutor, cpu_count

IDLE = 120.0  # seconds after which a worker without work ends
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

_lock = threading.Lock()
_executor: ProcessPoolExecutor | None = None


def n_workers() -> int:
    """Return how many processes work side by side: as many as there are cores this program may use."""
    return max(int(cpu_count()), 1)


def workers() -> ProcessPoolExecutor:
    """Return the executor that all studies share; a new one when there is none or a worker of the last one died.

    One for the whole program, where ``loky.get_reusable_executor`` keeps one for each thread: every rerun of a page
    may be another thread.
    """
    global _executor  # noqa: PLW0603 -- what the whole program shares
    with _lock:
        flags = None if _executor is None else _executor._flags
        if flags is None or flags.broken is not None or flags.shutdown:
            _executor = ProcessPoolExecutor(n_workers(), timeout=IDLE, env=ENVIRONMENT)
        return _executor
