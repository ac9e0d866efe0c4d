"""A server and a browser for the tests that need both."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.programs import CHROMIUM
from tests.browser.stage_page import wait_for_charts

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 30_000

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Start the app as a person would, on a free port, and give its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true", f"--server.port={port}"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_healthy(server, f"http://localhost:{port}/_stcore/health")
        yield f"http://localhost:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_app(browser: Browser, address: str) -> Iterator[Open]:
    """Open the app with a query, wait for its charts, and in the end see that no page reported an error.

    A page opened beside another is a tab of the same window: only one of the two is seen.
    """
    windows: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(
        query: str = "", *, width: int = 1366, height: int = 768, dark: bool = False, beside: Page | None = None
    ) -> Page:
        if beside is None:
            scheme: Literal["dark", "light"] = "dark" if dark else "light"
            window = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            windows.append(window)
            page = window.new_page()
        else:
            page = beside.context.new_page()
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: errors.append(f"page: {error}"))
        page.on("console", lambda message: errors.append(f"console: {message.text}") if _is_error(message) else None)
        page.goto(address + query)
        wait_for_charts(page)
        return page

    yield open_page
    for window in windows:
        window.close()
    assert errors == []


def _is_error(message: ConsoleMessage) -> bool:
    """Return whether the page reported an error; on a sub-page Streamlit first looks for its server below that page."""
    searching = re.search(r"/\w+/_stcore/(health|host-config)$", message.location["url"])
    return message.type == "error" and not searching


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str) -> None:
    """Ask for the server's health until it answers; its own refusal is what is waited out."""
    end = time.monotonic() + PATIENCE_MS / 1000
    while time.monotonic() < end:
        assert server.poll() is None, "the server stopped while starting"
        try:
            with urllib.request.urlopen(url, timeout=1) as answer:
                if answer.status == 200:
                    return
        except (URLError, ConnectionError):
            continue
    raise AssertionError(f"the server did not answer at {url} within {PATIENCE_MS / 1000:g} s")
