"""The pages for those who listen to them, work them by keys alone, or need strong contrast."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import barriers
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    press,
    wait_for_charts,
    wait_for_epoch,
    wait_for_exact_epoch,
    wait_for_script,
    wait_for_state,
)
from tests.browser.test_inspector import step, wait_for_graph
from tests.browser.test_runs import tick

# Of buttons: what they stand out with, their words, and the keys written on them, which are seen through.
COLOURS = """buttons => buttons.map(button => {
  const colour = (element, name) => getComputedStyle(element)[name].match(/[\\d.]+/g).slice(0, 3).map(Number);
  const [words, key] = ['p', 'kbd'].map(name => button.querySelector(name));
  const opacity = +getComputedStyle(key).opacity;
  return [colour(button, 'backgroundColor'), colour(words, 'color'), colour(key, 'color'), opacity];
})"""

NOTE_SAID = """() => {
  window.said = [];
  const live = document.querySelector('.st-key-verdict [aria-live=polite]');
  new MutationObserver(() => window.said.push(live.textContent)).observe(live, { subtree: true, childList: true });
}"""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page of the app: its address, what shows that it stands, and what makes its numbers move and rest again."""

    name: str
    query: str
    stands: Callable[[Page], None]
    move: Callable[[Page], None]


def contrast(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the contrast ratio of WCAG 2.2 of two colours of channels from 0 to 1."""

    def luminance(colour: Sequence[float]) -> float:
        r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    dim, bright = sorted([luminance(one), luminance(other)])
    return (bright + 0.05) / (dim + 0.05)


def race_stands(page: Page) -> None:
    wait_for_charts(page, (".st-key-race-A", ".st-key-race-B"))


def start_stands(page: Page) -> None:
    page.get_by_role("button", name="Start").wait_for()


def runs_stand(page: Page) -> None:
    """Keep a run, and go to where it is kept."""
    wait_for_charts(page)
    press(page, "Step")
    wait_for_epoch(page, 1)
    page.get_by_role("link", name="Runs", exact=True).click()
    page.wait_for_selector(".st-key-runs-table canvas")


def play_and_pause(page: Page) -> None:
    press(page, "Play")
    wait_for_epoch(page, 5)
    press(page, "Pause")
    wait_for_state(page, "Paused")


def study(page: Page) -> None:
    press(page, "Start")
    page.get_by_text("5 networks trained for").wait_for()
    start_stands(page)


def sweep(page: Page) -> None:
    press(page, "Start")
    page.locator(".found", has_text="(median of 2 seeds)").wait_for()
    start_stands(page)


def follow_the_sample(page: Page) -> None:
    step(page, "forward", 4)


def choose_a_run(page: Page) -> None:
    tick(page, 0)
    page.wait_for_selector(".st-key-runs-curves canvas")


PAGES = [
    Opened("Train", "?v=2", wait_for_charts, play_and_pause),
    Opened("Race", "race?v=2&b.l2=0.1", race_stands, play_and_pause),
    Opened("Luck", "luck?v=2&n=40&layers=4&seeds=5&upto=50", start_stands, study),
    Opened("Sweep", "sweep?v=2&n=40&layers=4&steps=3&seeds=2&sweepepochs=20", start_stands, sweep),
    Opened("Runs", "?v=2&n=20&layers=2&epochs=1&seed=4713", runs_stand, choose_a_run),
    Opened("Backpropagation", "backpropagation?v=2", wait_for_graph, follow_the_sample),
]
every_page = pytest.mark.parametrize("opened", PAGES, ids=lambda opened: opened.name)


@every_page
@pytest.mark.parametrize("look", ["light", "dark", "presenter"])
def test_nothing_keeps_people_out_at_rest_and_after_some_epochs(open_app: Open, opened: Opened, look: str) -> None:
    page = open_app(opened.query, dark=look == "dark", ready=opened.stands)
    if look == "presenter":
        page.get_by_test_id("stSidebar").get_by_text("Presenter mode").click()
        page.wait_for_function("parseFloat(getComputedStyle(document.documentElement).fontSize) === 18")
    wait_for_script(page)
    assert barriers(page) == []

    opened.move(page)
    wait_for_script(page)
    assert barriers(page) == []


@every_page
def test_a_page_has_one_title_and_a_row_of_links_that_says_which_is_open(open_app: Open, opened: Opened) -> None:
    page = open_app(opened.query, ready=opened.stands)
    wait_for_script(page)

    expect(page.get_by_role("heading", level=1)).to_have_text(opened.name)
    links = page.get_by_role("navigation", name="Pages").get_by_role("link")
    expect(links).to_have_text(["Train", "Race", "Luck", "Sweep", "Runs", "Inspect"])
    present = page.get_by_role("navigation").locator("[aria-current=page]:visible")
    expect(present).to_have_text("Inspect" if opened.name == "Backpropagation" else opened.name)
    expect(page.get_by_role("main")).to_have_count(1)


def test_headings_lead_to_the_parts_of_the_dashboard_and_take_no_room(open_app: Open) -> None:
    page = open_app()
    wait_for_script(page)
    parts = page.get_by_role("main").get_by_role("heading", level=2)

    expect(parts).to_have_text(["Key numbers", "Verdict", "Answer of the network", "Curves", "Weights"])
    for box in (heading.bounding_box() for heading in page.get_by_role("heading").all()):
        assert box is not None
    sizes = page.eval_on_selector_all(
        "[data-testid=stElementContainer]:has(> * > .unseen)", "all => all.map(e => [e.offsetWidth, e.offsetHeight])"
    )
    assert sizes
    assert all(size == [1, 1] for size in sizes)


def test_the_curves_are_a_slider_for_keys(open_app: Open) -> None:
    page = open_app("?v=2&epochs=9")
    for i in range(1, 4):
        press(page, "Step")
        wait_for_exact_epoch(page, i)
    wait_for_script(page)
    curves = page.get_by_role("slider", name="Learning curves")
    curves.focus()
    curves.press("ArrowLeft")
    wait_for_exact_epoch(page, 2)
    expect(curves).to_have_attribute("aria-valuetext", re.compile("^epoch 2: train "))
    curves.press("Home")
    wait_for_exact_epoch(page, 0)
    curves.press("End")
    wait_for_exact_epoch(page, 3)


def test_keys_read_the_answer_out_and_escape_ends_that(open_app: Open) -> None:
    page = open_app()
    answer = page.get_by_role("application", name="Decision boundary")
    answer.focus()
    answer.press("ArrowRight")
    said = page.locator(".st-key-answer [role=status]")
    expect(said).to_have_text(re.compile(r"^x .+, y .+: class [01]: p = [01]\.\d\d$"))
    middle = said.inner_text()
    expect(page.locator(".stage-tooltip")).to_have_text(middle)
    expect(page.locator(".stage-ring")).to_be_visible()
    answer.press("ArrowUp")
    expect(said).not_to_have_text(middle)
    answer.press("Escape")
    expect(page.locator(".stage-tooltip, .stage-ring")).to_have_count(0)
    expect(answer).to_be_focused()


def test_keys_go_through_the_units_and_weights_of_the_network(open_app: Open) -> None:
    page = open_app("?v=2&layers=3&tab=network")
    graph = page.get_by_role("application", name="Network as a graph of units and weights")
    graph.focus()
    said = page.locator(".st-key-inner [role=status]")
    for key, words in (
        ("ArrowRight", "hidden 1 unit 1"),
        ("ArrowDown", "hidden 1 unit 2"),
        ("Shift+ArrowDown", re.compile("^weight from x to hidden 1 unit 2: ")),
        ("Shift+ArrowDown", re.compile("^weight from y to hidden 1 unit 2: ")),
    ):
        graph.press(key)
        expect(said).to_have_text(words)
    graph.press("Enter")
    expect(page.get_by_role("spinbutton", name="weight", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(graph).to_be_focused()


@pytest.mark.parametrize("dark", [False, True])
def test_words_and_keys_on_buttons_can_be_read(open_app: Open, *, dark: bool) -> None:
    page = open_app(dark=dark)
    seen = page.get_by_role("button", name=re.compile("^(Play|Step)")).evaluate_all(COLOURS)

    assert len(seen) == 2
    for paper, words, keys, opacity in seen:
        below = [channel / 255 for channel in paper]
        assert contrast(below, [channel / 255 for channel in words]) >= 4.5
        mixed = [opacity * key / 255 + (1 - opacity) * under for key, under in zip(keys, below, strict=True)]
        assert contrast(below, mixed) >= 4.5


def test_a_chart_that_has_the_focus_shows_it(open_app: Open) -> None:
    page = open_app()
    page.locator(".st-key-curves .stage-chart").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    style = page.evaluate("(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])"
                          "(getComputedStyle(document.activeElement))")  # fmt: skip

    assert focused == "stage-chart"
    assert style == ["solid", "2px"]


def test_the_verdict_is_read_out_when_it_is_another_one_or_rests_and_not_at_every_change(open_app: Open) -> None:
    page = open_app("?v=2&epochs=60")
    page.wait_for_selector(".st-key-verdict .verdict")
    page.evaluate(NOTE_SAID)
    press(page, "Play")
    wait_for_state(page, "Epoch limit reached")
    wait_for_epoch(page, 60)
    last = re.sub(r"\s+", " ", page.locator(".verdict").inner_text()).partition(" ")[2]
    page.wait_for_function("last => window.said.at(-1) === last", arg=last)
    said = page.evaluate("window.said")

    assert epoch(page) == 60
    assert 1 <= len(said) <= 6


def test_the_list_of_keys_takes_the_focus_and_gives_it_back(open_app: Open) -> None:
    page = open_app()
    step_button = page.get_by_role("button", name="Step")
    step_button.focus()
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    expect(keys).to_be_focused()
    assert barriers(page) == []
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    expect(step_button).to_be_focused()
