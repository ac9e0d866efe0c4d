"""Tabs, units, data sets and switches of the dashboard in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from playground.ui.train.tabs import TABS
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    choose,
    epoch,
    finish,
    move_slider,
    number,
    pictures,
    press,
    remember_views,
    turn_to,
    views_survive,
    wait_for_charts,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_script,
    wait_for_state,
)


def test_every_tab_is_drawn_and_plays(open_app: Open) -> None:
    page = open_app("?flip=0.2&layers=8,8&dropout=0.1&bn=before&speed=medium&epochs=100000")
    press(page, "Play")
    opened = next(iter(TABS.values()))
    for tab in TABS.values():
        before = pictures(page)
        if tab is not opened:
            turn_to(page, tab)
        remember_views(page)
        wait_for_epoch(page, epoch(page) + 3)
        wait_for_new_pictures(page, before)
        assert views_survive(page), tab.title


def test_a_hidden_unit_is_shown_large_while_the_run_plays_and_the_output_again(open_app: Open) -> None:
    page = open_app("?layers=8,8&dropout=0.3&tab=network&epochs=100000")
    remember_views(page)
    press(page, "Play")
    choose(page, "Show", "Hidden 2")
    page.wait_for_url("**hidden=2**")
    page.get_by_text("Hidden 2 unit 1: its output in place of").wait_for()
    unit = page.get_by_role("spinbutton", name="Unit", exact=True)
    unit.fill("5")
    unit.press("Enter")
    page.wait_for_url("**unit=5**")
    page.get_by_text("Hidden 2 unit 5: its output in place of").wait_for()
    wait_for_epoch(page, epoch(page) + 2)

    choose(page, "Show", "Output")
    page.wait_for_function("!location.search.includes('hidden')")
    wait_for_epoch(page, epoch(page) + 2)
    assert page.get_by_text("its output in place of").count() == 0
    assert views_survive(page)


def test_thinned_networks_are_switched_on_beside_the_chart_and_play(open_app: Open) -> None:
    page = open_app()
    assert page.get_by_text("Thinned networks").count() == 0
    move_slider(page, "Dropout")
    page.get_by_text("Thinned networks").click()
    page.wait_for_url("**thinned=1**")
    wait_for_script(page)
    wait_for_charts(page)
    before = pictures(page)
    remember_views(page)
    press(page, "Play")
    wait_for_epoch(page, 20)
    wait_for_new_pictures(page, before)
    assert views_survive(page)


@pytest.mark.parametrize("name", ["blobs", "sine", "plane", "digits"])
def test_every_kind_of_answer_is_drawn_and_plays(open_app: Open, name: str) -> None:
    page = open_app(f"?data={name}&epochs=3")
    loss, before = number(page, "train loss"), pictures(page)
    finish(page, 3)
    wait_for_new_pictures(page, before)
    assert number(page, "train loss") != loss


def test_a_run_that_diverges_stops_and_the_buttons_follow(open_app: Open) -> None:
    page = open_app("?data=sine&opt=sgd&rate=30")
    press(page, "Play")
    wait_for_state(page, "Diverged")
    expect(page.get_by_role("button", name="Step")).to_be_disabled()
    press(page, "Reset")
    wait_for_state(page, "Untrained")
    expect(page.get_by_role("button", name="Step")).to_be_enabled()
