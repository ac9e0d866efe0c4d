"""A Dask cluster that is already there, and what joblib needs to work on it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from playground.comparisons.sweep.cell_key import code_version

ADDRESS = "OVERFITTING_PLAYGROUND_DASK"  # environment variable with the address of a Dask scheduler
CONNECT_SECONDS = 5


class Trouble(Enum):
    """Why a cluster cannot be used."""

    NO_DASK = auto()
    SILENT = auto()  # for so many seconds
    NO_SCHEDULER = auto()  # the detail is the kind of server that answers instead
    UNREACHABLE = auto()
    NO_ANSWER = auto()  # of the workers
    NO_WORKERS = auto()
    CANNOT_TRAIN = auto()  # the worker
    OTHER_CODE = auto()  # on the worker
    LOST = auto()
    WORKERS_DIED = auto()


@dataclass(frozen=True, slots=True)
class ClusterProblem:
    """What is wrong with a cluster.

    Attributes
    ----------
    trouble : Trouble
    address : str
        Of the scheduler.
    detail : str
        What the system says, a number of seconds, or the version of the worker's code.
    worker : str
        Which worker.
    expected : str
        The version its code should have.
    """

    trouble: Trouble
    address: str
    detail: str = ""
    worker: str = ""
    expected: str = ""


class ClusterError(RuntimeError):
    """The cluster cannot be used.

    Attributes
    ----------
    problem : ClusterProblem
    """

    def __init__(self, problem: ClusterProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def usual_scheduler() -> str:
    """Return the address of the Dask scheduler that the environment names, or an empty string."""
    return os.environ.get(ADDRESS, "").strip()


def own_version() -> str:
    """Return the version of the code of this process, which that of every worker must equal."""
    return code_version()


@contextmanager
def cluster(address: str) -> Iterator[Any]:
    """Give a client of the scheduler at an address, whose workers have been seen to train as this process does.

    Raises
    ------
    ClusterError
        When there is no Dask here, no scheduler or no fitting worker there, or when they are lost on the way.
    """
    try:
        import distributed  # noqa: PLC0415 -- an optional extra, and slow to import
    except ImportError:
        raise ClusterError(ClusterProblem(Trouble.NO_DASK, address)) from None
    _look_for_scheduler(distributed.rpc, address)
    with connected(distributed.Client, address) as client:
        _check_code(client, address)
        try:
            yield client
        except CancelledError as error:
            raise ClusterError(ClusterProblem(Trouble.LOST, address, str(error))) from error
        except distributed.KilledWorker as error:
            raise ClusterError(ClusterProblem(Trouble.WORKERS_DIED, address, str(error))) from error


def _look_for_scheduler(rpc: Any, address: str) -> None:
    """See that a scheduler answers, which a client would wait for without end where another kind of server listens."""

    async def identity() -> dict[str, Any]:
        async with rpc(address) as there:
            return await asyncio.wait_for(there.identity(), CONNECT_SECONDS)

    try:
        found = asyncio.run(identity())["type"]
    except TimeoutError:
        raise ClusterError(ClusterProblem(Trouble.SILENT, address, f"{CONNECT_SECONDS}")) from None
    except Exception as error:
        raise ClusterError(ClusterProblem(Trouble.UNREACHABLE, address, str(error) or type(error).__name__)) from error
    if found != "Scheduler":
        raise ClusterError(ClusterProblem(Trouble.NO_SCHEDULER, address, found))


@contextmanager
def connected(client_class: Any, address: str) -> Iterator[Any]:
    """Connect a client, and close it and its thread for good, even if it could not connect or lost the scheduler.

    A client that is left open is closed by the garbage collector. Where that runs while another client is being
    started, in the same thread, it waits for ever for a lock which that thread holds.
    """
    client = client_class.__new__(client_class)
    try:
        client.__init__(address, timeout=CONNECT_SECONDS, set_as_default=False)
        yield client
    finally:
        client.close()
        client._loop_runner.stop()  # which a client that has closed itself leaves running


def _check_code(client: Any, address: str) -> None:
    """See that there are workers, and that all of them train as this process does."""
    try:
        versions = client.run(code_version, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(ClusterProblem(Trouble.NO_ANSWER, address, str(error))) from error
    if not versions:
        raise ClusterError(ClusterProblem(Trouble.NO_WORKERS, address))
    for worker, version in versions.items():
        if isinstance(version, BaseException):
            raise ClusterError(ClusterProblem(Trouble.CANNOT_TRAIN, address, str(version), worker))
        if version != own_version():
            raise ClusterError(ClusterProblem(Trouble.OTHER_CODE, address, version, worker, own_version()))


def courier() -> Callable[[bytes], Any]:
    """Return a function that does a pickled job.

    Being local it is sent by value, so that a scheduler, which unpickles what it hands on, needs none of this code.
    """

    def deliver(job: bytes) -> Any:
        import pickle  # noqa: PLC0415 -- nothing of this module is there

        function, arguments = pickle.loads(job)
        return function(*arguments)

    return deliver


def dask_backend(client: Any) -> Any:
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
