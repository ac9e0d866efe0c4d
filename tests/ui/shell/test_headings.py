"""Headings lead those who listen from part to part of a page."""

from __future__ import annotations

import re

import pytest

from playground.settings.run import GROUPS
from tests.ui.driver import DASHBOARD, OTHER_PAGES, AppDriver

TITLES = {"": "Train", "learn": "Learn", "race": "Race", "luck": "Luck", "sweep": "Sweep", "runs": "Runs",
          "backpropagation": "Backpropagation"}  # fmt: skip


def headings(app: AppDriver) -> list[tuple[int, str]]:
    """Return level and text of each heading that is not seen."""
    found = (re.fullmatch(r'<h(\d) class="unseen">(.*)</h\1>', html) for html in app.html)
    return [(int(match[1]), match[2]) for match in found if match]


@pytest.mark.parametrize("page", [DASHBOARD, *OTHER_PAGES])
def test_a_page_has_one_title_and_parts_below_it(page: str) -> None:
    app = AppDriver(page)
    found = headings(app)

    assert [text for level, text in found if level == 1] == [TITLES[page]]
    assert {level for level, _ in found} <= {1, 2}
    parts = [text for level, text in found if level == 2]
    assert len(parts) == len(set(parts))


@pytest.mark.parametrize("page", [DASHBOARD, "race", "luck", "sweep"])
def test_every_group_of_controls_has_a_heading(page: str) -> None:
    parts = [text for level, text in headings(AppDriver(page)) if level == 2]

    assert {group.title for group in GROUPS.values()} <= set(parts)


@pytest.mark.parametrize("presenter", [0, 1])
def test_the_parts_of_the_dashboard_have_headings_on_a_projector_too(presenter: int) -> None:
    parts = [text for level, text in headings(AppDriver(presenter=presenter)) if level == 2]

    assert {"Key numbers", "Verdict", "Answer of the network", "Curves"} <= set(parts)


def test_the_open_tab_is_a_heading() -> None:
    app = AppDriver()
    app.ask(do="tab", tab="norms")
    app.rerun()

    assert (2, "Norms") in headings(app)
