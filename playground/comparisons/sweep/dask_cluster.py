"""A Dask cluster that is already there, and what joblib needs to work on it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from playground.comparisons.sweep.cell_key import code_version

ADDRESS = "OVERFITTING_PLAYGROUND_DASK"  # environment variable with the address of a Dask scheduler
CONNECT_SECONDS = 5

GO_ON = "What is done is kept: Start goes on with the others."


class ClusterError(RuntimeError):
    """The cluster cannot be used; the message names its address and the remedy."""


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
        raise ClusterError(
            f"To use the Dask cluster at {address}, Dask is needed here: pip install -r requirements-dask.txt. "
            "Without an address the sweep runs on this machine."
        ) from None
    _look_for_scheduler(distributed.rpc, address)
    with connected(distributed.Client, address) as client:
        _check_code(client, address)
        try:
            yield client
        except CancelledError as error:
            raise ClusterError(f"The Dask cluster at {address} was lost ({error}). {GO_ON}") from error
        except distributed.KilledWorker as error:
            raise ClusterError(f"Dask workers died over a run, perhaps for lack of memory: {error}. {GO_ON}") from error


def _look_for_scheduler(rpc: Any, address: str) -> None:
    """See that a scheduler answers, which a client would wait for without end where another kind of server listens."""

    async def identity() -> dict[str, Any]:
        async with rpc(address) as there:
            return await asyncio.wait_for(there.identity(), CONNECT_SECONDS)

    try:
        found = asyncio.run(identity())["type"]
        reason = "" if found == "Scheduler" else f"what answers is a {found}"
    except TimeoutError:
        reason = f"silence for {CONNECT_SECONDS} s"
    except Exception as error:  # noqa: BLE001 -- each kind of address fails in a way of its own, and all mean the same
        reason = str(error) or type(error).__name__
    if reason:
        raise ClusterError(
            f"No Dask scheduler answers at {address} ({reason}). Start one with `dask scheduler` and check the "
            "address, such as tcp://localhost:8786; or clear it to run on this machine."
        )


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
    remedy = f"Start workers in the folder of this dashboard, with the same packages: python -m dask worker {address}"
    try:
        versions = client.run(code_version, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(f"The Dask workers at {address} do not answer ({error}). {remedy}") from error
    if not versions:
        raise ClusterError(f"The Dask scheduler at {address} has no workers. {remedy}")
    for worker, version in versions.items():
        if isinstance(version, BaseException):
            raise ClusterError(f"The Dask worker {worker} cannot train ({version}). {remedy}")
        if version != own_version():
            raise ClusterError(
                f"The Dask worker {worker} has other code or packages ({version}) than this dashboard "
                f"({own_version()}). {remedy}"
            )


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
