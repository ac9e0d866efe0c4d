"""The page of many seeds in a real browser: a study runs, is cancelled, and its charts stay where they are."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.stage_page import (
    epoch,
    move_slider,
    number,
    press,
    remember_views,
    views_survive,
    wait_for_charts,
    wait_for_script,
)

CHARTS = (".st-key-luck-bands", ".st-key-luck-losses", ".st-key-luck-map-a")
PAIR_CHARTS = (*CHARTS, ".st-key-luck-map-b")


def open_luck(page: Page) -> None:
    """Go from the dashboard to the page by its link."""
    page.get_by_role("link", name="Luck", exact=True).click()
    page.wait_for_url("**/luck**")
    page.get_by_role("button", name="Start").wait_for()
    wait_for_script(page)


def wait_until_done(page: Page, n_networks: int, epochs: str) -> None:
    """Wait until the study has ended and the button to start is back."""
    page.wait_for_function(
        "said => document.querySelector('.luck-state')?.innerText.includes(said)",
        arg=f"{n_networks} networks trained for {epochs} epochs.",
    )
    page.get_by_role("button", name="Start").wait_for()


def overflow(page: Page) -> int:
    """Return by how many pixels the page is taller than the window."""
    return page.evaluate(
        "(() => { const m = document.querySelector('[data-testid=stMain]'); return m.scrollHeight - m.clientHeight })()"
    )


def test_the_setting_of_the_dashboard_is_studied_and_its_charts_keep_their_views(open_app: Open) -> None:
    page = open_app("?v=2&n=100&layers=8")
    open_luck(page)
    assert page.url.endswith("/luck?v=2&n=100&layers=8")

    press(page, "Start")
    wait_for_charts(page, CHARTS)
    remember_views(page, CHARTS)
    wait_until_done(page, 20, "200")

    assert epoch(page) == 200
    assert number(page, "agreement").endswith("%")
    assert views_survive(page)
    assert overflow(page) == 0


def test_two_settings_fit_on_the_screen_and_the_verdict_is_said(open_app: Open) -> None:
    page = open_app()
    open_luck(page)
    page.get_by_text("Compare with B").click()
    page.wait_for_url("**/luck?v=2&pair=1")
    press(page, "Start")
    wait_until_done(page, 40, "200")
    wait_for_charts(page, PAIR_CHARTS)

    # A and B do not differ, so that no seed does.
    expect(page.locator(".luck-said")).to_contain_text("A and B are the same")
    assert number(page, "B better") == "0 of 20"
    assert overflow(page) == 0


def test_a_cancelled_study_keeps_what_it_has(open_app: Open) -> None:
    page = open_app("?layers=64,64,64")
    open_luck(page)
    move_slider(page, "Epochs", key="End")
    page.wait_for_url("**upto=5000**")
    press(page, "Start")
    wait_for_charts(page, CHARTS)
    press(page, "Cancel")
    page.get_by_role("button", name="Start").wait_for()

    expect(page.locator(".luck-state")).to_have_text(re.compile("^Stopped at"))
    assert 0 < epoch(page) < 5000
