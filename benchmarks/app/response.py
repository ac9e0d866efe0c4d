"""How long a slider's change takes to show."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from benchmarks.app.base import query
from benchmarks.app.browser import dashboard, play

SLIDER = "Noise"
FROM_LEFT = query(noise="0")  # room for the slider's steps, all in one direction: no picture comes back
MOST_CHANGES = 20
# The new run is known by an epoch below that of the old one. At full speed a run trains on for 0.3 s while the browser
# paints: some 700 epochs, so that with 400 before it the first frame of the new run could tell of a higher one.
EPOCHS_BEFORE = 2000


def response_times(browser: Browser, port: int, *, changes: int, playing: bool) -> list[float]:
    """Return milliseconds from a key on the noise slider to the first picture of the run on the new data."""
    if changes > MOST_CHANGES:
        raise ValueError(f"the slider has room for {MOST_CHANGES} changes, got {changes}")
    with dashboard(browser, port, FROM_LEFT) as page:
        if playing:
            play(page, frames=4)
        focus_slider(page)
        return [answer_to_key(page, playing=playing) for _ in range(changes)]


def focus_slider(page: Page) -> None:
    """Let keys move the noise slider."""
    page.get_by_role("slider", name=SLIDER).focus()


def answer_to_key(page: Page, *, playing: bool, epochs_before: int = EPOCHS_BEFORE) -> float:
    """Press a key that moves the slider, while playing after so many epochs; return the milliseconds to the picture."""
    if playing:
        page.wait_for_function(f"+document.querySelector('.numbers').dataset.epoch >= {epochs_before}")
    page.evaluate("(playing) => { window.benchmark.await(playing); }", playing)
    page.keyboard.press("ArrowRight")
    return float(page.evaluate("window.benchmark.answer"))
