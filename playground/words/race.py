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
from playground.words.lists import paragraph, semicolons
from playground.words.numbers import number, percent
from playground.words.settings import difference_text
from playground.words.training import progress

SIDES = ("A", "B")
SIDE_NAMES = {"a": "A", "b": "B"}  # as the page calls what links call a and b
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
    ended = [
        _ENDED[run.trainer.status](side=side)
        for side, run in zip(SIDES, race.runs, strict=True)
        if run.trainer.status is not Status.OPEN
    ]
    if ended:
        return says.ENDED(sides=semicolons(ended))
    if race.changed_at is not None:
        return says.SETTINGS_CHANGED(epoch=str(race.changed_at))
    return progress(race.epoch, playing=playing)


def found(race: Race, disagreement: Disagreement) -> str:
    """Return how a race stands, and how far the answers of the two are apart."""
    apart = disagreement_text(disagreement, n_test=race.a.dataset.n_test, regression=race.a.dataset.n_classes == 0)
    return paragraph([standing_text(standing(race)), apart, says.ONE_RUN_EACH()])


def standing_text(stands: Standing) -> str:
    """Return which of the two has the lower test loss now, and which had the lowest."""
    if stands.epoch == 0:
        return says.UNTRAINED()
    message = {None: says.ABOUT_EQUAL, "a": says.A_IS_LOWER, "b": says.B_IS_LOWER}[stands.lower]
    return message(
        epoch=f"{stands.epoch:,}",
        a=number(stands.losses[0]),
        b=number(stands.losses[1]),
        lowest_a=number(stands.lowest[0]),
        lowest_b=number(stands.lowest[1]),
        epoch_a=str(stands.best_epochs[0]),
        epoch_b=str(stands.best_epochs[1]),
    )


def disagreement_text(apart: Disagreement, *, n_test: int, regression: bool) -> str:
    """Return how far the answers of two networks are apart."""
    if not regression:
        n = f"{n_test}"
        return says.DIFFERENT_CLASSES(area=percent(apart.area), test=str(round(apart.test * n_test)), n=n)
    if np.isnan(apart.area):
        return says.APART(test=number(apart.test))
    return says.APART_OVER_PICTURE(test=number(apart.test), area=number(apart.area))
