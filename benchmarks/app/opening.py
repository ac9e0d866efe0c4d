"""How long it takes from opening the page to its first picture."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.app.base import query
from benchmarks.app.browser import dashboard
from benchmarks.app.server import serving


def opening_seconds(browser: Browser, *, servers: int, pages: int) -> tuple[list[float], list[float]]:
    """Return the seconds for the first page of so many fresh servers, and for the pages opened after it on each."""
    cold, warm = [], []
    for _ in range(servers):
        with serving() as server:
            cold.append(_seconds(browser, server.port))
            warm += [_seconds(browser, server.port) for _ in range(pages)]
    return cold, warm


def _seconds(browser: Browser, port: int) -> float:
    """Open the page in a browser window that has kept nothing; return seconds to the first picture drawn."""
    with dashboard(browser, port, query()) as page:
        return float(page.evaluate("window.benchmark.pictures[0] - performance.timeOrigin")) / 1000
