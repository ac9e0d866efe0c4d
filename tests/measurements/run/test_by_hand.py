"""Weights and biases set by hand: everything measured agrees with them, and what cannot be set is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.measurements.by_hand import Bias, ByHandError, Trouble, Weight
from playground.measurements.run import Run
from playground.words.training import state
from tests.measurements.histories import columns_of
from tests.measurements.run.run_states import differing, everything


def loss_by_hand(run: Run, X: np.ndarray, y: np.ndarray) -> float:
    """Return the binary cross-entropy of a tanh network in float64, by plain matrix products."""
    *hidden, last = run.trainer.network.dense_layers
    a = X.astype(np.float64)
    for layer in hidden:
        a = np.tanh(a @ layer.W.astype(np.float64) + layer.b)
    z = (a @ last.W.astype(np.float64) + last.b)[:, 0]
    return float(np.mean(np.logaddexp(0.0, z) - y * z))


@pytest.mark.parametrize("parameter", [Weight(1, 2, 3), Weight(3, 6, 1), Bias(2, 4), Bias(3, 1)], ids=str)
def test_evaluation_and_history_agree_with_an_independent_forward_pass(make_run: Any, parameter: Any) -> None:
    run = make_run(network={"activation": "tanh"}, epochs=4)
    before = columns_of(run)
    run.set_by_hand(parameter, -2.5)

    train, test = run.trainer.problem.train, run.trainer.problem.test
    expected = {
        "train_loss": loss_by_hand(run, train.X, train.labels),
        "test_loss": loss_by_hand(run, test.X, test.labels),
    }
    for name, loss in expected.items():
        assert getattr(run.trainer.evaluation, name) == pytest.approx(loss, rel=1e-4)
        assert run.history[name][4] == getattr(run.trainer.evaluation, name)
        assert run.history[name][4] != before[name][4]
    assert (run.trainer.train_losses[-1], run.trainer.watched_losses[-1]) == (
        run.trainer.evaluation.train_loss,
        run.trainer.evaluation.test_loss,
    )
    assert run.verdict().numbers.train_loss == run.trainer.evaluation.train_loss
    for name in before:
        np.testing.assert_array_equal(run.history[name][:4], before[name][:4])
    assert len(run.history) == 5


def test_a_weight_is_the_one_from_a_unit_to_a_unit_of_the_next_layer(make_run: Any) -> None:
    run = make_run()
    first, second, _ = run.trainer.network.dense_layers
    theta = run.trainer.network.theta.copy()

    run.set_by_hand(Weight(1, 2, 5), 0.125)
    run.set_by_hand(Weight(2, 8, 6), "−3.5")
    run.set_by_hand(Bias(2, 1), 7)

    assert (first.W[1, 4], second.W[7, 5], second.b[0, 0]) == (0.125, -3.5, 7.0)
    assert np.count_nonzero(run.trainer.network.theta != theta) == 3


def test_the_row_of_the_epoch_keeps_what_its_steps_were(make_run: Any) -> None:
    run = make_run(training={"schedule": "step", "schedule_epochs": 2}, epochs=5)
    rate, gradient = run.history["learning_rate"][5], run.history["gradient_rms"][5].copy()
    run.go_back(3)
    run.trainer.advance(2)
    run.set_by_hand(Weight(1, 1, 1), 9.0)

    assert run.history["learning_rate"][5] == rate
    np.testing.assert_array_equal(run.history["gradient_rms"][5], gradient)
    assert run.history["l1_norm"][5, 0] == pytest.approx(np.abs(run.trainer.network.dense_layers[0].W).sum(), rel=1e-5)


def test_training_goes_on_from_the_changed_weights_with_its_buffers(make_run: Any) -> None:
    run = make_run(epochs=3)
    run.set_by_hand(Weight(1, 1, 1), 2.0)
    other = make_run(epochs=3)
    other.trainer.network.dense_layers[0].W[0, 0] = 2.0
    for one in (run, other):
        one.trainer.advance(5)

    np.testing.assert_array_equal(run.trainer.network.theta, other.trainer.network.theta)


def test_where_a_run_stands_names_what_was_set_by_hand(make_run: Any) -> None:
    run = make_run(epochs=2)
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    assert "set by hand in epoch 2" in state(run, playing=False)
    run.trainer.advance(1)
    run.update(replace(run.settings, training=replace(run.settings.training, l2=1.0)))
    assert "changed in epoch 3" in state(run, playing=True)
    assert "set by hand in epoch 2" in state(run, playing=True)

    run.take_back()
    assert state(run, playing=False).startswith("Settings were changed in epoch 2:")
    run.reset()
    run.set_by_hand(Weight(1, 1, 1), 1.0)
    run.take_back()
    assert state(run, playing=False) == "Untrained: press Play."


@pytest.mark.parametrize(
    ("parameter", "value", "trouble"),
    [
        (Weight(1, 1, 1), "abc", Trouble.NO_NUMBER),
        (Weight(1, 1, 1), "", Trouble.NO_NUMBER),
        (Weight(1, 1, 1), float("nan"), Trouble.NO_NUMBER),
        (Weight(1, 1, 1), True, Trouble.NO_NUMBER),
        (Weight(1, 1, 1), None, Trouble.NO_NUMBER),
        (Weight(1, 1, 1), [1.0], Trouble.NO_NUMBER),
        (Weight(1, 1, 1), 1000.5, Trouble.TOO_LARGE),
        (Bias(1, 1), "-inf", Trouble.TOO_LARGE),
        (Weight(0, 1, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(4, 1, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 3, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 0, 1), 1.0, Trouble.NO_PARAMETER),
        (Weight(1, 1, 9), 1.0, Trouble.NO_PARAMETER),
        (Bias(2, 7), 1.0, Trouble.NO_PARAMETER),
        (Bias(-1, 1), 1.0, Trouble.NO_PARAMETER),
        (Bias(1, 0), 1.0, Trouble.NO_PARAMETER),
    ],
)
def test_what_cannot_be_set_leaves_the_run_as_it_was(
    make_run: Any, parameter: Weight | Bias, value: object, trouble: Trouble
) -> None:
    run = make_run(epochs=2)
    before = everything(run)

    with pytest.raises(ByHandError) as error:
        run.set_by_hand(parameter, value)

    assert (error.value.trouble, error.value.written) == (trouble, str(value))
    assert differing(everything(run), before) == []


def test_a_number_that_makes_the_loss_infinite_is_refused(make_run: Any) -> None:
    run = make_run(data={"name": "sine"}, epochs=1)
    for layer in run.trainer.network.dense_layers[1:]:
        layer.W[...] = 1e13
    before = everything(run)

    with pytest.raises(ByHandError) as error:
        run.set_by_hand(Weight(1, 1, 1), 1000)

    assert error.value.trouble is Trouble.INFINITE_LOSS
    assert differing(everything(run), before) == []


def test_a_run_that_reached_its_limit_can_be_changed_and_stays_there(make_run: Any) -> None:
    run = make_run(training={"max_epochs": 3}, epochs=3)
    reason = run.trainer.reason
    run.set_by_hand(Weight(1, 1, 1), 1.0)

    assert run.trainer.reason == reason
