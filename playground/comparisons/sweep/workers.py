"""Workers train cells in parallel: processes of this machine, or those of a Dask cluster that is already there."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import joblib

from playground.comparisons.sweep.dask_cluster import cluster, courier, dask_backend

SILENCE_SECONDS = 3600.0  # after which a cluster that has finished no cell is given up

Job = tuple[Callable[..., Any], tuple[Any, ...]]


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
        with cluster(scheduler) as client, joblib.parallel_config(dask_backend(client)):
            deliver = courier()
            yield lambda jobs: _in_parallel(((deliver, (pickle.dumps(job),)) for job in jobs), timeout=SILENCE_SECONDS)
    else:
        n = joblib.cpu_count() if n_processes is None else n_processes
        with joblib.parallel_config("loky", n_jobs=n, inner_max_num_threads=1):
            yield _in_parallel


def _in_parallel(jobs: Iterable[Job], *, timeout: float | None = None) -> Any:
    # One job in hand for each worker: what is handed out cannot be called back when a sweep is cancelled.
    parallel = joblib.Parallel(return_as="generator_unordered", batch_size=1, pre_dispatch="n_jobs", timeout=timeout)
    return parallel(joblib.delayed(function)(*arguments) for function, arguments in jobs)
