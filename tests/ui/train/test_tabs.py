"""Each tab is declared once; links and the manual follow from that."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.settings.pages import ViewSettings
from playground.ui.train.tabs import TABS, manual_table, with_known_tab
from tests.ui.driver import AppDriver

MANUAL = Path(__file__).parents[3] / "docs" / "manual.md"


def test_the_manual_has_the_table_of_the_tabs() -> None:
    assert manual_table() in MANUAL.read_text("utf-8")


def test_the_tab_that_is_open_without_a_link_exists() -> None:
    assert with_known_tab(ViewSettings()) == (ViewSettings(), ())


@pytest.mark.long
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_can_be_named_by_a_link(tab: str) -> None:
    app = AppDriver(tab=tab)

    assert app.tab == tab
    assert not app.problems


@pytest.mark.parametrize(
    ("tab", "instead"),
    [("Weights", "."), ("", "."), ("nope", "."), ("zero", "; the nearest value is zeros."),
     ("pre activations", "; the nearest value is inputs.")],
)  # fmt: skip
def test_a_tab_that_there_is_not_is_named_and_another_one_opened(tab: str, instead: str) -> None:
    app = AppDriver(tab=tab)

    (warning,) = app.problems
    assert warning.startswith(f"The link's tab={tab} cannot be: Tab must be one of weights, zeros, norms, ")
    assert warning.endswith(f". It is weights instead{instead}")
    assert app.tab == "weights"
    assert "tab" not in app.link
