"""The main way through the dashboard in Firefox, and a tab out of sight, which a Chromium without windows never has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.firefox import Firefox, Tab, started_firefox
from tests.browser.pages.test_race import CHARTS as RACE_CHARTS
from tests.browser.pages.test_race import both_at_their_limit
from tests.browser.stage_page import CHARTS, canvases

EPOCH = "Number(document.querySelector('.numbers')?.dataset.epoch)"
NUMBERS = (
    "Object.fromEntries([...document.querySelectorAll('[data-number]')].map(e => [e.dataset.number, e.innerText]))"
)
AT_REST = "document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'"
NOTE_WHEN_LEFT = """(() => {
  window.paints = 0;
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    window.leftAt = Number(document.querySelector('.numbers').dataset.epoch);
    const count = () => { window.paints += document.hidden; requestAnimationFrame(count); };
    requestAnimationFrame(count);
  });
})()"""


@pytest.fixture(scope="module")
def browser_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """Start a Firefox."""
    with started_firefox(tmp_path_factory.mktemp("firefox")) as started:
        yield started


@pytest.fixture
def firefox(browser_of_module: Firefox) -> Iterator[Firefox]:
    """Hand over the Firefox, and in the end see that no page complained."""
    browser_of_module.complaints.clear()
    yield browser_of_module
    assert browser_of_module.complaints == []


def open_dashboard(firefox: Firefox, address: str) -> Tab:
    tab = firefox.open(address)
    tab.wait_for(f"{canvases(CHARTS)}.every(canvas => canvas !== null)")
    tab.wait_for(AT_REST)
    return tab


def button(name: str) -> str:
    """Return what in the browser is the button with this name, or undefined."""
    return f"[...document.querySelectorAll('button:enabled')].find(b => b.innerText.split('\\n').includes('{name}'))"


def slider(label: str) -> str:
    """Return what in the browser is the handle of the slider with this label."""
    named = f"[...document.querySelectorAll('[data-testid=stSlider]')].find(s => s.innerText.includes('{label}'))"
    return f"{named}.querySelector('[aria-valuetext]')"


def wait_for_epoch(tab: Tab, at_least: int) -> None:
    tab.wait_for(f"{EPOCH} >= {at_least}")


def test_a_run_plays_pauses_steps_and_hears_a_slider_in_firefox(firefox: Firefox, address: str) -> None:
    tab = open_dashboard(firefox, f"{address}?epochs=100000")
    tab.evaluate(f"void (window.views = {canvases(CHARTS)})")
    before = tab.evaluate("window.views.map(canvas => canvas.toDataURL())")
    tab.click(button("Play"))
    wait_for_epoch(tab, 10)
    tab.evaluate(f"void {slider('Dropout')}.focus()")
    tab.press("ArrowRight")
    tab.wait_for("location.search.includes('dropout=0.05')")
    wait_for_epoch(tab, tab.evaluate(EPOCH) + 10)
    tab.click(button("Pause"))
    tab.wait_for(button("Play"))
    tab.wait_for(AT_REST)
    stopped = tab.evaluate(EPOCH)
    tab.click(button("Step"))
    tab.wait_for(f"{EPOCH} === {stopped + 1}")
    tab.wait_for(f"window.views.every((c, i) => c.isConnected && c.toDataURL() !== {before}[i])")


def test_a_race_is_run_in_firefox(firefox: Firefox, address: str) -> None:
    tab = firefox.open(f"{address}race?epochs=60&b.dropout=0.2")
    tab.wait_for(f"{canvases(RACE_CHARTS)}.every(canvas => canvas !== null)")
    tab.wait_for(AT_REST)
    tab.evaluate(f"void (window.views = {canvases(RACE_CHARTS)})")
    tab.click(button("Play"))
    tab.wait_for(f"document.querySelector('.state').innerText.includes('{both_at_their_limit(60)}')")
    numbers = tab.evaluate(NUMBERS)
    assert numbers["A epoch"] == numbers["B epoch"] == "60"
    assert tab.evaluate("window.views.every(canvas => canvas.isConnected)")


def test_a_tab_out_of_sight_trains_nothing_and_plays_on_when_it_is_seen_again(firefox: Firefox, address: str) -> None:
    hidden = open_dashboard(firefox, f"{address}?speed=medium&epochs=100000")
    hidden.evaluate(NOTE_WHEN_LEFT)
    hidden.click(button("Play"))
    wait_for_epoch(hidden, 5)

    seen = open_dashboard(firefox, f"{address}?speed=medium&epochs=150")
    seen.click(button("Play"))
    wait_for_epoch(seen, 150)
    reached, left_at, paints = hidden.evaluate(f"[{EPOCH}, window.leftAt, window.paints]")
    # Two frames may be on their way, and Firefox paints a hidden tab now and then: two frames take two paints.
    assert reached - left_at <= 3 + paints
    assert reached - left_at < 75

    hidden.bring_to_front()
    wait_for_epoch(hidden, reached + 10)
