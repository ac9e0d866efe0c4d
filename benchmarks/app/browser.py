"""A real browser with the dashboard open in it, watched by `observer.js`."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.kit.places import OBSERVER, PROGRAM_FINDER

ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
CHARTS = ".stage-chart canvas"
N_CHARTS = 3


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser that the browser tests use."""
    path = runpy.run_path(str(PROGRAM_FINDER))["CHROMIUM"].path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def dashboard(browser: Browser, port: int, query: str = "") -> Iterator[Page]:
    """Open the dashboard in a browser window that knows nothing yet, and wait until its charts are drawn."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(path=OBSERVER)
    try:
        page.goto(f"http://localhost:{port}/{query}")
        page.wait_for_function(f"document.querySelectorAll('{CHARTS}').length >= {N_CHARTS}")
        page.wait_for_function("window.benchmark.pictures.length > 0")
        yield page
    finally:
        page.close()


def meter(page: Page) -> Callable[[], float]:
    """Begin to measure how long the page's main thread works; return what tells the seconds up to then."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def seconds() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))

    return seconds


def slow_down(page: Page, factor: int) -> None:
    """Make the page's processor look so many times slower."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": factor})


def play(page: Page, *, frames: int) -> None:
    """Press Play and wait until so many frames have been painted."""
    before = page.evaluate("window.benchmark.painted.length")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"window.benchmark.painted.length >= {before + frames}")


def watch(page: Page, seconds: float, frames: int) -> tuple[float, float]:
    """Look on for so many seconds, and on until so many frames have been painted.

    Return begin and end in seconds since 1970 by the page's clock.
    """
    begin, end = page.evaluate(
        """async ([seconds, frames]) => {
            const now = () => (performance.timeOrigin + performance.now()) / 1000;
            const painted = window.benchmark.painted, begin = now(), before = painted.length;
            const enough = () => now() - begin >= seconds && painted.length - before >= frames;
            await new Promise((done) => {
                const look = () => enough() ? done() : requestAnimationFrame(look);
                look();
            });
            return [begin, now()];
        }""",
        [seconds, frames],
    )
    return begin, end
