"""How a race stands, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.comparisons.race.race import Race
from playground.training.problem import Watched

CLOSE = 0.02  # losses that differ by less than this share of the larger one are called equal

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Test losses of A and B, by one loss, and as far as both have come.

    Attributes
    ----------
    epochs : pair of int
        Where A and B are.
    epoch : int
        The last epoch that both have.
    losses, lowest : pair of float
        The test losses of A and B after that epoch, and in their best epochs up to there.
    best_epochs : pair of int
        Those of the lowest watched loss, from 1; 0 before the first.
    lower : {"a", "b"} or None
        Who has the lower test loss after that epoch; None if they are about equal.
    watched : {"test", "valid"}
        By whose loss epochs are the best ones: that of the validation part where the data have one.
    """

    epochs: tuple[int, int]
    epoch: int
    losses: tuple[float, float]
    lowest: tuple[float, float]
    best_epochs: tuple[int, int]
    lower: Side | None
    watched: Watched = "test"


def standing(race: Race, *, by: str = "a") -> Standing | None:
    """Return which of the two has the lower test loss, and what they had in their best epochs.

    None if no loss measures both.

    Parameters
    ----------
    race : Race
        The race.
    by : {"a", "b"}
        Whose loss measures both, if theirs differ.
    """
    if not race.common_loss(by).exists:
        return None
    sides, place = race.losses(by), race.parts.index(race.watched)
    test, watched = ([losses[:, part] for losses in sides] for part in (1, place))
    epochs = len(test[0]) - 1, len(test[1]) - 1
    epoch = min(epochs)
    best = [1 + int(np.argmin(losses[1 : epoch + 1])) if epoch else 0 for losses in watched]
    a, b = (float(losses[epoch]) for losses in test)
    lower: Side | None = None if a == b or abs(a - b) <= CLOSE * max(a, b) else "a" if a < b else "b"
    lowest = float(test[0][best[0]]), float(test[1][best[1]])
    return Standing(epochs, epoch, (a, b), lowest, (best[0], best[1]), lower, race.watched)
