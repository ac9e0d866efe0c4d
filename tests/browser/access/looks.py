"""The looks of a page: light or dark, for a desk or for a projector."""

from __future__ import annotations

from playwright.sync_api import Page

from playground.charts.kit.theme import Theme
from tests.browser.stage_page import wait_for_script

FONT_SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
RULES_HAVE = "rule => [...document.querySelectorAll('style')].some(style => style.textContent.includes(rule))"

NOTHING_FADES = "document.getAnimations().every(animation => !(animation instanceof CSSTransition))"


def colours(page: Page, *, dark: bool) -> None:
    """Have the system change its colours, and wait until the page has followed."""
    page.emulate_media(color_scheme="dark" if dark else "light")
    page.wait_for_function(RULES_HAVE, arg=f"background: {Theme(dark=dark).paper}")
    _wait_until_all_rests(page)


def look(page: Page, *, dark: bool, presenter: bool) -> None:
    """Have the system change its colours, and switch presenter mode, and wait until the page has followed."""
    colours(page, dark=dark)
    size = 18 if presenter else 14
    if page.evaluate(f"{FONT_SIZE} !== {size}"):
        if (expand := page.get_by_test_id("stExpandSidebarButton")).is_visible():  # as presenter mode has folded it
            expand.click()
        page.get_by_test_id("stSidebar").get_by_text("Presenter mode").click()
        page.wait_for_function(f"{FONT_SIZE} === {size}")
    _wait_until_all_rests(page)


def _wait_until_all_rests(page: Page) -> None:
    wait_for_script(page)
    page.wait_for_function(NOTHING_FADES)
