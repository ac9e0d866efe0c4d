"""What charts do can be done by keys, and the focus can be seen."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from playground.ui.train.tabs import TABS
from tests.browser.access.axe import barriers
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    press,
    turn_to,
    wait_for_exact_epoch,
    wait_for_script,
)


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
    page = open_app("?v=2&layers=3")
    turn_to(page, TABS["network"])
    graph = page.get_by_role("application", name="Network as a graph of units and weights")
    graph.focus()
    said = page.locator(".st-key-inner [role=status]")
    for key, words in (
        ("ArrowRight", "hidden 1 unit 1"),
        ("ArrowDown", "hidden 1 unit 2"),
        ("Shift+ArrowDown", re.compile("^weight from input 1 to hidden 1 unit 2: ")),
        ("Shift+ArrowDown", re.compile("^weight from input 2 to hidden 1 unit 2: ")),
    ):
        graph.press(key)
        expect(said).to_have_text(words)
    graph.press("Enter")
    expect(page.get_by_role("spinbutton", name="weight", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(graph).to_be_focused()


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
