"""What holds on all pages of a tab."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Toggle

from tests.ui.conftest import AppFactory, go_to

OTHERS = ("race", "luck", "sweep", "runs", "backpropagation")


def presenter(at: AppTest) -> Toggle:
    """Return the page's switch of presenter mode."""
    (switch,) = [toggle for toggle in at.toggle if toggle.label == "Presenter mode"]
    return switch


def test_presenter_mode_goes_along_from_page_to_page(make_app: AppFactory) -> None:
    at = make_app()
    presenter(at).set_value(True).run()
    switches = {presenter(at).key}
    for path in OTHERS:
        go_to(at, path)
        assert presenter(at).value, path
        switches.add(presenter(at).key)
    assert len(switches) == 1 + len(OTHERS)
    presenter(at).set_value(False).run()
    for path in (*OTHERS, ""):
        go_to(at, path)
        assert not presenter(at).value, path


@pytest.mark.parametrize("path", [path for path in OTHERS if path != "runs"])  # the run log has no links of its own
def test_presenter_mode_is_in_the_address_of_the_page_gone_to(make_app: AppFactory, path: str) -> None:
    at = make_app(presenter=1)
    go_to(at, path)

    assert at.query_params["presenter"] == "1"


@pytest.mark.parametrize(("path", "within"), [("", ""), ("race", "race ")])
def test_the_epoch_limit_is_a_control_where_it_ends_a_run(make_app: AppFactory, path: str, within: str) -> None:
    assert {"Batch size", "Epoch limit"} <= training_controls(make_app(), path, within)


@pytest.mark.parametrize(("path", "within"), [("luck", "luck 0 "), ("sweep", "sweep ")])
def test_it_is_none_where_the_page_says_how_many_epochs_are_trained(
    make_app: AppFactory, path: str, within: str
) -> None:
    labels = training_controls(make_app(), path, within)
    assert "Batch size" in labels
    assert "Epoch limit" not in labels


def training_controls(at: AppTest, path: str, within: str) -> set[str]:
    """Unfold the training controls of a page and return the labels of those that have steps."""
    at.session_state[f"{within}group Training"] = True
    go_to(at, path)
    return {slider.label for slider in at.sidebar.select_slider}
