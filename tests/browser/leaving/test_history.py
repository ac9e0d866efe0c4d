"""The browser's history: Back leaves a page at the first press, however much was changed in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.stage_page import epoch, move_slider, press, wait_for_charts, wait_for_epoch, wait_for_script

BEFORE = "_stcore/health"  # of the same server, so that what stands before the dashboard needs no other


def open_after_another(open_app: Open, address: str) -> Page:
    """Open the dashboard in a tab that has shown something else before."""
    return open_app("?v=2&noise=0.2", prepare=lambda page: page.goto(address + BEFORE))


def change(page: Page) -> str:
    """Change settings and view and return the address after it."""
    move_slider(page, "Noise")
    move_slider(page, "Dropout")
    page.get_by_text("Discretise", exact=True).click()
    page.wait_for_url("**noise=0.25&dropout=0.05&discrete=1**")
    wait_for_script(page)
    return page.url


def length(page: Page) -> int:
    return page.evaluate("history.length")


@pytest.mark.parametrize("playing", [False, True], ids=["at rest", "playing"])
def test_back_leaves_the_dashboard_at_the_first_press_and_forward_opens_its_last_link(
    open_app: Open,
    address: str,
    playing: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = open_after_another(open_app, address)
    entries = length(page)
    if playing:
        press(page, "Play")
        wait_for_epoch(page, 3)
    link = change(page)
    assert length(page) == entries
    page.go_back()
    assert page.url == address + BEFORE
    page.go_forward()
    assert page.url == link
    wait_for_charts(page)
    expect(page.get_by_role("slider", name="Noise")).to_have_attribute("aria-valuetext", "0.25")
    assert epoch(page) == 0


def by_link(page: Page) -> None:
    page.get_by_role("link", name="Luck", exact=True).click()


def by_button(page: Page) -> None:
    press(page, "Use")
    press(page, "Try with many seeds")


@pytest.mark.parametrize("go", [by_link, by_button])
def test_back_leads_from_page_to_page_and_each_is_as_it_was_left(
    open_app: Open, address: str, go: Callable[[Page], None]
) -> None:
    page = open_after_another(open_app, address)
    left = change(page)
    go(page)
    page.wait_for_url("**/luck?v=2&noise=0.25&dropout=0.05")
    wait_for_script(page)
    page.get_by_text("Compare with B").click()
    page.wait_for_url("**pair=1")
    wait_for_script(page)

    page.go_back()
    page.wait_for_url(left)
    wait_for_charts(page)
    expect(page.get_by_role("slider", name="Noise")).to_have_attribute("aria-valuetext", "0.25")
    page.go_forward()
    page.wait_for_url("**/luck?v=2&noise=0.25&dropout=0.05&pair=1")
    expect(page.get_by_role("button", name="Start")).to_be_visible()
    page.go_back()
    page.wait_for_url(left)
    page.go_back()
    page.wait_for_url(address + BEFORE)
