"""The ledger, the thinned networks and the confusion matrices on the page, for every kind of task."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from playground.ui.train.tabs import TABS
from tests.ui.train.test_page import charts, here, move, paint, press, specs, text


def tables(at: AppTest, chart: int) -> set[str]:
    """Return the names of the tables of a chart: 0 the answer, 1 the curves, 2 the open tab."""
    return {dataset.name for dataset in charts(at)[chart].datasets}


def turn_to(at: AppTest, tab: str) -> None:
    at.session_state["ViewSettings.tab"] = TABS[tab].title
    at.run()
    assert not at.exception


def switches(at: AppTest) -> list[str]:
    return [toggle.label for toggle in at.toggle]


@pytest.mark.parametrize(
    "query", [{}, {"flip": 0.2}, {"data": "blobs", "classes": 4, "flip": 0.2}, {"data": "digits", "n": 200}], ids=str
)
def test_the_ledger_colours_the_answer_while_its_tab_is_open(make_app, query: dict[str, Any]) -> None:
    at = make_app(**query)
    usual = specs(at)[0]
    assert "Test points" in switches(at)

    turn_to(at, "ledger")
    assert tables(at, 2) == {"span", "shares", "note"}
    assert json.loads(specs(at)[0])["layer"][3]["encoding"]["shape"]["field"] == "state"
    assert "Test points" not in switches(at)
    press(at, "step")
    assert "by the epoch that first fitted them. After epoch 1: " in text(at)
    assert ("No label is flipped" in text(at)) is ("flip" not in query)

    turn_to(at, "weights")
    assert specs(at)[0] == usual
    assert "Test points" in switches(at)
    assert here(at).view.show_test


def test_hiding_test_points_outlasts_a_look_into_the_ledger(make_app) -> None:
    at = make_app(showtest=0)
    turn_to(at, "ledger")
    turn_to(at, "weights")

    assert not at.toggle(key="ViewSettings.show_test").value
    assert not here(at).view.show_test


@pytest.mark.parametrize("name", ["sine", "bumps", "diabetes"])
@pytest.mark.parametrize(
    ("tab", "words"), [("ledger", "The ledger needs classes"), ("confusion", "A confusion matrix needs classes")]
)
def test_regression_says_in_place_of_a_chart_what_is_missing(make_app, name: str, tab: str, words: str) -> None:
    at = make_app(data=name, n=60, tab=tab)
    answer = specs(at)[0]
    press(at, "step")

    assert words in text(at)
    assert specs(at)[0] == answer
    assert "Test points" in switches(at)
    turn_to(at, "weights")
    assert specs(at)[0] == answer


@pytest.mark.parametrize(("name", "k"), [("moons", 2), ("iris", 3), ("digits", 10)])
def test_confusion_shows_both_parts_for_any_number_of_classes(make_app, name: str, k: int) -> None:
    at = make_app(data=name, n=200, tab="confusion")
    press(at, "step")

    assert tables(at, 2) == {"cells", "texts"}
    train, test = here(at).run.confusions()
    assert train.counts.shape == test.counts.shape == (k, k)
    assert f"Training: {100 * train.accuracy:.1f} % right" in text(at)
    assert f"Test: {100 * test.accuracy:.1f} % right" in text(at)


@pytest.mark.parametrize(
    ("query", "drawn"),
    [
        ({}, {"members", "average"}),
        ({"data": "blobs", "classes": 4}, {"members", "average"}),
        ({"data": "bumps"}, {"members", "average"}),
        ({"data": "sine"}, {"members", "average", "band"}),
    ],
    ids=str,
)
def test_thinned_networks_are_drawn_when_asked_for(make_app, query: dict[str, Any], drawn: set[str]) -> None:
    at = make_app(dropout=0.5, **query)
    press(at, "step")
    before = tables(at, 0)

    move(at, "toggle", "ViewSettings.thinned", True)

    assert tables(at, 0) - before == drawn
    assert at.query_params["thinned"] == "1"
    assert "8 thinned" in text(at)
    press(at, "step")
    assert tables(at, 0) - before == drawn


@pytest.mark.parametrize(
    "query", [{}, {"dropout": 0.5, "layers": "none"}, {"dropout": 0.5, "data": "diabetes"}], ids=str
)
def test_without_thinned_networks_to_draw_there_is_no_switch_and_a_link_does_no_harm(
    make_app, query: dict[str, Any]
) -> None:
    at = make_app(thinned=1, **query)
    press(at, "step")

    assert "Thinned networks" not in switches(at)
    assert "members" not in tables(at, 0)
    assert not at.warning


def test_the_switch_comes_with_dropout_and_keeps_its_value_while_it_is_away(make_app) -> None:
    at = make_app()
    assert "Thinned networks" not in switches(at)
    move(at, "slider", "TrainingSettings.dropout", 0.3)
    move(at, "toggle", "ViewSettings.thinned", True)
    move(at, "slider", "TrainingSettings.dropout", 0.0)
    assert "members" not in tables(at, 0)

    move(at, "slider", "TrainingSettings.dropout", 0.3)
    assert at.toggle(key="ViewSettings.thinned").value
    assert "members" in tables(at, 0)


def test_a_run_gives_the_same_numbers_with_thinned_networks_shown_and_not(make_app) -> None:
    weights = []
    for query in ({}, {"thinned": 1}, {"tab": "ledger"}):
        at = make_app(dropout=0.5, bn="before", **query)
        for _ in range(5):
            press(at, "step")
        weights.append(here(at).run.trainer.network.theta.tobytes())

    assert len(set(weights)) == 1


@pytest.mark.parametrize("query", [{"tab": "ledger", "flip": 0.2}, {"tab": "confusion", "dropout": 0.5, "thinned": 1}])
def test_from_frame_to_frame_these_charts_keep_their_specs_too(make_app, query: dict[str, Any]) -> None:
    at = make_app(**query)
    press(at, "play")
    first = [(chart.id, chart.alt, chart.spec) for chart in charts(at)]
    paint(at)

    assert [(chart.id, chart.alt, chart.spec) for chart in charts(at)] == first


def test_under_the_ledger_only_the_training_points_left_out_are_told(make_app) -> None:
    at = make_app(n=3000, tab="ledger")

    assert "600 of 1500 training points drawn" in text(at)
    assert "test points drawn" not in text(at)
