"""What of a run is shown: the tabs, a hidden unit in place of the output, the axes, and all of it in words."""

import pytest

from datasets import CATALOGUE
from playground.ui.train.tabs import TABS
from tests.ui.driver import AppDriver


@pytest.mark.long
@pytest.mark.parametrize("layers", ["none", "64,64"])
@pytest.mark.parametrize("tab", TABS)
def test_every_tab_shows_its_chart_before_and_after_training(tab: str, layers: str) -> None:
    app = AppDriver(layers=layers)
    app.open_tab(tab)
    assert app.view.tab == tab
    for _ in range(2):
        app.press("step")
    assert len(app.charts) == 3
    assert app.link.get("tab", "weights") == tab


def test_a_hidden_unit_is_shown_in_place_of_the_output_and_back() -> None:
    app = AppDriver(layers="8,4", tab="network")
    assert not app.has("ViewSettings.unit")
    output = app.charts[0].name

    app.set("ViewSettings.hidden", 1)
    app.set("ViewSettings.unit", 7)
    assert app.charts[0].name == "Output of one hidden unit"
    assert "Hidden 1 unit 7: its output in place of the network's" in app.text
    assert "output of hidden 1 unit 7" in app.text
    assert {key: app.link[key] for key in ("hidden", "unit")} == {"hidden": "1", "unit": "7"}
    app.press("step")

    app.set("ViewSettings.hidden", 2)
    assert (app.view.hidden, app.view.unit) == (2, 1)

    app.set("ViewSettings.hidden", 0)
    assert app.charts[0].name == output
    assert "hidden" not in app.link
    assert "unit" not in app.link


def test_a_unit_of_a_link_is_shown_on_every_tab() -> None:
    app = AppDriver(layers="8,4", hidden="2", unit="4")

    assert app.value("ViewSettings.hidden") == 2
    assert app.value("ViewSettings.unit") == 4
    assert "output of hidden 2 unit 4" in app.text
    assert not app.problems


@pytest.mark.long
@pytest.mark.parametrize("name", CATALOGUE)
def test_a_unit_can_be_shown_on_every_data_set(name: str) -> None:
    app = AppDriver(data=name, n=60 if name != "digits" else 200, layers="5", hidden="1", unit="5", tab="network")
    app.press("step")

    assert "output of hidden 1 unit 5" in app.text
    assert len(app.charts) == 3


@pytest.mark.parametrize(("hidden", "unit"), [("1", "9"), ("3", "1"), ("6", "256")])
def test_a_unit_of_a_link_that_is_not_there_falls_back_to_the_output_with_a_message(hidden: str, unit: str) -> None:
    app = AppDriver(layers="8,4", hidden=hidden, unit=unit, tab="network")

    assert app.view.hidden == 0
    assert f"no unit {unit} in hidden layer {hidden}" in app.problems[0]
    assert "decision boundary" in app.text
    assert "hidden" not in app.link


@pytest.mark.parametrize("hidden", [1, 2])
def test_a_unit_that_goes_with_a_change_of_the_network_gives_way_to_the_output(hidden: int) -> None:
    app = AppDriver(layers="8,8", hidden=hidden, unit="8", tab="network")
    app.set("NetworkSettings.hidden_layers count", hidden - 1)

    assert app.view.hidden == 0
    assert "its output is shown instead" in app.problems[0]
    app.press("step")
    assert len(app.charts) == 3


@pytest.mark.parametrize("presenter", [0, 1])
@pytest.mark.parametrize(("log_loss", "log_epochs"), [(0, 1), (1, 0), (1, 1)])
def test_log_axes_are_drawn_before_and_after_the_first_epoch(presenter: int, log_loss: int, log_epochs: int) -> None:
    app = AppDriver(presenter=presenter, logloss=log_loss, logepochs=log_epochs, tab="norms")
    app.press("step")

    specs = [chart.spec for chart in app.charts if chart.place in {"curves", "inner"}]
    assert len(specs) == (1 if presenter else 2)
    curve = specs[0]
    encodings = [[{**spec.get("encoding", {}), **layer["encoding"]} for layer in spec["layer"]] for spec in specs]
    x = {encoding["x"]["scale"].get("type", "linear") for one in encodings for encoding in one
         if "scale" in encoding.get("x", {})}  # fmt: skip
    y = {encoding["y"]["scale"].get("type", "linear") for encoding in encodings[0] if "scale" in encoding.get("y", {})}
    assert x == {"log" if log_epochs else "linear"}
    assert y == {"log" if log_loss else "linear"}
    assert curve["config"]["axis"]["labelFontSize"] >= (18 if presenter else 11)


def test_what_the_charts_show_is_said_for_those_who_cannot_see_them() -> None:
    app = AppDriver()
    app.press("step")

    text = app.text
    assert "decision boundary of 2 classes" in text
    assert "Loss by epoch. After epoch 1: train " in text
    assert "Histogram of weight w. hidden 1: " in text
    assert all(chart.alt for chart in app.charts)


def test_flipped_labels_and_left_out_points_are_said_under_the_picture() -> None:
    app = AppDriver(n=3000, flip=0.1)

    assert "150 of 1500 training labels flipped (ringed)" in app.text
    assert "600 of 1500 training points drawn; 400 of 1500 test points drawn" in app.text
