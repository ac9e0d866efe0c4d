"""What ends a run, what opens it again, and what may change in mid-run."""

import numpy as np
import pytest

from playground.settings.fields import SettingsError
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.reason import LimitReached, RanOutOfPatience, Status
from tests.training.mini_batches import in_mini_batches
from tests.training.trainer.trained import state


def test_epoch_limit_closes_the_run_and_a_higher_one_opens_it(make_trainer) -> None:
    trainer = make_trainer(max_epochs=4)

    assert trainer.advance(10) == 4
    assert trainer.status is Status.EPOCH_LIMIT
    assert trainer.reason == LimitReached(4)
    assert trainer.advance(10) == 0
    assert trainer.advance(until=lambda: False) == 0

    trainer.change(in_mini_batches(max_epochs=6))
    assert (trainer.status, trainer.reason) == (Status.OPEN, None)
    assert trainer.advance(10) == 2


OVERFIT = {
    "learning_rate": 0.05,
    "patience": 5,
    "data": {"noise": 0.5},
    "network": {"hidden_layers": (32, 32)},
}


def test_early_stopping_ends_the_run_when_patience_is_over(make_trainer) -> None:
    trainer = make_trainer(early_stopping="stop", **OVERFIT)

    trainer.advance(500)

    best = int(np.argmin(trainer.watched_losses)) + 1
    assert trainer.status is Status.STOPPED_EARLY
    assert trainer.epoch == trainer.stopping.stop_epoch == best + 5
    assert trainer.stopping.best_epoch == best
    assert trainer.reason == RanOutOfPatience(5, min(trainer.watched_losses), best)
    assert trainer.advance(10) == 0


@pytest.mark.parametrize("choice", ["mark", "off"])
def test_early_stopping_that_marks_goes_on(make_trainer, choice: str) -> None:
    stopped, marked = (
        make_trainer(early_stopping="stop", **OVERFIT),
        make_trainer(early_stopping=choice, **OVERFIT),
    )
    stopped.advance(500)
    marked.advance(stopped.epoch + 20)

    assert marked.epoch == stopped.epoch + 20
    assert marked.status is Status.OPEN
    assert marked.stopping.stop_epoch == stopped.epoch


def test_more_patience_opens_a_run_that_was_stopped_early(make_trainer) -> None:
    trainer = make_trainer(early_stopping="stop", **OVERFIT)
    trainer.advance(500)
    epoch = trainer.epoch

    trainer.change(in_mini_batches(early_stopping="stop", learning_rate=0.05, patience=50))

    assert trainer.status is Status.OPEN
    assert trainer.advance(3) == 3
    assert trainer.epoch == epoch + 3


@pytest.mark.parametrize(
    "change",
    [{"learning_rate": 0.1}, {"l1": 30.0}, {"l2": 30.0}, {"dropout": 0.5}, {"l1": 9.0, "dropout": 0.1}],
    ids=str,
)
def test_live_change_goes_on_from_the_same_weights_and_takes_effect(make_trainer, change: dict) -> None:
    changed, kept = make_trainer(), make_trainer()
    for trainer in (changed, kept):
        trainer.advance(5)

    changed.change(in_mini_batches(**change))
    assert changed.epoch == 5
    assert state(changed) == state(kept)
    for trainer in (changed, kept):
        trainer.advance(2)

    assert (changed.epoch, len(changed.watched_losses)) == (7, 7)
    assert state(changed)[0] != state(kept)[0]


def test_change_to_the_same_settings_changes_nothing(make_trainer) -> None:
    changed, kept = make_trainer(), make_trainer()
    changed.advance(3)
    changed.change(in_mini_batches())
    changed.advance(3)
    kept.advance(6)

    assert state(changed) == state(kept)


def test_l1_can_be_added_in_mid_run_and_makes_exact_zeros(make_trainer) -> None:
    trainer = make_trainer(optimiser="sgd", learning_rate=0.1)
    trainer.advance(5)
    weights = trainer.network.theta[: trainer.network.n_weights]
    assert np.count_nonzero(weights == 0) == 0

    trainer.change(in_mini_batches(optimiser="sgd", learning_rate=0.1, l1=5.0))
    trainer.advance(20)
    assert np.count_nonzero(weights == 0) > weights.size // 2


def test_reset_after_a_change_starts_with_the_changed_settings(make_trainer) -> None:
    trainer = make_trainer()
    trainer.advance(5)
    trainer.change(in_mini_batches(l2=10.0, dropout=0.5))
    trainer.reset()
    trainer.advance(4)
    fresh = make_trainer(l2=10.0, dropout=0.5)
    fresh.advance(4)

    assert state(trainer) == state(fresh)


@pytest.mark.parametrize(
    "change",
    [{"optimiser": "sgd"}, {"batch_size": 8}, {"loss": "mse"}, {"class_weights": "balanced"}, {"seed": 1}],
    ids=str,
)
def test_change_of_what_the_run_was_built_on_is_refused_and_changes_nothing(make_trainer, change: dict) -> None:
    trainer = make_trainer()
    trainer.advance(2)
    before = state(trainer)

    with pytest.raises(SettingsError, match=f"{next(iter(change))} cannot change in mid-run; make a new Trainer"):
        trainer.change(in_mini_batches(learning_rate=0.5, **change))

    assert state(trainer) == before
    assert trainer.optimiser.learning_rate == trainer.training.learning_rate == 0.01


@pytest.mark.parametrize(
    ("kind", "setting", "message"),
    [
        (TrainingSettings, {"batch_size": 0}, "batch_size must be between 1 and 5000, got 0"),
        (TrainingSettings, {"dropout": 1.0}, r"dropout must be between 0 and 0.95, got 1"),
        (TrainingSettings, {"learning_rate": float("nan")}, "learning_rate must be a finite number, got nan"),
        (TrainingSettings, {"l1": -1.0}, "l1 must be between 0 and 1000, got -1"),
        (TrainingSettings, {"optimiser": "lion"}, "optimiser must be one of sgd, .*got 'lion'"),
        (NetworkSettings, {"hidden_layers": (0,)}, "hidden_layers must be between 1 and 256, got 0"),
        (NetworkSettings, {"activation": "swish"}, "activation must be one of relu, .*got 'swish'"),
    ],
)
def test_settings_are_checked_before_a_run_and_the_error_names_value_and_remedy(
    kind: type, setting: dict, message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        kind(**setting)
