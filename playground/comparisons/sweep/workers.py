"""Workers train cells in parallel: processes of this machine, or those of a Dask cluster that is already there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import joblib

from playground.comparisons.sweep.dask_cluster import Job, cluster


@contextmanager
def workers(scheduler: str = "", *, n_processes: int | None = None) -> Iterator[Callable[[Iterable[Job]], Any]]:
    """Give a function that has jobs done in parallel and yields what they return, in the order they end.

    The jobs are taken from their iterable one by one, as workers become free.

    Parameters
    ----------
    scheduler : str
        Address of a Dask scheduler, such as ``tcp://localhost:8786``; if empty, processes of this machine, with one
        thread for linear algebra each.
    n_processes : int or None
        How many processes of this machine; None for one a core.

    Raises
    ------
    ClusterError
        When the cluster cannot be used.
    """
    if scheduler:
        with cluster(scheduler) as in_parallel:
            yield in_parallel
    else:
        n = joblib.cpu_count() if n_processes is None else n_processes
        with joblib.parallel_config("loky", n_jobs=n, inner_max_num_threads=1):
            yield _in_processes


def _in_processes(jobs: Iterable[Job]) -> Any:
    # One job in hand for each worker: what is handed out cannot be called back when a sweep is cancelled.
    parallel = joblib.Parallel(return_as="generator_unordered", batch_size=1, pre_dispatch="n_jobs")
    return parallel(joblib.delayed(function)(*arguments) for function, arguments in jobs)
