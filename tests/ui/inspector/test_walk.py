"""The walk through the inspector as a person takes it: step by step forward and back, and the update."""

import numpy as np
import pytest

from playground.charts.kit.figure import number
from playground.settings.pages import InspectorSettings
from tests.ui.driver import AppDriver
from tests.ui.inspector.inspector_driver import go, settings, table
from tests.words.test_numbers import value_of


def test_a_fresh_page_shows_the_sample_and_hides_the_rest() -> None:
    app = AppDriver("backpropagation")

    assert settings(app) == InspectorSettings()
    assert app.link == {}
    assert not app.problems
    assert len(app.charts) == 1
    assert app.numbers["loss C"] == app.numbers["prediction a"] == "–"
    assert all(cell == "–" for row in table(app, 0) for cell in row)
    assert all(cell == "–" for row in table(app, 1) for cell in row[1:])
    assert not app.equations
    assert [not app.can_press(key) for key in ("forward", "backward", "update", "over")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_steps_forward_reveal_z_then_a_of_layer_after_layer_and_then_the_loss() -> None:
    app = AppDriver("backpropagation")
    steps = []
    for _ in range(4):
        app.press("forward")
        steps.append((app.value("inspector layer"), table(app, 0)[0].count("–")))

    assert steps == [(1, 3), (1, 1), (2, 2), (2, 1)]
    inspection = app.state().specimen.inspection()
    assert app.numbers["loss C"] == number(inspection.loss, 4)
    assert table(app, 0) == [[number(inspection.layers[1].z[0], 4), number(inspection.layers[1].a[0], 4), "–"]]
    assert not app.can_press("forward")
    assert app.can_press("backward")


def test_steps_backward_reveal_deltas_and_gradients_from_the_output() -> None:
    app = AppDriver("backpropagation")
    go(app, until="backward")
    app.press("backward")
    assert app.value("inspector layer") == 2
    inspection = app.state().specimen.inspection()
    assert [row[-1] for row in table(app, 0)] == [number(inspection.layers[1].delta[0], 4)]
    assert [row[1] for row in table(app, 1)] == [
        *(number(g, 6) for g in inspection.layers[1].weights.gradient[:, 0]),
        number(inspection.layers[1].biases.gradient[0], 6),
    ]
    assert not app.can_press("update")

    app.press("backward")
    assert app.value("inspector layer") == 1
    for row in table(app, 1):
        w, gradient, difference, error, step, updated = map(value_of, row)
        assert gradient == pytest.approx(difference, rel=2e-5)
        assert error < 1e-6
        assert step == pytest.approx(-0.3 * gradient, rel=1e-3)
        assert updated == pytest.approx(w - 0.3 * gradient, abs=2e-4)
    assert app.numbers["largest error of a gradient"] == number(inspection.largest_error, 2)


def test_the_update_moves_the_weights_and_shows_the_loss_before_and_after() -> None:
    app = AppDriver("backpropagation", rate=0.1)
    go(app)
    expected = app.state().specimen.inspection()
    app.press("update")

    np.testing.assert_array_equal(app.state().specimen.network.theta, expected.updated_theta)
    assert app.numbers["loss before the update"] == number(expected.loss, 4)
    assert app.numbers["loss after it"] == number(expected.updated_loss, 4)
    assert expected.updated_loss < expected.loss
    assert app.numbers["updates"] == "1"
    assert "the loss of this sample fell" in app.text
    assert all(cell == "–" for row in table(app, 0) for cell in row)

    go(app, until="backward")
    assert app.numbers["loss C"] == number(expected.updated_loss, 4)


def test_an_update_that_raises_the_loss_is_made_and_said() -> None:
    app = AppDriver("backpropagation", data="sine", act="linear", rate=3)
    go(app)
    app.press("update")

    before, after = app.state().specimen.losses
    assert after > before
    assert "the loss of this sample did not fall" in app.text


def test_an_update_without_a_finite_loss_is_not_made_and_said() -> None:
    app = AppDriver("backpropagation", data="sine", act="linear", rate=100)
    for _ in range(60):
        go(app)
        app.press("update")
        if app.problems:
            break

    assert "Try a smaller learning rate" in app.problems[0]
    assert np.isfinite(app.state().specimen.network.theta).all()
    app.set("InspectorSettings.sample", 2)
    assert not app.problems


def test_start_over_goes_back_to_the_first_weights() -> None:
    app = AppDriver("backpropagation")
    first = app.state().specimen.network.theta.copy()
    go(app)
    app.press("update")
    app.press("forward")
    app.press("over")

    np.testing.assert_array_equal(app.state().specimen.network.theta, first)
    assert app.numbers["updates"] == "0"
    assert app.numbers["loss after it"] == "–"
    assert app.state().walk.forward == 0


def test_another_sample_meets_the_moved_weights_from_the_start() -> None:
    app = AppDriver("backpropagation")
    go(app)
    app.press("update")
    app.press("forward")
    theta, sample = app.state().specimen.network.theta.copy(), app.numbers["sample"]
    app.set("InspectorSettings.sample", 2)

    np.testing.assert_array_equal(app.state().specimen.network.theta, theta)
    assert app.numbers["sample"] != sample
    assert app.state().walk.forward == 0
    assert app.link["sample"] == "2"


def test_the_learning_rate_changes_what_the_update_would_do_and_hides_nothing() -> None:
    app = AppDriver("backpropagation")
    go(app)
    before = table(app, 1)
    app.set("InspectorSettings.rate", 1.0)

    assert app.state().walk.is_over
    assert [row[:4] for row in table(app, 1)] == [row[:4] for row in before]
    assert [row[4:] for row in table(app, 1)] != [row[4:] for row in before]
    assert app.link["rate"] == "1"


def test_from_step_to_step_the_graph_keeps_its_spec() -> None:
    app = AppDriver("backpropagation")
    specs = []
    for _ in range(3):
        app.press("forward")
        specs.append(app.charts[0].spec)

    assert specs == specs[:1] * 3
