"""Like is compared with like: by one loss, and as far as both have come."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import standing
from playground.settings.run import DataSettings
from tests.comparisons.race.test_race import A, but


def test_sides_that_stop_apart_are_compared_as_far_as_both_have_come() -> None:
    race = Race(but(A, max_epochs=4), but(A, learning_rate=1e-3))
    race.advance(9)
    a, b = (run.history["test_loss"] for run in race.runs)

    stands = standing(race)
    assert (stands.epochs, stands.epoch) == ((4, 9), 4)
    assert stands.losses == (a[4], b[4])
    assert stands.lowest == (a[1:5].min(), b[1:5].min())
    assert stands.best_epochs == (1 + a[1:5].argmin(), 1 + b[1:5].argmin())


@pytest.mark.parametrize("change", [{"loss": "mse"}, {"class_weights": "balanced"}, {"loss": "cross_entropy"}])
def test_sides_with_other_losses_are_measured_by_one_in_every_epoch(change: dict[str, Any]) -> None:
    data = replace(A.data, balance=0.25)
    race = Race(replace(A, data=data), but(replace(A, data=data), **change))
    race.advance(3)
    own = [np.stack([run.history["train_loss"], run.history["test_loss"]], 1) for run in race.runs]

    for by, run in zip("ab", race.runs, strict=True):
        mine, others = race.losses(by)[by == "b"], race.losses(by)[by == "a"]
        assert mine.shape == others.shape == (4, 2)
        if run.settings.training.class_weights == "none":
            np.testing.assert_allclose(mine, own[by == "b"], rtol=1e-5)
    if change == {"loss": "cross_entropy"}:
        assert race.common_loss("a").own
        np.testing.assert_array_equal(race.losses("b"), own)
    else:
        assert not race.common_loss("a").own
        assert not np.allclose(race.losses("a")[1], own[1])
    race.reset()
    assert [len(losses) for losses in race.losses("a")] == [1, 1]


def test_the_race_of_a_network_with_itself_under_another_loss_begins_with_equal_losses() -> None:
    race = Race(A, but(A, loss="mse"))

    for by in "ab":
        np.testing.assert_allclose(*race.losses(by), rtol=1e-6)


def test_no_standing_where_no_loss_measures_both() -> None:
    blobs = replace(A, data=DataSettings("blobs", n_samples=60, n_classes=3))
    race = Race(blobs, but(blobs, loss="bce"))
    race.advance(2)

    assert standing(race) is None
