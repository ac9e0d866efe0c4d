"""Other data in mid-run: the network goes on as it is, and every epoch is shown with the data that it had."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from datasets import Dataset
from playground.measurements.by_hand import Weight
from playground.measurements.run import Run
from playground.settings.run import Settings
from playground.training.data import load_data
from tests.measurements.histories import columns_of

MODES = [
    {"optimiser": "adam"},
    {"optimiser": "sgd", "schedule": "plateau"},
    {"dropout": 0.3, "l1": 0.01, "batch_size": 7},
]


def other(settings: Settings, seed: int, n: int) -> tuple[Settings, Dataset]:
    """Return other data of the same kind, with another number of samples."""
    data = replace(settings.data, seed=seed, n_samples=n)
    return replace(settings, data=data), load_data(data)


def changed_run(make_run: Any, **training: Any) -> Run:
    """Return a run whose data changed after epochs 6 and 9 and that is after epoch 14."""
    run: Run = make_run(training=training, epochs=6)
    run.take_data(*other(run.settings, 5, 60))
    run.trainer.advance(3)
    run.take_data(*other(run.settings, 6, 83))
    run.trainer.advance(5)
    return run


@pytest.mark.parametrize("training", MODES, ids=str)
def test_network_optimiser_and_history_go_on(make_run: Any, training: dict[str, Any]) -> None:
    run = make_run(training=training, epochs=6)
    theta, before = run.trainer.network.theta.copy(), columns_of(run)
    vectors = {name: vector.copy() for name, vector in run.trainer.optimiser.vectors.items()}
    settings, dataset = other(run.settings, 5, 60)

    run.take_data(settings, dataset)

    np.testing.assert_array_equal(run.trainer.network.theta, theta)
    for name, vector in vectors.items():
        np.testing.assert_array_equal(run.trainer.optimiser.vectors[name], vector)
    assert (run.dataset, run.settings, run.trainer.epoch, run.changed_at) == (dataset, settings, 6, 6)
    assert (len(run.history), run.history.ledger.at(6).first.shape) == (7, (dataset.n_train,))
    for name in before:
        np.testing.assert_array_equal(run.history[name][:6], before[name][:6])
    assert run.history["test_loss"][6] == run.trainer.evaluation.test_loss == run.trainer.watched_losses[-1]
    assert run.history["test_loss"][6] != before["test_loss"][6]
    run.trainer.advance(2)
    assert len(run.history) == 9


@pytest.mark.parametrize("training", MODES, ids=str)
def test_earlier_epochs_are_shown_with_the_data_that_they_had(make_run: Any, training: dict[str, Any]) -> None:
    run = changed_run(make_run, **training)
    run.past.snapshots.forget_after(0)  # so that all is trained again
    sizes = {run.at(epoch).dataset.n_train for epoch in (0, 5)}, run.at(7).dataset.n_train, run.at(9).dataset.n_train

    assert sizes == ({run.at(2).dataset.n_train}, 30, run.dataset.n_train)
    for epoch in (13, 3, 8, 6, 9, 0, 12):
        earlier = run.at(epoch)
        assert earlier.trainer.epoch == epoch
        assert earlier.trainer.evaluation.train_loss == run.history["train_loss"][epoch]
        assert earlier.trainer.evaluation.test_loss == run.history["test_loss"][epoch]
        assert len(run.history.ledger.at(epoch).first) == earlier.dataset.n_train
        assert earlier.verdict().numbers.train_loss == run.history["train_loss"][epoch]


def test_what_is_set_by_hand_between_data_is_repeated(make_run: Any) -> None:
    run = changed_run(make_run)
    run.set_by_hand(Weight(1, 1, 1), 0.5)
    run.take_data(*other(run.settings, 7, 50))
    run.set_by_hand(Weight(1, 1, 1), 0.25)
    run.trainer.advance(3)
    run.past.snapshots.forget_after(0)

    assert run.at(14).trainer.evaluation.train_loss == run.history["train_loss"][14]
    assert run.at(15).trainer.evaluation.train_loss == run.history["train_loss"][15]
    run.take_back()
    assert (run.trainer.epoch, run.dataset.n_train) == (14, 25)
    assert run.trainer.network.dense_layers[0].W[0, 0] == 0.5


@pytest.mark.parametrize("epoch", [0, 3, 5, 6, 8, 9, 12])
def test_going_back_goes_on_with_the_present_data(make_run: Any, epoch: int) -> None:
    run = changed_run(make_run)
    dataset, weights = run.dataset, run.at(epoch).trainer.network.theta.copy()

    run.go_back(epoch)

    np.testing.assert_array_equal(run.trainer.network.theta, weights)
    assert (run.dataset, run.trainer.epoch, len(run.history)) == (dataset, epoch, epoch + 1)
    assert run.changed_at == (min(epoch, 6) or None)
    assert run.history["test_loss"][epoch] == run.trainer.evaluation.test_loss
    run.trainer.advance(2)
    assert len(run.history.ledger.at(run.trainer.epoch).first) == dataset.n_train
    assert run.at(epoch).trainer.evaluation.train_loss == run.history["train_loss"][epoch]


def test_data_before_the_first_epoch_give_the_run_that_they_give_alone(make_run: Any) -> None:
    run = make_run(epochs=0)
    settings, dataset = other(run.settings, 5, 60)
    run.take_data(settings, dataset)
    run.trainer.advance(4)
    alone = Run(settings)
    alone.trainer.advance(4)

    assert run.changed_at is None
    np.testing.assert_array_equal(run.trainer.network.theta, alone.trainer.network.theta)
    np.testing.assert_array_equal(run.history["test_loss"], alone.history["test_loss"])
    run.reset()
    np.testing.assert_array_equal(run.history["test_loss"], alone.history["test_loss"][:1])
