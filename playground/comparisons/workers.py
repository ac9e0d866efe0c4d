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


def release(executor: ProcessPoolExecutor) -> bool:
    """Free an executor that waits for the rest of a result whose worker was killed while sending it.

    It notices a killed worker by itself, but not while it reads. Once nobody is left who could write, the reading ends
    in an error, and every chunk with it.

    Returns
    -------
    bool
        Whether a worker had ended before its time.
    """
    processes = list((executor._processes or {}).values())
    if all(process.exitcode in {None, 0} for process in processes):
        return False
    for process in processes:
        process.kill()
    writer = executor._result_queue._writer
    if not writer.closed:
        writer.close()
    return True


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
