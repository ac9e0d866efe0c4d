"""A sweep on a Dask cluster: real worker processes, one of which is killed, and clusters that are not there."""

import gc
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TextIO

import cloudpickle
import dask
import pytest
from distributed import Client, LocalCluster, Security

from playground.comparisons.sweep import dask_cluster
from playground.comparisons.sweep.cluster_problem import Trouble
from playground.comparisons.sweep.sweep import State, Sweep
from tests.comparisons.sweep.counted import die_on_the_last, holding_back, keys_trained, processes
from tests.comparisons.sweep.test_sweep import LONG, expected, small, until

pytestmark = pytest.mark.cluster
CERTIFICATE = Path(__file__).parent / "certificate"  # of nobody, for tests alone; it signs itself


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Start a scheduler with two worker processes of one thread each."""
    with pytest.MonkeyPatch.context() as patch:
        # A page that was tested before stands there, and workers would run it as they start.
        patch.setitem(sys.modules, "__main__", ModuleType("__main__"))
        with LocalCluster(2, threads_per_worker=1, processes=True, dashboard_address="localhost:0") as started:
            yield started


def left_open() -> list[Client]:
    """Return the clients that nobody has closed."""
    return [thing for thing in gc.get_objects() if isinstance(thing, Client) and thing.status != "closed"]


def test_a_worker_that_is_killed_in_mid_sweep_costs_no_cell(
    cluster: LocalCluster, tmp_path: Path, gate: TextIO
) -> None:
    sweep_plan, store = small(steps=4), {}
    sweep = Sweep(sweep_plan, store, scheduler=cluster.scheduler_address, train=holding_back(tmp_path))
    until(lambda: len(processes(tmp_path)) == 2, "both workers at work")
    victim = min(processes(tmp_path))
    os.kill(victim, signal.SIGKILL)
    gate.close()
    assert sweep.wait(LONG)

    assert (sweep.state, sweep.error) == (State.FINISHED, None)
    assert sweep.results == expected(sweep_plan)
    assert len(store) == sweep.total
    assert os.getpid() not in processes(tmp_path)
    begun = keys_trained(tmp_path)
    assert len(begun) == sweep.total + 1  # the cell that the victim had in hand was begun anew, and no other
    assert set(begun) == set(store)


def test_what_a_scheduler_unpickles_needs_none_of_this_code() -> None:
    sent = cloudpickle.dumps(dask_cluster.courier())
    program = "import pickle, sys; deliver = pickle.loads(sys.stdin.buffer.read()); print('playground' in sys.modules)"
    elsewhere = subprocess.run([sys.executable, "-I", "-c", program], input=sent, capture_output=True, check=True)

    assert elsewhere.stdout.split() == [b"False"]
    assert pickle.loads(sent)(pickle.dumps((divmod, (7, 2)))) == (3, 1)


def test_workers_with_other_code_are_refused(cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "own_version", lambda: "that of the dashboard")
    sweep = Sweep(small(), scheduler=cluster.scheduler_address)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.trouble is Trouble.OTHER_CODE
    assert sweep.error.expected == "that of the dashboard" != sweep.error.detail
    assert sweep.error.worker.startswith("tcp://")


def test_the_address_of_a_worker_is_no_schedulers(cluster: LocalCluster) -> None:
    until(lambda: len(cluster.scheduler.workers) > 0, "a worker")
    sweep = Sweep(small(), scheduler=next(iter(cluster.scheduler.workers)))
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert (sweep.error.trouble, sweep.error.detail) == (Trouble.NO_SCHEDULER, "Worker")


def test_a_run_that_kills_its_worker_is_an_error_and_what_was_done_stays(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep_plan, store = small(), {}
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    sweep = Sweep(sweep_plan, store, scheduler=cluster.scheduler_address, train=die_on_the_last)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.trouble is Trouble.WORKERS_DIED
    assert len(store) == sweep.done < sweep.total


def test_a_cluster_that_goes_away_is_an_error(
    cluster: LocalCluster, tmp_path: Path, gate: TextIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 1)
    until(lambda: len(cluster.scheduler.workers) == 2, "both workers are back")
    sweep = Sweep(small(), scheduler=cluster.scheduler_address, train=holding_back(tmp_path))
    until(lambda: len(processes(tmp_path)) > 0, "a worker at work")
    cluster.close()
    gate.close()
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.trouble is Trouble.LOST
    assert left_open() == []
    assert not [thread for thread in threading.enumerate() if thread.name == "IO loop"]


def test_an_address_where_nobody_answers_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 0.5)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        address = f"tcp://localhost:{free.getsockname()[1]}"
    sweep = Sweep(small(), scheduler=address)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.address == address
    assert sweep.error.trouble in {Trouble.UNREACHABLE, Trouble.SILENT}  # a refusal, or none in that time


@pytest.mark.parametrize(
    "address",
    ["nonsense://x", "tcp://", "::::", "tcp://localhost:99999999", f"tcp://{'a' * 70}:1", "tls://localhost:1"],
)
def test_an_address_that_is_none_is_named_too(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 0.5)
    sweep = Sweep(small(), scheduler=address)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.address == address
    assert sweep.error.trouble in {Trouble.UNREACHABLE, Trouble.SILENT}  # a refusal, or none in that time


def test_a_server_of_another_kind_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_cluster, "CONNECT_SECONDS", 0.5)
    with socket.create_server(("localhost", 0)) as silent:
        sweep = Sweep(small(), scheduler=f"tcp://localhost:{silent.getsockname()[1]}")
        assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert (sweep.error.trouble, sweep.error.detail) == (Trouble.SILENT, "0.5")


@pytest.fixture(scope="module")
def secured() -> Iterator[LocalCluster]:
    """Start a scheduler and a worker that want a certificate."""
    own = {f"tls_{role}_{kind}": str(CERTIFICATE / f"{file}.pem") for role in ("scheduler", "worker", "client")
           for kind, file in (("cert", "certificate"), ("key", "key"))}  # fmt: skip
    security = Security(require_encryption=True, tls_ca_file=str(CERTIFICATE / "certificate.pem"), **own)
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, security=security, protocol="tls://",
        dashboard_address="localhost:0",
    ) as started:  # fmt: skip
        yield started


def test_certificates_are_those_of_dasks_configuration(secured: LocalCluster) -> None:
    files = {"ca-file": "certificate", "client.cert": "certificate", "client.key": "key"}
    configured = {f"distributed.comm.tls.{name}": str(CERTIFICATE / f"{file}.pem") for name, file in files.items()}
    sweep_plan = small()
    with dask.config.set(configured):
        sweep = Sweep(sweep_plan, scheduler=secured.scheduler_address)
        assert sweep.wait(LONG)

    assert secured.scheduler_address.startswith("tls://")
    assert (sweep.state, sweep.error) == (State.FINISHED, None)
    assert sweep.results == expected(sweep_plan)


def test_without_a_certificate_a_secured_cluster_cannot_be_used(secured: LocalCluster) -> None:
    sweep = Sweep(small(), scheduler=secured.scheduler_address)
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.trouble is Trouble.UNREACHABLE
    assert "TLS" in sweep.error.detail


def test_a_missing_dask_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    sweep = Sweep(small(), scheduler="tcp://localhost:8786")
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert sweep.error.trouble is Trouble.NO_DASK


def test_the_environment_names_the_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(dask_cluster.ADDRESS, raising=False)
    assert dask_cluster.scheduler_address() == ""
    monkeypatch.setenv(dask_cluster.ADDRESS, " tcp://localhost:8786 ")
    assert dask_cluster.scheduler_address() == "tcp://localhost:8786"
