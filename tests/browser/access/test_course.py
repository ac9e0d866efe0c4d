"""The course for those who see or move otherwise: every figure to be moved, and lessons before their answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.access.axe import barriers
from tests.browser.access.looks import colours
from tests.browser.conftest import Open
from tests.browser.learn.walk import SIZES, figure_stands, formulas_stand_free, walk_figures
from tests.browser.stage_page import wait_for_charts, wait_for_script

SEATS = pytest.mark.parametrize("presenter", [False, True], ids=["desk", "projector"])


def lesson_stands(page: Page) -> None:
    wait_for_charts(page, (".st-key-lesson-stage-chart-0", ".st-key-lesson-stage-chart-1"))
    wait_for_script(page)


@pytest.mark.timeout(600)  # every figure in two looks: minutes where others compute too
@SEATS
def test_no_figure_keeps_anybody_out_in_light_or_dark_and_no_formula_is_covered(
    open_app: Open, *, presenter: bool
) -> None:
    found = {}
    for one, page in walk_figures(open_app, presenter=presenter):
        for dark in (False, True):
            colours(page, dark=dark)
            figure_stands(page)
            found[one.key, "dark" if dark else "light"] = barriers(page)
        colours(page, dark=False)
        assert formulas_stand_free(page, one), one.key

    assert {figure: there for figure, there in found.items() if there} == {}


@SEATS
def test_no_lesson_keeps_anybody_out_before_its_answer_in_light_or_dark(open_app: Open, *, presenter: bool) -> None:
    query = "learn?v=2&lesson=too-much-dropout" + "&presenter=1" * presenter
    page = open_app(query, **SIZES[presenter], ready=lesson_stands)

    for dark in (False, True):
        colours(page, dark=dark)
        lesson_stands(page)
        assert barriers(page) == [], f"dark {dark}"
