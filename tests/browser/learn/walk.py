"""A walk through all figures to be moved, in one look."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES
from tests.browser.conftest import Open
from tests.browser.stage_page import press, the, wait_for_charts, wait_for_script

CHART = ".st-key-explorable-figure-0"
SIZES = {False: {"width": 1366, "height": 768}, True: {"width": 1280, "height": 720}}  # for a projector: the latter


def figure_stands(page: Page) -> None:
    """Wait until the open figure is drawn and the page rests."""
    wait_for_charts(page, (CHART,))
    wait_for_script(page)


def walk_figures(open_app: Open, *, dark: bool = False, presenter: bool = False) -> Iterator[tuple[Explorable, Page]]:
    """Open every figure, the first of a chapter by its link and the others by Next; give it with its page."""
    first = {one.chapter: one.key for one in reversed(EXPLORABLES.values())}
    page = None
    for key, one in EXPLORABLES.items():
        if page is not None and first[one.chapter] != key:
            press(page, "Next")
        else:
            query = f"learn?v=2&explore={key}{'&presenter=1' * presenter}"
            page = open_app(query, dark=dark, **SIZES[presenter], ready=figure_stands)
        expect(the(page.locator(".lesson-title"))).to_have_text(one.name())
        figure_stands(page)
        yield one, page
