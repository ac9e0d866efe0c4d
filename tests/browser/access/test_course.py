"""The course for those who see or move otherwise: every figure to be moved, and lessons before their answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.access.axe import barriers
from tests.browser.conftest import Open
from tests.browser.learn.walk import SIZES, walk_figures
from tests.browser.stage_page import wait_for_charts, wait_for_script

LOOKS = pytest.mark.parametrize(
    ("dark", "presenter"),
    [(False, False), (True, False), (False, True), (True, True)],
    ids=["light", "dark", "light presenter", "dark presenter"],
)


def lesson_stands(page: Page) -> None:
    wait_for_charts(page, (".st-key-lesson-stage-chart-0", ".st-key-lesson-stage-chart-1"))
    wait_for_script(page)


@LOOKS
def test_no_figure_keeps_anybody_out(open_app: Open, *, dark: bool, presenter: bool) -> None:
    found = {one.key: barriers(page) for one, page in walk_figures(open_app, dark=dark, presenter=presenter)}

    assert {key: there for key, there in found.items() if there} == {}


@LOOKS
def test_no_lesson_keeps_anybody_out_before_its_answer(open_app: Open, *, dark: bool, presenter: bool) -> None:
    query = "learn?v=2&lesson=too-much-dropout" + "&presenter=1" * presenter
    page = open_app(query, dark=dark, **SIZES[presenter], ready=lesson_stands)

    assert barriers(page) == []
