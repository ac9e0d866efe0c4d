"""Each tab is declared once; links and the manual follow from that."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.settings.pages import ViewSettings
from playground.ui.train.tabs import TABS, manual_table, with_known_tab

MANUAL = Path(__file__).parents[3] / "docs" / "manual.md"


def test_the_manual_has_the_table_of_the_tabs() -> None:
    assert manual_table() in MANUAL.read_text("utf-8")


def test_the_tab_that_is_open_without_a_link_exists() -> None:
    assert with_known_tab(ViewSettings()) == (ViewSettings(), ())


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_can_be_named_by_a_link(make_app, tab: str) -> None:
    at = make_app(tab=tab)

    assert at.session_state["ViewSettings.tab"] == TABS[tab].title
    assert not at.warning


@pytest.mark.parametrize("tab", ["Weights", "", "nope"])
def test_a_tab_that_there_is_not_is_named_and_another_one_opened(make_app, tab: str) -> None:
    at = make_app(tab=tab)

    (warning,) = [warning.value for warning in at.warning]
    assert warning.startswith(f"The link's tab={tab} cannot be: tab must be one of weights, zeros, norms, ")
    assert warning.endswith(f"got {tab!r}. It is weights instead.")
    assert "tab" not in at.query_params
