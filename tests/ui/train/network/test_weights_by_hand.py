"""Weights and biases that a person sets, by dragging a line or by the form, and takes back."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.ui.driver import AppDriver


def theta(app: AppDriver) -> bytes:
    return bytes(app.run.trainer.network.theta.tobytes())


def line(app: AppDriver, layer: int, row: int, column: int) -> float:
    """Return the weight that a line of the graph stands for."""
    lines = app.charts[2].columns("weights")
    places = list(zip(lines["layer"], lines["row"], lines["column"], strict=True))
    return float(lines["value"][places.index((layer, row, column))])


def test_a_weight_is_set_and_everything_shown_follows() -> None:
    app = AppDriver(layers="4,3", tab="network")
    for _ in range(2):
        app.press("step")
    before = app.numbers
    app.ask(do="weight", layer=2, row=4, column=3, value=-7.5)

    assert app.run.trainer.network.dense_layers[1].W[3, 2] == -7.5
    assert line(app, 2, 4, 3) == -7.5
    assert app.numbers["train loss"] != before["train loss"]
    assert app.epoch == 2
    assert app.charts[1].columns("curves")["train"][-1] == np.float32(app.run.trainer.evaluation.train_loss)
    assert "set by hand in epoch 2" in app.text


def test_what_was_set_is_taken_back_by_the_button_to_the_same_bits() -> None:
    app = AppDriver(layers="4,3", tab="network")
    app.press("step")
    start, numbers = theta(app), app.numbers
    app.open_menu("change network")
    assert not app.can_press("undo")

    app.ask(do="weight", layer=1, row=2, column=1, value=3)
    app.ask(do="bias", layer=3, unit=1, value="0.5")
    app.press("step")
    app.press("undo")
    assert app.epoch == 1
    assert app.run.trainer.network.dense_layers[0].W[1, 0] == 3
    assert app.can_press("undo")
    app.ask(do="undo")
    assert (theta(app), app.numbers) == (start, numbers)
    assert not app.can_press("undo")
    assert "set by hand in epoch" not in app.text
    app.ask(do="undo")
    assert theta(app) == start


def test_a_drag_is_taken_back_at_once_and_the_page_runs_when_it_ends() -> None:
    app = AppDriver(layers="4,3", tab="network")
    start, reruns = theta(app), app.seat.rerun
    for value in (0.1, 0.2, 0.3):
        app.ask(do="weight", layer=1, row=1, column=1, value=value, settled=False)
        assert line(app, 1, 1, 1) == pytest.approx(value)
    assert app.seat.rerun == reruns
    app.ask(do="weight", layer=1, row=1, column=1, value=0.4)
    assert app.seat.rerun == reruns + 1

    app.ask(do="undo")
    assert theta(app) == start


def test_a_weight_is_set_while_the_run_plays() -> None:
    app = AppDriver(layers="4,3", tab="network", speed="medium")
    app.press("play")
    app.ask(do="weight", layer=1, row=1, column=1, value=50, settled=False)
    app.paint()
    assert app.is_playing
    assert app.run.changed_at is not None
    assert abs(app.run.trainer.network.dense_layers[0].W[0, 0] - 50) < 1


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ({"do": "weight", "layer": 1, "row": 1, "column": 1, "value": "1,5"}, "1,5 is no number"),
        ({"do": "weight", "layer": 1, "row": 1, "column": 1, "value": 2e3}, "2000.0 is too large"),
        ({"do": "weight", "layer": 1, "row": 3, "column": 1, "value": 1}, "no weight from unit 3 to unit 1 of layer 1"),
        ({"do": "bias", "layer": 2, "unit": 4, "value": 1}, "no unit 4 with a bias in layer 2"),
    ],
)
def test_what_cannot_be_set_is_said_as_it_was_written_until_something_can(command: dict[str, Any], words: str) -> None:
    app = AppDriver(layers="4,3", tab="network")
    start = theta(app)
    app.ask(**command)
    assert words in app.problems[0]
    assert theta(app) == start

    app.ask(do="weight", layer=1, row=1, column=1, value=1)
    assert not app.problems


def test_weights_are_set_at_the_last_epoch_only() -> None:
    app = AppDriver(layers="4,3", tab="network")
    for _ in range(3):
        app.press("step")
    start = theta(app)
    app.ask(do="display", epoch=1)
    app.ask(do="weight", layer=1, row=1, column=1, value=1)

    assert "at the run's last epoch only, 3, not at the earlier epoch 1" in app.problems[0]
    assert theta(app) == start
    assert app.epoch == 1


def test_the_form_sets_a_weight_or_a_bias() -> None:
    app = AppDriver(layers="4,3", tab="network")
    app.open_menu("change network")
    for field, value in (("layer", 2), ("from", 4), ("to", 2), ("value", "−0.25")):
        app.fill(f"by hand {field}", value)
    app.press("by hand set")
    assert app.run.trainer.network.dense_layers[1].W[3, 1] == -0.25

    app.fill("by hand from", 0)
    app.fill("by hand value", "2")
    app.press("by hand set")
    assert app.run.trainer.network.dense_layers[1].b[0, 1] == 2.0
    assert "bias of hidden 2 unit 2 is 0" in app.control("undo", "button").help

    app.fill("by hand value", "two")
    app.press("by hand set")
    assert "two is no number" in app.problems[0]


@pytest.mark.parametrize(
    "command",
    [
        {"do": "weight", "layer": 1, "row": 1, "column": 1},
        {"do": "weight", "layer": None, "row": 1, "column": 1, "value": 1},
        {"do": "weight", "layer": 1.5, "row": 1, "column": 1, "value": 1},
        {"do": "bias", "unit": 1, "value": 1},
    ],
    ids=str,
)
def test_a_command_that_names_no_place_does_nothing(command: dict[str, Any]) -> None:
    app = AppDriver(layers="4,3", tab="network")
    start = theta(app)
    app.ask(**command)

    assert theta(app) == start
    assert not app.problems
    assert not app.seat.error
