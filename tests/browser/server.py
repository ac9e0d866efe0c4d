"""The app as a server in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60.0


def free_port() -> int:
    """Return a port of this machine on which nothing listens."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return free.getsockname()[1]


@contextmanager
def app_server(base: str = "") -> Iterator[str]:
    """Start the app as a person would, on a free port and below a path, and give its address."""
    port = free_port()
    options = ["--server.headless=true", f"--server.port={port}", *([f"--server.baseUrlPath={base}"] if base else [])]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *options]
    address = f"http://localhost:{port}/{base}/" if base else f"http://localhost:{port}/"
    with running(command, ready=lambda: _answers(f"{address}_stcore/health")):
        yield address


@contextmanager
def running(command: list[str], ready: Callable[[], bool]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in the project's folder, wait until it is ready, and stop it in the end."""
    program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + PATIENCE_SECONDS
        while not ready():
            assert program.poll() is None, f"{command[0]} stopped while starting"
            assert time.monotonic() < end, f"{command[0]} was not ready within {PATIENCE_SECONDS:g} s"
        yield program
    finally:
        program.terminate()
        program.wait(timeout=20)


def _answers(url: str) -> bool:
    """Tell whether a server answers there; its refusal says that it has not started yet."""
    try:
        with urllib.request.urlopen(url, timeout=1) as answer:
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False
