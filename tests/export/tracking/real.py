"""A real MLflow in tests: what marks a test that talks to one, its client, a server, and what is there of a run."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from playground.export.tracking.entry import Entry
from playground.export.tracking.tracker import Logged, Tracker
from tests.browser.server import answers, free_port, running

IN_MLFLOW = [
    pytest.mark.mlflow,
    # These are of its own making: its mappings use a strategy that SQLAlchemy no longer likes, and its types are loose.
    pytest.mark.filterwarnings("ignore:The ..noload:sqlalchemy.exc.SADeprecationWarning"),
    pytest.mark.filterwarnings("ignore:.*Any type hint is inferred as AnyType:UserWarning"),
]


def client_of(folder: Path) -> Any:
    """Return MLflow's client of a folder."""
    from mlflow import MlflowClient  # noqa: PLC0415 -- in an environment of its own

    return MlflowClient(f"sqlite:///{folder / 'mlflow.db'}")


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


def sent(tracker: Tracker, entry: Entry) -> Logged:
    return tracker.log(entry, progress=lambda done, of: None)


def check_same(client: Any, run: str, entry: Entry) -> None:
    """See that MLflow has all that an entry has, and nothing else."""
    there = client.get_run(run)
    own = {name: text for name, text in there.data.tags.items() if name.startswith("playground.")}
    metrics = [
        (one.key, one.value, one.step) for name in there.data.metrics for one in client.get_metric_history(run, name)
    ]
    assert there.info.status == "FINISHED"
    assert there.info.run_name == entry.name
    assert there.data.params == entry.params
    assert own == {name: text for name, text in entry.tags.items() if name.startswith("playground.")} | {
        "playground.digest": entry.digest
    }
    assert there.data.tags["mlflow.note.content"] == entry.tags["mlflow.note.content"]
    assert sorted(metrics) == sorted(entry.metrics)


def content(client: Any, run: str, path: str) -> bytes:
    return Path(client.download_artifacts(run, path)).read_bytes()
