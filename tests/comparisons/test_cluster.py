"""A sweep on a Dask cluster: real worker processes, one of which is killed, and clusters that are not there."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

from playground.comparisons import workers
from playground.comparisons.sweep import State, Sweep
from tests.comparisons.counted import holding_back, noting, processes
from tests.comparisons.test_sweep import LONG, expected, small, until


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Start a scheduler with two worker processes of one thread each."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, worker_dashboard_address=None
    ) as started:
        yield started


def test_a_worker_that_is_killed_in_mid_sweep_costs_no_cell(cluster: LocalCluster, tmp_path: Path) -> None:
    of, store = small(steps=4), {}
    sweep = Sweep(of, store, scheduler=cluster.scheduler_address, train=holding_back(tmp_path))
    until(lambda: len(processes(tmp_path)) == 2, f"both workers at work ({sweep.error})")
    victim = min(processes(tmp_path))
    os.kill(victim, signal.SIGKILL)
    (tmp_path / "go").touch()
    assert sweep.wait(LONG)

    assert (sweep.state, sweep.error) == (State.FINISHED, "")
    assert sweep.results == expected(of)
    assert len(store) == sweep.total
    assert os.getpid() not in processes(tmp_path)


def test_a_cluster_that_goes_away_is_an_error_in_words_and_what_was_done_stays(tmp_path: Path) -> None:
    of, store = small(), {}
    with LocalCluster(
        n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None, worker_dashboard_address=None
    ) as leaving:
        sweep = Sweep(of, store, scheduler=leaving.scheduler_address, train=holding_back(tmp_path))
        until(lambda: len(processes(tmp_path)) == 1, f"a worker at work ({sweep.error})")
    (tmp_path / "go").touch()
    assert sweep.wait(LONG)

    assert sweep.state is State.FAILED
    assert "lost" in sweep.error
