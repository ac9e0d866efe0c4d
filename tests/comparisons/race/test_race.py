"""Two settings run a fair race: same data, same seeds, same epoch."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from datasets import DatasetError
from playground.comparisons.race.disagreement import disagreement
from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import standing
from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.reason import Status
from tests.training.mini_batches import in_mini_batches

A = Settings(DataSettings(n_samples=80), NetworkSettings(hidden_layers=(8, 6)), in_mini_batches(learning_rate=0.03))


def but(settings: Settings, **changes: Any) -> Settings:
    """Return the settings with other values in the training."""
    return replace(settings, training=replace(settings.training, **changes))


B = but(A, dropout=0.5)


def test_b_takes_the_data_and_the_seeds_of_a() -> None:
    b = Settings(
        DataSettings("circles", seed=5), NetworkSettings(seed=7, hidden_layers=(8, 6)), in_mini_batches(seed=9)
    )
    race = Race(A, b)

    assert race.b.dataset is race.a.dataset
    assert race.b.settings == replace(
        b, data=A.data, network=replace(b.network, seed=0), training=replace(b.training, seed=0)
    )
    assert np.array_equal(race.a.trainer.network.theta, race.b.trainer.network.theta)


def test_equal_settings_run_neck_and_neck() -> None:
    race = Race(A, A)
    race.advance(5)

    assert np.array_equal(race.a.trainer.network.theta, race.b.trainer.network.theta)
    assert race.disagreement().area == race.disagreement().test == 0.0
    assert standing(race).lower is None


def test_each_runs_as_it_would_alone() -> None:
    race = Race(A, B)
    race.advance(7)
    for run in race.runs:
        alone = Run(run.settings)
        alone.trainer.advance(7)
        assert np.array_equal(run.trainer.network.theta, alone.trainer.network.theta)
        assert run.trainer.evaluation == alone.trainer.evaluation


def test_until_is_asked_when_both_have_finished_the_epoch() -> None:
    race, seen = Race(A, B), []

    def until() -> bool:
        seen.append(tuple(run.trainer.epoch for run in race.runs))
        return len(seen) == 3

    assert race.advance(until=until) == 3
    assert seen == [(1, 1), (2, 2), (3, 3)]


def test_advance_wants_an_end() -> None:
    with pytest.raises(ValueError, match="both are None"):
        Race(A, B).advance()


def test_when_one_must_stop_the_other_goes_on() -> None:
    race = Race(but(A, max_epochs=3), B)

    assert race.advance(5) == 5
    assert [run.trainer.epoch for run in race.runs] == [3, 5]
    assert race.epoch == 5
    assert race.is_open
    race.update(but(A, max_epochs=3), but(B, max_epochs=4))
    assert not race.is_open
    assert race.advance(5) == 0


@pytest.mark.trains
def test_a_diverged_runner_is_out_and_the_race_is_still_told() -> None:
    race = Race(but(A, optimiser="sgd", learning_rate=100.0, loss="mse"), but(A, optimiser="sgd", loss="mse"))
    race.advance(10)

    assert race.b.trainer.epoch == 10
    assert race.a.trainer.status in {Status.DIVERGED, Status.OPEN}
    stands = standing(race)
    assert stands.epochs == (race.a.trainer.epoch, 10)
    assert stands.epoch == min(stands.epochs)


@pytest.mark.parametrize("change", [{"learning_rate": 0.001}, {"l2": 1.0}, {"max_epochs": 50}])
def test_what_changes_in_mid_run_leaves_both_running(change: dict[str, Any]) -> None:
    race = Race(A, B)
    race.advance(4)
    race.update(A, but(B, **change))

    assert [run.trainer.epoch for run in race.runs] == [4, 4]
    assert (race.changed_at is None) == ("max_epochs" in change)


def test_what_starts_one_anew_takes_both_back() -> None:
    race = Race(A, B)
    race.advance(4)
    race.update(A, but(B, optimiser="sgd"))

    assert [run.trainer.epoch for run in race.runs] == [0, 0]


def test_other_data_are_made_once_for_both() -> None:
    race = Race(A, B)
    race.advance(2)
    race.update(replace(A, data=replace(A.data, noise=0.1)), B)

    assert race.a.dataset is race.b.dataset
    assert race.epoch == 0
    assert race.b.settings.data.noise == 0.1


def test_data_that_cannot_be_made_leave_the_race_as_it_was() -> None:
    race = Race(A, B)
    race.advance(2)
    impossible = replace(A, data=DataSettings("digits", n_samples=20, test_share=0.05, n_classes=2))
    with pytest.raises(DatasetError):
        race.update(impossible, B)

    assert race.epoch == 2
    assert [run.settings for run in race.runs] == [A, B]


def test_disagreement_counts_where_the_classes_differ() -> None:
    race = Race(A, B)
    race.advance(20)
    apart = race.disagreement()
    assert apart.a is not None
    assert apart.b is not None
    assert apart.distance is not None
    a, b = (run.trainer.network.logits(apart.a.grid.inputs)[:, 0] for run in race.runs)
    p_a, p_b = 1 / (1 + np.exp(-a.astype(float))), 1 / (1 + np.exp(-b.astype(float)))

    np.testing.assert_allclose(apart.distance.ravel(), np.abs(p_a - p_b), atol=1e-6)
    assert apart.area == pytest.approx(np.mean((a > 0) != (b > 0)), abs=1e-3)
    test = [run.trainer.network.logits(run.trainer.problem.test.X)[:, 0] > 0 for run in race.runs]
    assert apart.test == np.mean(test[0] != test[1])


@pytest.mark.parametrize("name", ["sine", "bumps", "diabetes"])
def test_disagreement_of_predictions_is_told_in_standard_deviations(name: str) -> None:
    data = DataSettings(name, n_samples=80)
    race = Race(replace(A, data=data), replace(B, data=data))
    race.advance(5)
    apart = disagreement(race.a, race.b)
    X = race.a.trainer.problem.test.X
    a, b = (run.trainer.network.logits(X)[:, 0].astype(float) for run in race.runs)

    assert apart.test == pytest.approx(np.sqrt(np.mean((a - b) ** 2)) / race.a.dataset.y_train.std(), rel=1e-5)
    assert np.isnan(apart.area) == (name == "diabetes")


def test_the_standing_names_the_lower_loss_and_the_lowest() -> None:
    race = Race(A, but(A, learning_rate=1e-5))
    race.advance(30)
    a, b = (run.history["test_loss"] for run in race.runs)

    stands = standing(race)
    assert stands.lower == ("a" if a[-1] < b[-1] else "b")
    assert stands.losses == pytest.approx((a[-1], b[-1]))
    assert stands.best_epochs == (1 + a[1:].argmin(), 1 + b[1:].argmin())
    assert stands.lowest == (a[1:].min(), b[1:].min())
    assert stands.epochs == (30, 30)
    race.reset()
    assert standing(race).epoch == 0
