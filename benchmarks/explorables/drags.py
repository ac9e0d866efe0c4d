"""How long it takes from a movement of the pointer to the picture, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from benchmarks.app.browser import slow_down
from benchmarks.kit.places import folder_of
from playground.ui.learn.controls import Slider
from playground.ui.learn.explorable import Explorable

OBSERVER = folder_of("benchmarks.explorables") / "observer.js"
CHARTS = ".st-key-explorable-charts .stage-chart canvas"
MOST_STOPS = 10  # on the way from one end to the other
MARGIN = 0.1  # of a slider's width at each end, which a drag leaves out


def slider_of(explorable: Explorable) -> Slider:
    """Return the first slider of a figure, which is what a person moves first."""
    return next(control for control in explorable.controls if isinstance(control, Slider))


def drag_times(browser: Browser, port: int, explorable: Explorable, *, moves: int, slower: int = 1) -> list[float]:
    """Return milliseconds from each movement of a drag of a figure's first slider to its picture.

    Parameters
    ----------
    browser : Browser
    port : int
        Where the dashboard listens.
    explorable : Explorable
    moves : int
        How many movements, from one end of the slider to the other and back, and so on; each waits for its picture.
    slower : int
        How many times slower than this machine's the browser's processor is to look.
    """
    with figure(browser, port, explorable.key) as page:
        if slower > 1:
            slow_down(page, slower)
        slider = slider_of(explorable)
        thumb = page.locator(f'[data-control="{slider.key}"]')
        box = thumb.bounding_box()
        if box is None:
            raise RuntimeError(f"{explorable.key} shows no slider")
        y = box["y"] + box["height"] / 2
        page.mouse.move(box["x"] + MARGIN * box["width"], y)
        page.mouse.down()
        times = []
        for share in there_and_back(slider, moves):
            page.evaluate("() => { window.drags.await(); }")
            page.mouse.move(box["x"] + (MARGIN + share * (1 - 2 * MARGIN)) * box["width"], y)
            times.append(float(page.evaluate("window.drags.answer")))
        page.mouse.up()
        return times


def there_and_back(slider: Slider, moves: int) -> list[float]:
    """Return so many shares of a slider's way, from its beginning to its end and back, and so on.

    They are so far apart that each movement sets another value than the one before.
    """
    steps = round((slider.high - slider.low) / slider.step)
    there = max(min(MOST_STOPS, int(0.7 * steps)), 1)
    return [abs((i + there) % (2 * there) - there) / there for i in range(1, moves + 1)]


@contextmanager
def figure(browser: Browser, port: int, key: str) -> Iterator[Page]:
    """Open a figure to be moved in a browser window that knows nothing yet, and wait until its charts are drawn."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.add_init_script(path=OBSERVER)
    try:
        page.goto(f"http://localhost:{port}/learn?v=2&explore={key}")
        page.wait_for_selector(CHARTS)
        page.wait_for_function("window.drags.paintedAt > 0")
        page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        yield page
    finally:
        page.close()
