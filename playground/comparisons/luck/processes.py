"""The worker processes of this program: one a core, each with one BLAS thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from multiprocessing.process import BaseProcess

from loky import ProcessPoolExecutor, cpu_count
from loky.backend.utils import kill_process_tree

IDLE = 120.0  # seconds after which a worker without work ends
# Numbers are made with one thread anyway; a worker told so before its libraries load starts no others.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}

_lock = threading.Lock()
_executor: ProcessPoolExecutor | None = None


def n_workers() -> int:
    """Return how many processes work side by side: as many as there are cores this program may use."""
    return max(int(cpu_count()), 1)


def processes_of(executor: ProcessPoolExecutor) -> list[BaseProcess]:
    """Return the worker processes that an executor has now."""
    return list((executor._processes or {}).values())


def release(executor: ProcessPoolExecutor, processes: Iterable[BaseProcess]) -> bool:
    """Give up an executor one of whose workers was killed while it sent a result, and say whether that was so.

    An executor notices a killed worker by itself, but not while it reads: it would wait for the rest without end. Its
    other workers are ended, and the next call of ``workers`` makes a new executor.

    Parameters
    ----------
    executor : ProcessPoolExecutor
        The executor that has not answered for long.
    processes : iterable of BaseProcess
        The workers it had when it was last given work; it may have forgotten those that died.
    """
    global _executor  # noqa: PLW0603 -- what the whole program shares
    all_workers = {*processes, *processes_of(executor)}
    if all(process.exitcode in {None, 0} for process in all_workers):
        return False
    with _lock:
        if _executor is executor:
            _executor = None
    for process in all_workers:
        kill_process_tree(process)
    writer = executor._result_queue._writer
    if not writer.closed:
        writer.close()  # with nobody left to write, the reading ends
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
