"""What holds on all pages of a tab."""

from __future__ import annotations

import pytest

from tests.ui.driver import DASHBOARD, OTHER_PAGES, AppDriver

PRESENTER = "Presenter mode"


def test_presenter_mode_goes_along_from_page_to_page() -> None:
    app = AppDriver()
    app.set(PRESENTER, True)
    switches = {app.control(PRESENTER).key}
    for page in OTHER_PAGES:
        app.go_to(page)
        assert app.value(PRESENTER), page
        switches.add(app.control(PRESENTER).key)
    assert len(switches) == 1 + len(OTHER_PAGES)
    app.set(PRESENTER, False)
    for page in (*OTHER_PAGES, DASHBOARD):
        app.go_to(page)
        assert not app.value(PRESENTER), page


@pytest.mark.parametrize(
    "page", [page for page in OTHER_PAGES if page != "runs"]
)  # the run log has no links of its own
def test_presenter_mode_is_in_the_address_of_the_page_gone_to(page: str) -> None:
    app = AppDriver(presenter=1)
    app.go_to(page)

    assert app.link["presenter"] == "1"


@pytest.mark.parametrize("page", [DASHBOARD, "race"])
def test_the_epoch_limit_is_a_control_where_it_ends_a_run(page: str) -> None:
    assert {"Batch size", "Epoch limit"} <= training_controls(page)


@pytest.mark.parametrize("page", ["luck", "sweep"])
def test_it_is_none_where_the_page_says_how_many_epochs_are_trained(page: str) -> None:
    labels = training_controls(page)
    assert "Batch size" in labels
    assert "Epoch limit" not in labels


def training_controls(page: str) -> set[str]:
    """Return the labels of a page's training controls that have steps."""
    return set(AppDriver(page, unfolded=("Training",)).labels("select_slider"))
