"""Workers train cells in parallel: processes of this machine, or those of a Dask cluster that is already there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import joblib

from playground.comparisons.cell_key import code_version

ADDRESS = "OVERFITTING_PLAYGROUND_DASK"  # environment variable with the address of a Dask scheduler
CONNECT_SECONDS = 5
SILENCE_SECONDS = 3600.0  # after which a cluster that has finished no cell is given up

Job = tuple[Callable[..., Any], tuple[Any, ...]]


class WorkersError(RuntimeError):
    """There are no workers that could train; the message names the address and the remedy."""


def usual_scheduler() -> str:
    """Return the address of the Dask scheduler that the environment names, or an empty string."""
    return os.environ.get(ADDRESS, "").strip()


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
    WorkersError
        When the cluster cannot be used.
    """
    if scheduler:
        with _cluster(scheduler) as client, joblib.parallel_config("dask", client=client):
            yield lambda jobs: _in_parallel(jobs, timeout=SILENCE_SECONDS)
    else:
        n = joblib.cpu_count() if n_processes is None else n_processes
        with joblib.parallel_config("loky", n_jobs=n, inner_max_num_threads=1):
            yield _in_parallel


def _in_parallel(jobs: Iterable[Job], *, timeout: float | None = None) -> Any:
    # One job in hand for each worker: what is handed out cannot be called back when a sweep is cancelled.
    parallel = joblib.Parallel(return_as="generator_unordered", batch_size=1, pre_dispatch="n_jobs", timeout=timeout)
    return parallel(joblib.delayed(function)(*arguments) for function, arguments in jobs)


@contextmanager
def _cluster(address: str) -> Iterator[Any]:
    """Connect to a scheduler and see that it has workers with the same code."""
    try:
        import distributed  # noqa: PLC0415 -- an optional extra, and slow to import
    except ImportError:
        raise WorkersError(
            f"To use the Dask cluster at {address}, Dask is needed here: pip install -r requirements-dask.txt. "
            "Without an address the sweep runs on this machine."
        ) from None
    try:
        connect: Callable[..., Any] = distributed.Client  # its types are not all there
        client = connect(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError, RuntimeError, TypeError) as error:
        raise WorkersError(
            f"No Dask scheduler answers at {address} ({error or type(error).__name__}). Start one with `dask "
            "scheduler` and check the address, such as tcp://localhost:8786; or clear it to run on this machine."
        ) from error
    with client:
        _check_code(client, address)
        yield client


def _check_code(client: Any, address: str) -> None:
    """See that there are workers, and that all of them train as this process does."""
    remedy = "Start workers with `dask worker` in the folder of this dashboard, with the same packages."
    try:
        versions = client.run(code_version, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        raise WorkersError(f"The Dask workers at {address} do not answer ({error}). {remedy}") from error
    if not versions:
        raise WorkersError(f"The Dask scheduler at {address} has no workers. {remedy}")
    for worker, version in versions.items():
        if isinstance(version, BaseException):
            raise WorkersError(f"The Dask worker {worker} cannot train ({version}). {remedy}")
        if version != code_version():
            raise WorkersError(
                f"The Dask worker {worker} has other code or packages ({version}) than this dashboard "
                f"({code_version()}). {remedy}"
            )
