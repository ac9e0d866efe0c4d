"""Weights and biases set by hand: everything measured agrees with them, and all is taken back to the same bits."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from playground.measurements.by_hand import Bias, Weight
from playground.measurements.run import Run
from playground.training.snapshots import Snapshots
from tests.measurements.histories import columns_of

NETWORKS = [
    ({}, {}),
    ({"batch_norm": "before"}, {"dropout": 0.4, "optimiser": "rmsprop"}),
    ({"activation": "tanh"}, {"optimiser": "sgd", "batch_size": 7, "l1": 0.2}),
    ({"batch_norm": "after"}, {"l2": 0.3, "schedule": "plateau", "schedule_epochs": 2, "learning_rate": 0.02}),
]


def everything(run: Run) -> dict[str, bytes]:
    """Return all that a run is at the moment, as bytes that can be compared."""
    trainer = run.trainer
    arrays = {"theta": trainer.network.theta, "statistics": trainer.network.statistics, **trainer.optimiser.vectors}
    entries = run.history.ledger.at(run.history.epoch)
    arrays |= {f"column {name}": column for name, column in columns_of(run).items()}
    arrays |= {"first": entries.first, "lost": entries.lost}
    plain = (
        trainer.epoch, trainer.optimiser.steps, trainer.evaluation, trainer.train_losses, trainer.test_losses,
        trainer.order_rng.bit_generator.state, trainer.dropout_rng.bit_generator.state, trainer.stopping.stop_epoch,
        trainer.stopping.best_epoch, run.changed_at, run.verdict(), run.history.best_epoch,
    )  # fmt: skip
    return {name: array.tobytes() for name, array in arrays.items()} | {"plain": repr(plain).encode()}


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in one if one[name] != other[name]]


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
    assert (run.trainer.train_losses[-1], run.trainer.test_losses[-1]) == (
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


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
@pytest.mark.parametrize("epochs", [0, 6])
@pytest.mark.parametrize("later", [0, 9])
def test_changes_are_taken_back_one_after_the_other_to_the_same_bits(
    make_run: Any, network: dict[str, Any], training: dict[str, Any], epochs: int, later: int
) -> None:
    run = make_run(network=network, training=training)
    run.past.snapshots = Snapshots(1)  # the fewest: most epochs are reached by training again
    run.past.snapshots.watch(run.trainer)
    run.trainer.advance(epochs)
    states = [everything(run)]
    for parameter, value in ((Weight(1, 2, 3), 5.0), (Bias(2, 2), -1.0), (Weight(1, 2, 3), 0.25)):
        run.set_by_hand(parameter, value)
        run.trainer.advance(later)
        states.append(everything(run))
    assert differing(states[0], states[1])

    run.take_back()
    assert run.trainer.epoch == epochs + 2 * later
    assert differing(everything(run), states[2]) == []
    run.take_back()
    assert differing(everything(run), states[1]) == []
    run.take_back()
    assert differing(everything(run), states[0]) == []
    run.take_back()
    assert differing(everything(run), states[0]) == []


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
def test_after_taking_back_the_run_goes_on_as_if_nothing_had_been_set(
    make_run: Any, network: dict[str, Any], training: dict[str, Any]
) -> None:
    run, untouched = (make_run(network=network, training=training, epochs=5) for _ in range(2))
    run.set_by_hand(Weight(2, 1, 1), 3.0)
    run.trainer.advance(4)
    run.take_back()
    run.trainer.advance(7)
    untouched.trainer.advance(7)

    assert differing(everything(run), everything(untouched)) == []


@pytest.mark.parametrize(("network", "training"), NETWORKS, ids=str)
def test_every_epoch_of_a_run_with_changes_is_shown_as_it_was(
    make_run: Any, network: dict[str, Any], training: dict[str, Any]
) -> None:
    run = make_run(network=network, training=training)
    run.past.snapshots = Snapshots(1)
    run.past.snapshots.watch(run.trainer)
    states = []
    for epoch in range(30):
        if epoch in {0, 11, 20}:
            run.set_by_hand(Weight(1, 1, 1 + epoch % 8), 1.5)
            run.set_by_hand(Bias(1, 2), float(epoch))
        states.append((run.trainer.network.theta.tobytes(), repr(run.trainer.evaluation)))
        run.trainer.advance(1)

    for epoch in (29, 0, 11, 10, 12, 20, 19, 1, 25):
        shown = run.at(epoch).trainer
        assert shown.epoch == epoch
        assert (shown.network.theta.tobytes(), repr(shown.evaluation)) == states[epoch]


def test_an_earlier_epoch_is_shown_right_after_the_replica_was_there_before_a_change(make_run: Any) -> None:
    run = make_run(epochs=8)
    run.go_back(5)
    run.set_by_hand(Weight(1, 1, 1), 4.0)
    changed = run.trainer.network.theta.tobytes()
    run.trainer.advance(1)

    assert run.at(5).trainer.network.theta.tobytes() == changed


def test_training_goes_on_from_the_changed_weights_with_its_buffers(make_run: Any) -> None:
    run = make_run(epochs=3)
    run.set_by_hand(Weight(1, 1, 1), 2.0)
    other = make_run(epochs=3)
    other.trainer.network.dense_layers[0].W[0, 0] = 2.0
    for one in (run, other):
        one.trainer.advance(5)

    np.testing.assert_array_equal(run.trainer.network.theta, other.trainer.network.theta)


def test_what_is_dragged_is_one_change_across_epochs(make_run: Any) -> None:
    run = make_run(epochs=2)
    before = everything(run)
    for value in (0.1, 0.2, 0.3):
        run.set_by_hand(Weight(1, 1, 1), value, settled=False)
    run.trainer.advance(3)
    run.set_by_hand(Weight(1, 1, 1), 0.4, settled=False)
    run.set_by_hand(Weight(1, 1, 1), 0.5)
    run.set_by_hand(Weight(1, 1, 1), 0.6)
    assert run.trainer.network.dense_layers[0].W[0, 0] == np.float32(0.6)

    run.take_back()
    assert (run.trainer.epoch, run.trainer.network.dense_layers[0].W[0, 0]) == (5, np.float32(0.5))
    run.take_back()
    assert differing(everything(run), before) == []
