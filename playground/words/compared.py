"""What is compared, by name: a loss or a score, after which epoch, and whose loss measures both sides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from playground.comparisons.common_loss import CommonLoss
from playground.comparisons.luck.compared import Compared
from playground.network.losses import LOSSES
from playground.words.catalogue import luck as says
from playground.words.catalogue import race as says_of_two
from playground.words.numbers import NOTHING, number, score, score_name

SIDE_NAMES = {"a": "A", "b": "B"}  # as pages call what links call a and b


@dataclass(frozen=True, slots=True)
class Named:
    """A number of each network, by its name within a sentence, and how it and differences of it are written."""

    name: str
    write: Callable[[float], str]
    write_difference: Callable[[float], str]


def named(compared: Compared) -> Named:
    """Return the name of what is compared, and how its values are written."""
    regression = compared.results[0].n_classes == 0
    of_score = score_name(regression=regression)
    by_test = compared.results[0].watched == "test"
    name = {
        "last": says.LAST_LOSS, "valid": says.LAST_VALIDATION_LOSS,
        "lowest": says.LOWEST_LOSS if by_test else says.LOSS_BY_VALIDATION,
        "stop": says.STOP_LOSS, "score": says.LAST_SCORE,
        "score-lowest": says.SCORE_AT_LOWEST if by_test else says.SCORE_BY_VALIDATION,
        "score-stop": says.SCORE_AT_STOP,
    }[compared.chosen]  # fmt: skip
    if not compared.is_score:
        return Named(name(), number, number)
    return Named(
        name(score=of_score),
        lambda value: score(value, regression=regression),
        number if regression else _points,
    )


def measured_by_text(common: CommonLoss, by: str) -> str:
    """Return which loss measures both sides, or that none does; nothing where they have the same."""
    if common.own:
        return ""
    if not common.name:
        return says_of_two.NO_COMMON_LOSS()
    return says_of_two.MEASURED_BY(side=SIDE_NAMES[by], loss=loss_title(common.name))


def loss_title(name: str) -> str:
    """Return what a loss is called."""
    return LOSSES[name].title


def _points(difference: float) -> str:
    """Return a difference of two shares."""
    return says.POINTS(n=number(100.0 * difference)) if np.isfinite(difference) else NOTHING
