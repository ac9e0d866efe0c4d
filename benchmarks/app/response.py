"""How long a slider's change takes to show."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.app.browser import dashboard, play
from benchmarks.app.measured import MEASURED
from benchmarks.app.wire import Wire

SLIDER = "Noise"
FROM_LEFT = f"{MEASURED}&noise=0"  # room for the slider's steps, all in one direction: no picture comes back
MOST_CHANGES = 20
EPOCHS_BEFORE = 400  # so that the first frames of the new run can be told from those of the old one


def response_times(browser: Browser, wire: Wire, *, changes: int, playing: bool) -> list[float]:
    """Return milliseconds from a key on the noise slider to the first picture of the run on the new data."""
    if changes > MOST_CHANGES:
        raise ValueError(f"the slider has room for {MOST_CHANGES} changes, got {changes}")
    times = []
    with dashboard(browser, wire.port, FROM_LEFT) as page:
        if playing:
            play(page, frames=4)
        slider = page.get_by_role("slider", name=SLIDER)
        slider.focus()
        for _ in range(changes):
            if playing:
                page.wait_for_function(f"+document.querySelector('.numbers').dataset.epoch >= {EPOCHS_BEFORE}")
            page.evaluate("(playing) => window.benchmark.await(playing)", playing)
            page.keyboard.press("ArrowRight")
            times.append(float(page.evaluate("window.benchmark.answer")))
    return times
