"""Tabs, units and data sets of the dashboard in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from datasets import CATALOGUE
from playground.ui.train.tabs import TABS
from tests.browser.conftest import Open
from tests.browser.stage_page import (
    choose,
    epoch,
    finish,
    number,
    pictures,
    press,
    remember_views,
    turn_to,
    views_survive,
    wait_for_epoch,
    wait_for_new_pictures,
    wait_for_state,
)


def test_the_network_plays_and_a_unit_is_shown_large_and_back(open_app: Open) -> None:
    page = open_app("?layers=8,8&dropout=0.3")
    turn_to(page, "Network", "network")
    remember_views(page)
    before = pictures(page)
    press(page, "Play")
    wait_for_epoch(page, 10)
    wait_for_new_pictures(page, before)
    assert views_survive(page)

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


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080)])
def test_every_tab_is_on_one_line_and_seen_whole(open_app: Open, width: int, height: int) -> None:
    page = open_app(width=width, height=height)
    boxes = [tab.bounding_box() for tab in page.get_by_role("tab").all()]
    seen = [box for box in boxes if box is not None]

    assert len(seen) == len(boxes) == len(TABS)
    assert len({box["y"] for box in seen}) == 1
    assert max(box["x"] + box["width"] for box in seen) <= width


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_data_set_trains_in_the_browser(open_app: Open, name: str) -> None:
    page = open_app(f"?data={name}&epochs=3")
    before = number(page, "train loss")
    finish(page, 3)
    assert number(page, "train loss") != before


def test_a_run_that_diverges_stops_and_says_why(open_app: Open) -> None:
    page = open_app("?data=sine&opt=sgd&rate=30")
    press(page, "Play")
    wait_for_state(page, "Diverged")
    wait_for_state(page, "Try a learning rate below 30")
    expect(page.get_by_role("button", name="Play")).to_be_disabled()
    press(page, "Reset")
    wait_for_state(page, "Untrained")


def test_impossible_values_in_a_link_fall_back_and_are_named(open_app: Open) -> None:
    page = open_app("?noise=7&data=nothing&layers=0&zzz=1&l2=0.1")
    warning = page.get_by_test_id("stAlert").inner_text()
    assert all(part in warning for part in ("noise=7", "data=nothing", "layers=0", "zzz=1"))
    assert "l2" not in warning
    press(page, "Step")
    wait_for_epoch(page, 1)
