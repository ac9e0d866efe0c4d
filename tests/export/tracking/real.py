"""A real MLflow in tests: what marks a test that talks to one, its client, and a server."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

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
