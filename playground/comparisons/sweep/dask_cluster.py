"""A Dask cluster that is already there, and has jobs done by its workers.

Whoever connects to a scheduler trusts it: Dask unpickles what answers at the address, and a pickle may run any code. So
the address comes from the environment of the process or from its command line, that is from whoever starts it, and
never from a page or a link.
"""

from __future__ import annotations

import asyncio
import os
import pickle
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from itertools import islice
from typing import Any

from playground.comparisons.sweep.cell_key import code_version
from playground.comparisons.sweep.cluster_problem import ClusterError, ClusterProblem, Trouble

ADDRESS = "OVERFITTING_PLAYGROUND_DASK"  # environment variable with the address of a Dask scheduler
CONNECT_SECONDS = 5.0
SILENCE_SECONDS = 3600.0  # after which a cluster that has finished no job is given up

Job = tuple[Callable[..., Any], tuple[Any, ...]]


def scheduler_address() -> str:
    """Return the address of the Dask scheduler that the environment names, or an empty string."""
    return os.environ.get(ADDRESS, "").strip()


def own_version() -> str:
    """Return the version of the code of this process, which that of every worker must equal."""
    return code_version()


@contextmanager
def cluster(address: str) -> Iterator[Callable[[Iterable[Job]], Iterator[Any]]]:
    """Give a function that has jobs done by the workers of a scheduler, which are seen to train as this process does.

    It takes jobs from their iterable one by one, as workers become free, and yields what they return, in the order they
    end. The certificates for an address that begins with ``tls://`` are those of Dask's own configuration.

    Parameters
    ----------
    address : str
        Of a scheduler that is trusted, such as ``tcp://localhost:8786``: what answers there can run code here.

    Raises
    ------
    ClusterError
        When there is no Dask here, no scheduler or no fitting worker there, or when they are lost on the way.
    TimeoutError
        When no job has ended for an hour.
    """
    try:
        import distributed  # noqa: PLC0415 -- an optional extra, and slow to import
    except ImportError:
        raise ClusterError(ClusterProblem(Trouble.NO_DASK, address)) from None
    # The loop moves only while this thread waits for the cluster: no thread of Dask's own outlives the sweep.
    with asyncio.Runner() as runner:
        connection = AsyncExitStack()
        client = runner.run(connection.enter_async_context(_connected(distributed, address)))
        try:
            yield lambda jobs: _done(runner, distributed, client, jobs)
        except CancelledError as error:
            raise ClusterError(ClusterProblem(Trouble.LOST, address, str(error))) from error
        except distributed.KilledWorker as error:
            raise ClusterError(ClusterProblem(Trouble.WORKERS_DIED, address, str(error))) from error
        finally:
            runner.run(connection.aclose())


@asynccontextmanager
async def _connected(distributed: Any, address: str) -> AsyncIterator[Any]:
    """Connect a client to a scheduler with fitting workers, and close it, even if it could not connect."""
    await _look_for_scheduler(distributed, address)
    client = distributed.Client(address, asynchronous=True, timeout=CONNECT_SECONDS, set_as_default=False)
    try:
        try:
            await client
        except (OSError, ValueError, RuntimeError) as error:
            raise ClusterError(ClusterProblem(Trouble.UNREACHABLE, address, _said(error))) from error
        await _check_code(client, address)
        yield client
    finally:
        await client.close()


async def _look_for_scheduler(distributed: Any, address: str) -> None:
    """See that a scheduler answers, which a client would wait for without end where another kind of server listens."""
    try:
        certificates = distributed.Security().get_connection_args("client")  # as Dask's configuration has them
        async with distributed.rpc(address, connection_args=certificates) as there:
            found = (await asyncio.wait_for(there.identity(), CONNECT_SECONDS))["type"]
    except TimeoutError:
        raise ClusterError(ClusterProblem(Trouble.SILENT, address, f"{CONNECT_SECONDS:g}")) from None
    except Exception as error:
        raise ClusterError(ClusterProblem(Trouble.UNREACHABLE, address, _said(error))) from error
    if found != "Scheduler":
        raise ClusterError(ClusterProblem(Trouble.NO_SCHEDULER, address, str(found)))


async def _check_code(client: Any, address: str) -> None:
    """See that there are workers, and that all of them train as this process does."""
    try:
        versions = await client.run(code_version, on_error="return")
    except (OSError, ValueError, RuntimeError) as error:
        raise ClusterError(ClusterProblem(Trouble.NO_ANSWER, address, _said(error))) from error
    if not versions:
        raise ClusterError(ClusterProblem(Trouble.NO_WORKERS, address))
    for worker, version in versions.items():
        if isinstance(version, BaseException):
            raise ClusterError(ClusterProblem(Trouble.CANNOT_TRAIN, address, _said(version), worker))
        if version != own_version():
            raise ClusterError(ClusterProblem(Trouble.OTHER_CODE, address, str(version), worker, own_version()))


def _done(runner: asyncio.Runner, distributed: Any, client: Any, jobs: Iterable[Job]) -> Iterator[Any]:
    """Have jobs done and yield what they return.

    One job is in hand for each thread of the cluster: what is handed out is not called back when a sweep is cancelled.
    """
    waiting, deliver = iter(jobs), courier()
    in_hand = distributed.as_completed(loop=client.loop)

    async def hand_out(n: int) -> None:
        for job in islice(waiting, n):
            in_hand.add(client.submit(deliver, pickle.dumps(job), pure=False))

    async def next_result() -> Any:
        future = await asyncio.wait_for(anext(in_hand), SILENCE_SECONDS)
        return await future.result()

    async def n_threads() -> int:
        return sum((await client.nthreads()).values())

    runner.run(hand_out(max(runner.run(n_threads()), 1)))
    while not in_hand.is_empty():
        result = runner.run(next_result())
        runner.run(hand_out(1))
        yield result


def courier() -> Callable[[bytes], Any]:
    """Return a function that does a pickled job.

    Being local it is sent by value, so that a scheduler, which unpickles what it hands on, needs none of this code.
    """

    def deliver(job: bytes) -> Any:
        import pickle  # noqa: PLC0415 -- nothing of this module is there

        function, arguments = pickle.loads(job)
        return function(*arguments)

    return deliver


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__
