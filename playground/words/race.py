"""How a race stands, as text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.comparisons.differences import Difference
from playground.comparisons.race.disagreement import Disagreement
from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import Standing, standing
from playground.training.reason import Status
from playground.words.catalogue import race as says
from playground.words.compared import measured_by_text
from playground.words.lists import paragraph, semicolons
from playground.words.numbers import number, percent
from playground.words.settings import difference_text
from playground.words.training import progress

SIDES = ("A", "B")
_ENDED = {
    Status.DIVERGED: says.DIVERGED,
    Status.STOPPED_EARLY: says.STOPPED_EARLY,
    Status.EPOCH_LIMIT: says.AT_THE_LIMIT,
}


def differences_text(differences: Sequence[Difference]) -> str:
    """Return what sets A and B apart."""
    if not differences:
        return says.THE_SAME()
    return says.DIFFERENCES(differences=semicolons([difference_text(one) for one in differences]))


def state(race: Race, *, playing: bool) -> str:
    """Return in a few words where a race stands, and why it goes no further."""
    first, second = (run.trainer for run in race.runs)
    if first.status is second.status is Status.EPOCH_LIMIT and first.epoch == second.epoch:
        return says.BOTH_AT_THE_LIMIT(epoch=f"{first.epoch:,}")
    ended = [
        _ENDED[run.trainer.status](side=side, epoch=f"{run.trainer.epoch:,}")
        for side, run in zip(SIDES, race.runs, strict=True)
        if run.trainer.status is not Status.OPEN
    ]
    if ended:
        return says.ENDED(sides=semicolons(ended))
    if race.changed_at is not None:
        return says.SETTINGS_CHANGED(epoch=str(race.changed_at))
    return progress(race.epoch, playing=playing)


def found(race: Race, disagreement: Disagreement, *, by: str = "a") -> str:
    """Return how a race stands, by whose loss, and how far the answers of the two are apart."""
    apart = disagreement_text(disagreement, n_test=race.a.dataset.n_test, regression=race.a.dataset.n_classes == 0)
    stands, (a, b) = standing(race, by=by), (run.trainer.epoch for run in race.runs)
    return paragraph(
        [
            standing_text(stands) if stands else "",
            measured_by_text(race.common_loss(by), by),
            says.ANSWERS_AFTER(a=f"{a:,}", b=f"{b:,}") if a != b else "",
            apart,
            says.ONE_RUN_EACH(),
        ]
    )


def standing_text(stands: Standing) -> str:
    """Return which of the two has the lower test loss after the last common epoch, and what they had in their best."""
    at = {side: f"{epoch:,}" for side, epoch in zip("ab", stands.epochs, strict=True)}
    if stands.epoch == 0:
        return says.NOTHING_COMMON(**at) if any(stands.epochs) else says.UNTRAINED()
    by_test = {None: says.ABOUT_EQUAL, "a": says.A_IS_LOWER, "b": says.B_IS_LOWER}
    by_validation = {
        None: says.ABOUT_EQUAL_BY_VALIDATION, "a": says.A_IS_LOWER_BY_VALIDATION, "b": says.B_IS_LOWER_BY_VALIDATION
    }  # fmt: skip
    message = (by_test if stands.watched == "test" else by_validation)[stands.lower]
    sentence = message(
        epoch=f"{stands.epoch:,}",
        a=number(stands.losses[0]),
        b=number(stands.losses[1]),
        lowest_a=number(stands.lowest[0]),
        lowest_b=number(stands.lowest[1]),
        epoch_a=f"{stands.best_epochs[0]:,}",
        epoch_b=f"{stands.best_epochs[1]:,}",
    )
    return sentence if stands.epochs[0] == stands.epochs[1] else paragraph([says.LAST_COMMON(**at), sentence])


def disagreement_text(apart: Disagreement, *, n_test: int, regression: bool) -> str:
    """Return how far the answers of two networks are apart."""
    if not regression:
        n = f"{n_test}"
        return says.DIFFERENT_CLASSES(area=percent(apart.area), test=str(round(apart.test * n_test)), n=n)
    if np.isnan(apart.area):
        return says.APART(test=number(apart.test))
    return says.APART_OVER_PICTURE(test=number(apart.test), area=number(apart.area))
