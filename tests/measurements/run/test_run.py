"""A run takes other settings in mid-run and rebuilds no more than they ask for."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.training.reason import Status
from tests.measurements.histories import assert_same_history, changed, columns_of


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"network": {"batch_norm": "after"}, "training": {"dropout": 0.4, "l1": 0.5}},
        {"data": {"name": "blobs", "n_classes": 5, "flipped": 0.2}, "training": {"optimiser": "momentum"}},
        {"data": {"name": "bumps"}, "network": {"activation": "tanh"}, "training": {"batch_size": 7}},
    ],
    ids=["default", "stochastic", "several classes", "regression"],
)
def test_equal_settings_give_the_same_history_bit_for_bit(make_run, options: dict[str, Any]) -> None:
    assert_same_history(make_run(**options, epochs=12), make_run(**options, epochs=12))


def test_the_history_does_not_depend_on_how_many_epochs_go_at_once(make_run) -> None:
    at_once, one_by_one = make_run(epochs=12), make_run()
    for _ in range(12):
        one_by_one.trainer.advance(1)

    assert_same_history(at_once, one_by_one)


def test_equal_settings_change_nothing(make_run) -> None:
    run = make_run(epochs=3)
    trainer = run.trainer

    run.update(replace(run.settings))

    assert run.trainer is trainer
    assert run.trainer.epoch == 3
    assert run.changed_at is None


def test_reset_gives_the_same_run_again_and_forgets_that_settings_were_changed(make_run) -> None:
    run = make_run(epochs=5)
    first = columns_of(run)
    run.update(changed(run.settings, "training", "max_epochs"))
    run.update(changed(run.settings, "training", "l2"))
    run.update(changed(run.settings, "training", "l2", 0.0))
    assert run.changed_at == 5

    dataset = run.dataset
    run.reset()
    assert run.changed_at is None
    assert run.trainer.epoch == run.history.epoch == 0
    assert run.dataset is dataset

    run.trainer.advance(5)
    for name, column in first.items():
        np.testing.assert_array_equal(run.history[name], column, err_msg=name)


def test_a_higher_limit_lets_a_finished_run_go_on(make_run) -> None:
    run = make_run(training={"max_epochs": 3}, epochs=3)
    assert run.trainer.status is Status.EPOCH_LIMIT

    run.update(changed(run.settings, "training", "max_epochs", 5))

    assert run.trainer.status is Status.OPEN
    assert run.trainer.advance(10) == 2


def test_a_class_that_flips_have_emptied_has_no_infinite_weight(make_run) -> None:
    run = make_run(
        data={"name": "digits", "n_samples": 20, "flipped": 0.5}, training={"class_weights": "balanced"}, epochs=3
    )

    assert len(np.unique(run.dataset.y_train)) < 10
    assert np.isfinite([run.history["train_loss"], run.history["test_loss"]]).all()


def test_a_run_on_the_brink_of_divergence_is_measured_without_a_warning(make_run) -> None:
    run = make_run(
        data={"name": "sine", "n_samples": 56, "noise": 0.0},
        network={"hidden_layers": (2, 2), "batch_norm": "before", "initial_scale": 0.046875},
        training={"optimiser": "sgd", "learning_rate": 45.0, "batch_size": 11},
    )
    run.trainer.advance(20)
    run.field()

    assert np.isfinite(run.history["train_loss"]).all()


def test_predictions_are_those_of_the_network_for_train_and_test(make_run) -> None:
    run = make_run(data={"name": "diabetes", "n_samples": 100}, epochs=3)
    train, test = run.predictions()
    residuals = [run.dataset.y_train - train, run.dataset.y_test - test]

    assert (len(train), len(test)) == (run.dataset.n_train, run.dataset.n_test)
    losses = [float(np.mean(np.square(r))) for r in residuals]
    evaluation = run.trainer.evaluation
    assert losses == pytest.approx([evaluation.train_loss, evaluation.test_loss], rel=1e-4)


def test_layers_carry_the_names_that_charts_use(make_run) -> None:
    assert make_run(network={"hidden_layers": (3, 2)}).layers == ("hidden 1", "hidden 2", "output")
