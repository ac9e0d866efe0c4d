"""The app as a server in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 180.0  # a busy machine may need one; it only ends what hangs
# What a browser and Streamlit say while a server is gone.
CUT_OFF = (
    "WebSocket onclose|WebSocket connection to|Failed to load resource|Client [Ee]rror|Is Streamlit still running"
    "|Connection timed out|Cannot send rerun backMessage when disconnected"
)


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return free.getsockname()[1]


@contextmanager
def app_server(
    base: str = "", port: int | None = None, *, script: str = "app.py", options: Sequence[str] = ()
) -> Iterator[str]:
    """Start the app as a person would, on a port, by default a free one, and below a path; give its address."""
    port = port or free_port()
    place = [f"--server.port={port}", *([f"--server.baseUrlPath={base}"] if base else [])]
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true", *place, *options]
    address = f"http://localhost:{port}/{base}/" if base else f"http://localhost:{port}/"
    with running(command, ready=lambda: answers(f"{address}_stcore/health")):
        yield address


@contextmanager
def running(command: list[str], ready: Callable[[], bool], folder: Path = ROOT) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a folder, by default the project's, wait until it is ready, and stop it in the end."""
    program = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE_SECONDS
        while not ready():
            assert program.poll() is None, f"{command[0]} stopped while starting"
            assert time.monotonic() < end, f"{command[0]} was not ready within {PATIENCE_SECONDS:g} s"
        yield program
    finally:
        program.terminate()
        program.wait(timeout=20)


def answers(url: str) -> bool:
    """Tell whether a server answers there; its refusal says that it has not started yet."""
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False
