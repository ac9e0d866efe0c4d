"""The dashboard's server as a process of its own on a free port."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO
from urllib.request import urlopen

from benchmarks.kit.places import MEASURED_APP, ROOT
from playground.journal.database import VARIABLE


@dataclass(frozen=True, slots=True)
class Server:
    """Where a running server listens, its process, and whether it measures what it spends."""

    port: int
    pid: int
    measures_itself: bool


@contextmanager
def serving(*options: str, measures_itself: bool = False, data: Path | None = None) -> Iterator[Server]:
    """Start the dashboard with these options of Streamlit, wait until it is healthy, and end it afterwards.

    It keeps its runs in the folder ``data``; without one they are thrown away.
    """
    port = free_port()
    command = [
        sys.executable, "-m", "streamlit", "run", str(MEASURED_APP if measures_itself else "app.py"),
        "--server.headless", "true", "--server.port", str(port), *options,
    ]  # fmt: skip
    passing = TemporaryDirectory()
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", bufsize=1,
        env=os.environ | {VARIABLE: str(data or passing.name)},
    )  # fmt: skip
    output: IO[str] = process.stdout  # type: ignore[assignment]  # it was asked for
    reader: threading.Thread | None = None
    try:
        reader = _wait_until_announced(output)
        with urlopen(f"http://localhost:{port}/_stcore/health", timeout=30) as answer:
            if answer.status != 200:
                raise RuntimeError(f"the server is not healthy: status {answer.status}")
        yield Server(port, process.pid, measures_itself)
    finally:
        process.terminate()
        process.wait()
        if reader is not None:
            reader.join()
        output.close()
        passing.cleanup()


def free_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_announced(output: IO[str]) -> threading.Thread:
    """Read what the server prints until it gives its address; return a thread that reads on, lest the server wait."""
    printed = []
    for line in output:
        printed.append(line)
        if "URL:" in line:
            reader = threading.Thread(target=output.read, daemon=True)
            reader.start()
            return reader
    raise RuntimeError(f"the server did not start:\n{''.join(printed)}")
