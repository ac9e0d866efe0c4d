"""A run takes other settings in mid-run and rebuilds no more than they ask for."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from datasets import DatasetError
from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS
from playground.measurements.run import Run
from playground.settings.run import Settings
from playground.training.changes import LIVE, starts_anew
from playground.training.reason import Status

ANOTHER: dict[str, dict[str, Any]] = {
    "data": {
        "name": "circles", "n_samples": 60, "noise": 0.1, "flipped": 0.1, "test_share": 0.3, "balance": 0.4,
        "n_classes": 3, "features": ("x",), "seed": 1,
    },
    "network": {
        "hidden_layers": (4,), "activation": "tanh", "leaky_slope": 0.2, "batch_norm": "before",
        "initialisation": "xavier", "initial_scale": 2.0, "seed": 1,
    },
    "training": {
        "loss": "mse", "class_weights": "balanced", "dropout": 0.5, "l1": 1.0, "l2": 1.0, "l1_update": "subgradient",
        "optimiser": "sgd", "learning_rate": 0.002, "schedule": "step",
        "schedule_epochs": 7, "schedule_factor": 0.5, "batch_size": 8, "max_epochs": 500, "early_stopping": "stop",
        "patience": 99, "seed": 1,
    },
}  # fmt: skip
MOVES_WEIGHTS = ("learning_rate", "l1", "l2", "l1_update", "dropout")
SAYS_WHEN_TO_STOP = ("max_epochs", "early_stopping", "patience")
FIXED = sorted(set(ANOTHER["training"]) - LIVE)


def changed(settings: Settings, part: str, name: str, value: object = None) -> Settings:
    """Return the settings with one field changed, to ``value`` or to another of its values."""
    value = ANOTHER[part][name] if value is None else value
    return replace(settings, **{part: replace(getattr(settings, part), **{name: value})})


def columns_of(run: Run) -> dict[str, np.ndarray]:
    return {name: run.history[name].copy() for name in (*SCALARS, *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER)}


def assert_same_history(one: Run, other: Run) -> None:
    """Bit for bit, in every column and every row."""
    assert len(one.history) == len(other.history)
    for name, column in columns_of(one).items():
        np.testing.assert_array_equal(column, other.history[name], err_msg=name)


@pytest.mark.parametrize("name", [*MOVES_WEIGHTS, *SAYS_WHEN_TO_STOP])
def test_what_may_change_in_mid_run_changes_without_a_new_start(make_run, name: str) -> None:
    run = make_run(epochs=7)
    trainer, dataset, network, history = run.trainer, run.dataset, run.trainer.network, run.history
    past = columns_of(run)

    run.update(changed(run.settings, "training", name))

    assert run.trainer is trainer
    assert run.trainer.network is network
    assert run.dataset is dataset
    assert run.history is history
    assert run.trainer.epoch == 7
    assert getattr(run.trainer.training, name) == getattr(run.settings.training, name) == ANOTHER["training"][name]
    for column, values in past.items():
        np.testing.assert_array_equal(run.history[column], values)
    run.trainer.advance(1)
    assert run.history.epoch == 8


@pytest.mark.parametrize("name", [name for name in MOVES_WEIGHTS if name != "l1_update"])
def test_a_change_in_mid_run_tells_on_the_next_epochs(make_run, name: str) -> None:
    run, other = make_run(epochs=7), make_run(epochs=9)
    run.update(changed(run.settings, "training", name))
    run.trainer.advance(2)

    assert not np.array_equal(run.trainer.network.theta, other.trainer.network.theta)


@pytest.mark.parametrize("name", MOVES_WEIGHTS)
def test_a_change_in_mid_run_is_noted_with_its_epoch_and_only_the_first_one(make_run, name: str) -> None:
    run = make_run(epochs=7)
    assert run.changed_at is None

    run.update(changed(run.settings, "training", name))
    assert run.changed_at == 7

    run.trainer.advance(3)
    run.update(changed(run.settings, "training", "learning_rate", 0.5))
    assert run.changed_at == 7


@pytest.mark.parametrize("name", SAYS_WHEN_TO_STOP)
def test_saying_when_to_stop_changes_no_number_and_is_not_noted(make_run, name: str) -> None:
    run, untouched = make_run(epochs=7), make_run(epochs=12)
    run.update(changed(run.settings, "training", name))
    run.trainer.advance(5)

    assert run.changed_at is None
    assert_same_history(run, untouched)


@pytest.mark.parametrize("name", MOVES_WEIGHTS)
def test_a_change_before_the_first_epoch_is_as_if_the_run_had_begun_with_it(make_run, name: str) -> None:
    run = make_run()
    settings = changed(run.settings, "training", name)
    run.update(settings)
    assert run.changed_at is None

    begun = Run(settings)
    run.trainer.advance(5)
    begun.trainer.advance(5)
    np.testing.assert_array_equal(run.trainer.network.theta, begun.trainer.network.theta)
    np.testing.assert_array_equal(run.history["test_loss"], begun.history["test_loss"])


@pytest.mark.parametrize(
    ("part", "name"), [("network", name) for name in ANOTHER["network"]] + [("training", name) for name in FIXED]
)
def test_another_network_optimiser_or_loss_starts_anew_on_the_same_data(make_run, part: str, name: str) -> None:
    run = make_run(epochs=7)
    trainer, dataset, grid = run.trainer, run.dataset, run.field().grid
    settings = changed(run.settings, part, name)
    assert starts_anew(run.settings, settings)

    run.update(settings)

    assert run.trainer is not trainer
    assert run.dataset is dataset
    assert run.field().grid is grid
    assert run.settings == settings
    assert run.trainer.epoch == run.history.epoch == 0
    run.trainer.advance(4)
    begun = Run(settings)
    begun.trainer.advance(4)
    assert_same_history(run, begun)


@pytest.mark.parametrize("name", list(ANOTHER["data"]))
def test_other_data_start_anew_altogether(make_run, name: str) -> None:
    run = make_run(epochs=7)
    dataset, grid = run.dataset, run.field().grid
    settings = changed(run.settings, "data", name)
    assert starts_anew(run.settings, settings)

    run.update(settings)

    assert run.dataset is not dataset
    assert run.field().grid is not grid
    assert run.settings == settings
    assert run.trainer.epoch == run.history.epoch == 0


@pytest.mark.parametrize(
    "impossible",
    [
        {"name": "digits", "n_samples": 20, "test_share": 0.05},
        {"name": "iris", "n_samples": 20, "test_share": 0.95},
        {"name": "spirals", "n_classes": 6},
        {"n_samples": 20, "balance": 0.05},
    ],
    ids=["test set too small", "training set too small", "too many arms", "a class is missing"],
)
def test_data_that_cannot_be_made_leave_the_run_as_it_was(make_run, impossible: dict[str, Any]) -> None:
    run, untouched = make_run(epochs=7), make_run(epochs=9)
    settings, trainer, dataset = run.settings, run.trainer, run.dataset

    with pytest.raises(DatasetError):
        run.update(replace(settings, data=replace(settings.data, **impossible)))

    assert run.settings == settings
    assert run.trainer is trainer
    assert run.dataset is dataset
    run.trainer.advance(2)
    assert_same_history(run, untouched)


def test_a_run_on_data_that_cannot_be_made_is_not_made() -> None:
    settings = Settings()

    with pytest.raises(DatasetError, match="n_classes of spirals must be between 2 and 3, got 6"):
        Run(replace(settings, data=replace(settings.data, name="spirals", n_classes=6)))


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
