"""Workers train cells in parallel: processes of this machine, or those of a Dask cluster that is already there."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

import joblib

from playground.comparisons.cell_key import code_version

ADDRESS = "OVERFITTING_PLAYGROUND_DASK"  # environment variable with the address of a Dask scheduler
CONNECT_SECONDS = 5
SILENCE_SECONDS = 3600.0  # after which a cluster that has finished no cell is given up

GO_ON = "What is done is kept: Start goes on with the others."

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
        with _cluster(scheduler) as client, joblib.parallel_config(_dask_backend(client)):
            deliver = _courier()
            yield lambda jobs: _in_parallel(((deliver, (pickle.dumps(job),)) for job in jobs), timeout=SILENCE_SECONDS)
    else:
        n = joblib.cpu_count() if n_processes is None else n_processes
        with joblib.parallel_config("loky", n_jobs=n, inner_max_num_threads=1):
            yield _in_parallel


def own_version() -> str:
    """Return the version of the code of this process, which that of every worker must equal."""
    return code_version()


def _in_parallel(jobs: Iterable[Job], *, timeout: float | None = None) -> Any:
    # One job in hand for each worker: what is handed out cannot be called back when a sweep is cancelled.
    parallel = joblib.Parallel(return_as="generator_unordered", batch_size=1, pre_dispatch="n_jobs", timeout=timeout)
    return parallel(joblib.delayed(function)(*arguments) for function, arguments in jobs)


def _courier() -> Callable[[bytes], Any]:
    """Return a function that does a pickled job.

    Being local it is sent by value, so that a scheduler, which unpickles what it hands on, needs none of this code.
    """

    def deliver(job: bytes) -> Any:
        import pickle  # noqa: PLC0415 -- nothing of this module is there

        function, arguments = pickle.loads(job)
        return function(*arguments)

    return deliver


def _dask_backend(client: Any) -> Any:
    """Return joblib's Dask backend, with two things mended.

    Where it finds a single core, as after the loss of a worker, joblib runs jobs in the calling process; here they go
    to the cluster all the same. And it waits for ever for a job that ended in an error of the cluster's own; here the
    error is raised.
    """
    from joblib._dask import DaskDistributedBackend  # noqa: PLC0415 -- needs Dask

    backend = DaskDistributedBackend(client=client)
    cores, submit, retrieve = backend.effective_n_jobs, backend.submit, backend.retrieve_result_callback

    def submit_and_report(job: Any, callback: Callable[[Any], None]) -> Any:
        future = submit(job, callback)
        future.add_done_callback(lambda done: callback(done.exception()) if done.exception() else None)
        return future

    def retrieve_or_raise(result: Any) -> Any:
        if isinstance(result, BaseException):
            raise result
        return retrieve(result)

    backend.effective_n_jobs = lambda n_jobs: max(cores(n_jobs), 2)
    backend.submit, backend.retrieve_result_callback = submit_and_report, retrieve_or_raise
    return backend


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
    except (OSError, ValueError, RuntimeError, TypeError, AssertionError) as error:  # it asserts that its thread began
        raise WorkersError(
            f"No Dask scheduler answers at {address} ({error or type(error).__name__}). Start one with `dask "
            "scheduler` and check the address, such as tcp://localhost:8786; or clear it to run on this machine."
        ) from error
    with client:
        _check_code(client, address)
        try:
            yield client
        except CancelledError as error:
            raise WorkersError(f"The Dask cluster at {address} was lost ({error}). {GO_ON}") from error
        except distributed.KilledWorker as error:
            raise WorkersError(f"Dask workers died over a run, perhaps for lack of memory: {error}. {GO_ON}") from error


def _check_code(client: Any, address: str) -> None:
    """See that there are workers, and that all of them train as this process does."""
    remedy = f"Start workers in the folder of this dashboard, with the same packages: python -m dask worker {address}"
    try:
        versions = client.run(code_version, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        raise WorkersError(f"The Dask workers at {address} do not answer ({error}). {remedy}") from error
    if not versions:
        raise WorkersError(f"The Dask scheduler at {address} has no workers. {remedy}")
    for worker, version in versions.items():
        if isinstance(version, BaseException):
            raise WorkersError(f"The Dask worker {worker} cannot train ({version}). {remedy}")
        if version != own_version():
            raise WorkersError(
                f"The Dask worker {worker} has other code or packages ({version}) than this dashboard "
                f"({own_version()}). {remedy}"
            )
