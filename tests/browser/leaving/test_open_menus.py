"""A press beside an open menu does what it says: the browser is not led back to the page that it leaves."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages.test_race import wait_for_race
from tests.browser.stage_page import press, wait_for_script

TAP_MS, PRESS_MS = 0, 120  # between the beginning of a press and its end


@pytest.mark.parametrize("lasting", [TAP_MS, PRESS_MS])
def test_a_link_beside_an_open_menu_leads_to_its_page(open_app: Open, lasting: int) -> None:
    page = open_app("?v=2&n=40")
    press(page, "Use")
    page.locator("a.download").first.wait_for()
    page.get_by_role("link", name="Race", exact=True).click(delay=lasting)

    wait_for_race(page)
    wait_for_script(page)
    assert page.locator(".st-key-race-A").is_visible()
    assert "/race" in page.url


def test_a_link_beside_an_open_menu_leads_to_its_page_by_keyboard(open_app: Open) -> None:
    page = open_app("?v=2&n=40")
    press(page, "Use")
    page.locator("a.download").first.wait_for()
    page.get_by_role("link", name="Race", exact=True).focus()
    page.keyboard.press("Enter")

    wait_for_race(page)
    wait_for_script(page)
    assert page.locator(".st-key-race-A").is_visible()


def test_a_button_beside_an_open_menu_is_pressed_once(open_app: Open) -> None:
    page = open_app("?v=2&n=40")
    press(page, "Use")
    page.locator("a.download").first.wait_for()
    page.get_by_role("button", name="Step").click()

    page.locator('[data-epoch="1"]').wait_for(state="attached")
    page.locator("a.download").first.wait_for(state="hidden")
    wait_for_script(page)
    assert page.locator('[data-epoch="1"]').count() == 1
