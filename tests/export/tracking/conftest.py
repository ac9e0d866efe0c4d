"""What the tests of MLflow share: small runs, a sweep, and a server of MLflow's own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playground.comparisons.sweep.plan import plan
from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking.place import place_of
from playground.export.tracking.tracker import Tracker
from playground.measurements.run import Run
from playground.settings.links import from_query, from_sweep_query
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from tests.browser.server import answers, free_port, running

RUN = {"v": "2", "n": "40", "layers": "4", "dropout": "0.2", "l2": "1", "epochs": "6"}
SWEEP = {"v": "2", "n": "40", "layers": "3", "knob": "dropout", "from": "0", "to": "0.5", "steps": "2", "seeds": "2",
         "sweepepochs": "3"}  # fmt: skip


def settings_of(**query: str) -> Settings:
    link = from_query(RUN | query)
    assert not link.problems
    return link.settings


def trained(epochs: int = 6, **query: str) -> Run:
    run = Run(settings_of(**query))
    run.trainer.advance(epochs)
    return run


@pytest.fixture(scope="session")
def sweep() -> tuple[Sweep, SweepSettings]:
    """Return a sweep of four cells that is done, and its settings."""
    base, view, problems = from_sweep_query(SWEEP)
    assert not problems
    done = Sweep(plan(base, view), n_processes=1)
    assert done.wait(120)
    assert len(done.results) == 4
    return done, view


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that MLflow has made its own: its database takes seconds to make."""
    folder = tmp_path_factory.mktemp("tracking") / "runs"
    Tracker(place_of(str(folder)))
    return folder


@contextmanager
def mlflow_server(folder: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a server of MLflow's with its runs and files in a folder; give its address and the program."""
    uri = f"http://localhost:{free_port()}"
    command = [
        sys.executable, "-m", "mlflow", "server", "--backend-store-uri", f"sqlite:///{folder / 'server.db'}",
        "--artifacts-destination", str(folder / "files"), "--host", "localhost", "--port", uri.rpartition(":")[2],
        "--workers", "1",
    ]  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLFLOW_DISABLE_TELEMETRY", "true")
        patch.setenv("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false")
        patch.setenv("PYTHONWARNINGS", "ignore")
        with running(command, ready=lambda: answers(f"{uri}/health")) as program:
            yield uri, program
