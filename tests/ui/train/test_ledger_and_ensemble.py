"""The ledger, the thinned networks and the confusion matrices on the page, for every kind of task."""

from typing import Any

import pytest

from playground.charts.kit.figure import PROBE
from tests.ui.driver import AppDriver


def tables(app: AppDriver, chart: int) -> set[str]:
    """Return the names of the tables of a chart: 0 the answer, 1 the curves, 2 the open tab."""
    return set(app.charts[chart].tables)


@pytest.mark.long
@pytest.mark.parametrize(
    "query", [{}, {"flip": 0.2}, {"data": "blobs", "classes": 4, "flip": 0.2}, {"data": "digits", "n": 200}], ids=str
)
def test_the_ledger_colours_the_answer_while_its_tab_is_open(query: dict[str, Any]) -> None:
    app = AppDriver(**query)
    usual = app.charts[0].spec
    assert "Test points" in app.labels("toggle")

    app.open_tab("ledger")
    assert tables(app, 2) == {"span", "shares", "points", "note"}
    assert app.charts[0].spec["layer"][3]["encoding"]["shape"]["field"] == "state"
    assert "Test points" not in app.labels("toggle")
    app.press("step")
    assert "by the epoch since which they are fitted without a break. After epoch 1: " in app.text
    app.set("ViewSettings.first_fitted", True)
    assert "by the epoch that first fitted them. After epoch 1: " in app.text
    assert app.link["firstfitted"] == "1"
    assert ("No label is flipped" in app.text) is ("flip" not in query)

    app.open_tab("weights")
    assert app.charts[0].spec == usual
    assert "Test points" in app.labels("toggle")
    assert app.view.show_test


def test_hiding_test_points_outlasts_a_look_into_the_ledger() -> None:
    app = AppDriver(showtest=0)
    app.open_tab("ledger")
    app.open_tab("weights")

    assert not app.value("ViewSettings.show_test")
    assert not app.view.show_test


@pytest.mark.parametrize("name", ["sine", "bumps", "diabetes"])
@pytest.mark.parametrize(
    ("tab", "words"), [("ledger", "The ledger needs classes"), ("confusion", "A confusion matrix needs classes")]
)
def test_regression_says_in_place_of_a_chart_what_is_missing(name: str, tab: str, words: str) -> None:
    app = AppDriver(data=name, n=60, tab=tab)
    answer = app.charts[0].spec
    app.press("step")

    assert words in app.text
    assert app.charts[0].spec == answer
    assert "Test points" in app.labels("toggle")
    app.open_tab("weights")
    assert app.charts[0].spec == answer


@pytest.mark.parametrize(("name", "k"), [("moons", 2), ("iris", 3), ("digits", 10)])
def test_confusion_shows_both_parts_for_any_number_of_classes(name: str, k: int) -> None:
    app = AppDriver(data=name, n=200, tab="confusion")
    app.press("step")

    assert tables(app, 2) == {"cells", "texts"}
    train, test = app.run.confusions()
    assert train.counts.shape == test.counts.shape == (k, k)
    assert f"Training: {100 * train.accuracy:.1f} % right" in app.text
    assert f"Test: {100 * test.accuracy:.1f} % right" in app.text


@pytest.mark.long
@pytest.mark.parametrize(
    ("query", "drawn"),
    [
        ({}, ("members", "average")),
        ({"data": "blobs", "classes": 4}, ("members", "average")),
        ({"data": "bumps"}, ("members", "average")),
        ({"data": "sine"}, ("members", "average", "band")),
    ],
    ids=str,
)
def test_thinned_networks_are_drawn_when_asked_for(query: dict[str, Any], drawn: tuple[str, ...]) -> None:
    app = AppDriver(dropout=0.5, **query)
    app.press("step")
    before = tables(app, 0)

    app.set("ViewSettings.thinned", True)

    assert tables(app, 0) - before - {PROBE} == set(drawn)
    assert app.link["thinned"] == "1"
    assert "8 thinned" in app.text
    app.press("step")
    assert tables(app, 0) - before - {PROBE} == set(drawn)


@pytest.mark.parametrize(
    "query", [{}, {"dropout": 0.5, "layers": "none"}, {"dropout": 0.5, "data": "diabetes"}], ids=str
)
def test_without_thinned_networks_to_draw_there_is_no_switch_and_a_link_does_no_harm(query: dict[str, Any]) -> None:
    app = AppDriver(thinned=1, **query)
    app.press("step")

    assert "Thinned networks" not in app.labels("toggle")
    assert "members" not in tables(app, 0)
    assert not app.problems


def test_the_switch_comes_with_dropout_and_keeps_its_value_while_it_is_away() -> None:
    app = AppDriver()
    assert "Thinned networks" not in app.labels("toggle")
    app.set("TrainingSettings.dropout", 0.3)
    app.set("ViewSettings.thinned", True)
    app.set("TrainingSettings.dropout", 0.0)
    assert "members" not in tables(app, 0)

    app.set("TrainingSettings.dropout", 0.3)
    assert app.value("ViewSettings.thinned")
    assert "members" in tables(app, 0)


@pytest.mark.long
def test_a_run_gives_the_same_numbers_with_thinned_networks_shown_and_not() -> None:
    weights = []
    for query in ({}, {"thinned": 1}, {"tab": "ledger"}):
        app = AppDriver(dropout=0.5, bn="before", **query)
        for _ in range(5):
            app.press("step")
        weights.append(app.run.trainer.network.theta.tobytes())

    assert len(set(weights)) == 1


@pytest.mark.long
@pytest.mark.parametrize("query", [{"tab": "ledger", "flip": 0.2}, {"tab": "confusion", "dropout": 0.5, "thinned": 1}])
def test_from_frame_to_frame_these_charts_keep_their_specs_too(query: dict[str, Any]) -> None:
    app = AppDriver(**query)
    app.press("play")
    first = [chart.lasting for chart in app.charts]
    app.paint()

    assert [chart.lasting for chart in app.charts] == first


def test_under_the_ledger_only_the_training_points_left_out_are_told() -> None:
    app = AppDriver(n=3000, tab="ledger")

    assert "600 of 1500 training points drawn" in app.text
    assert "test points drawn" not in app.text
