"""A server and a browser for the tests that need both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.browser.programs import CHROMIUM
from tests.browser.server import app_server
from tests.browser.stage_page import wait_for_charts
from tests.browser.windows import Windows

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# For all pages of a window: what it has compiled for one page is there for the next.
ONE_PROCESS = "--process-per-site"
PATIENCE_MS = 30_000

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs a browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Start the app and give its address."""
    with app_server() as started:
        yield started


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start a Chromium."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM.path(), args=[*FLAGS, ONE_PROCESS])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def windows(browser: Browser, address: str) -> Windows:
    """Keep the windows in which pages are opened."""
    return Windows(browser, address)


@pytest.fixture
def open_app(windows: Windows, address: str) -> Iterator[Open]:
    """Open the app with a query, wait for its charts, and in the end see that no page complained.

    ``at`` is the address of another server than the tests' own. ``prepare`` is given the page before it loads.
    ``expected`` describes complaints that the test provokes.
    """
    complaints: list[str] = []

    def open_page(
        query: str = "",
        *,
        width: int = 1366,
        height: int = 768,
        dark: bool = False,
        at: str = address,
        prepare: Callable[[Page], None] = lambda _: None,
        ready: Callable[[Page], None] = wait_for_charts,
        expected: str = "(?!)",
    ) -> Page:
        def hear(complaint: str) -> None:
            if not re.search(expected, complaint):
                complaints.append(complaint)

        page = windows.new_page(width, height, dark=dark)
        page.set_default_timeout(PATIENCE_MS)
        page.on("pageerror", lambda error: hear(f"page: {error}"))
        page.on("console", lambda message: hear(f"console: {message.text}") if _is_complaint(message) else None)
        prepare(page)
        page.goto(at + query)
        ready(page)
        return page

    yield open_page
    windows.clear()
    assert complaints == []


def _is_complaint(message: ConsoleMessage) -> bool:
    return message.type in {"error", "warning"}
