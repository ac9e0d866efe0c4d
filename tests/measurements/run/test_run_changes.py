"""What a change of settings makes of a run: it goes on, starts anew, or is refused."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from datasets import DatasetError
from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER
from playground.measurements.run import Run
from playground.settings.run import Settings
from playground.training.changes import LIVE, starts_anew
from tests.measurements.histories import ANOTHER, assert_same_history, changed, columns_of

MOVES_WEIGHTS = ("learning_rate", "l1", "l2", "l1_update", "dropout")

SAYS_WHEN_TO_STOP = ("max_epochs", "early_stopping", "patience")

FIXED = sorted(set(ANOTHER["training"]) - LIVE)


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

    with pytest.raises(DatasetError, match="classes of spirals must be between 2 and 3, got 6"):
        Run(replace(settings, data=replace(settings.data, name="spirals", n_classes=6)))


def test_reading_after_every_epoch_and_at_the_end_gives_the_same_numbers(make_run) -> None:
    options = {"network": {"batch_norm": "before"}, "training": {"l1": 0.3, "l2": 2.0}}
    often, once = make_run(**options), make_run(**options)
    for _ in range(2):
        for _ in range(70):  # more than are measured at once
            often.trainer.advance(1)
            assert np.isfinite(often.history["penalty"][-1])
        once.trainer.advance(70)
        for run in (often, once):
            run.update(replace(run.settings, training=replace(run.settings.training, l1=3.0, l2=0.0)))

    assert_same_history(often, once)


def test_a_run_that_diverged_in_its_first_epoch_is_measured_as_it_was_before_it(make_run) -> None:
    network = {"activation": "linear", "hidden_layers": (64,) * 6}
    run = make_run(data={"name": "sine"}, network=network, training={"optimiser": "sgd", "learning_rate": 100.0})
    before = {name: run.history[name].copy() for name in (*PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER)}
    assert run.trainer.advance(1) == 0

    run.update(replace(run.settings, training=replace(run.settings.training, learning_rate=0.1)))

    assert len(run.history) == 1
    for name, values in before.items():
        np.testing.assert_array_equal(run.history[name], values, err_msg=name)
