"""A race on data with a part for validation: both sides have it, by one loss, and it chooses their best epochs."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import standing
from playground.words.race import standing_text
from tests.comparisons.race.test_race import A, but

VALIDATED = replace(A, data=replace(A.data, valid_share=0.3, noise=0.4))


@pytest.mark.parametrize("share_of_b", [0.0, 0.2])
def test_both_sides_have_the_part_of_a_whatever_b_asked_for(share_of_b: float) -> None:
    race = Race(VALIDATED, replace(A, data=replace(A.data, valid_share=share_of_b)))

    assert race.b.dataset is race.a.dataset
    assert race.parts == ("train", "test", "valid")
    assert Race(A, VALIDATED).parts == ("train", "test")


def test_best_epochs_are_those_of_the_lowest_validation_loss_with_their_test_losses() -> None:
    race = Race(VALIDATED, but(VALIDATED, learning_rate=0.1))
    race.advance(30)
    stands = standing(race)

    assert stands.watched == "valid"
    for run, epoch, lowest in zip(race.runs, stands.best_epochs, stands.lowest, strict=True):
        assert epoch == 1 + run.history["valid_loss"][1:].argmin()
        assert lowest == run.history["test_loss"][epoch]
    assert stands.losses == tuple(run.history["test_loss"][-1] for run in race.runs)
    assert "at the lowest validation loss so far" in standing_text(stands)
    assert "lowest so far" not in standing_text(stands)


def test_a_race_without_the_part_is_judged_by_the_test_loss_alone() -> None:
    race = Race(A, but(A, learning_rate=0.1))
    race.advance(3)

    assert standing(race).watched == "test"
    assert "alidation" not in standing_text(standing(race))


@pytest.mark.parametrize("change", [{"loss": "mse"}, {"class_weights": "balanced"}])
def test_sides_with_other_losses_have_a_validation_loss_by_one_in_every_epoch(change: dict[str, Any]) -> None:
    race = Race(VALIDATED, but(VALIDATED, **change))
    race.advance(3)

    for by, run in zip("ab", race.runs, strict=True):
        mine = race.losses(by)[by == "b"]
        assert mine.shape == (4, 3)
        if run.settings.training.class_weights == "none":
            own = [run.history[f"{part}_loss"] for part in race.parts]
            np.testing.assert_allclose(mine.T, own, rtol=1e-5)
    stands, (_, of_b) = standing(race, by="a"), race.losses("a")
    assert stands.best_epochs[1] == 1 + of_b[1:, 2].argmin()
