"""How a race stands, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playground.comparisons.race.race import Race

CLOSE = 0.02  # losses that differ by less than this share of the larger one are called equal

Side = Literal["a", "b"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Test losses of A and B.

    Attributes
    ----------
    epoch : int
        The epoch of the side that is ahead.
    losses, lowest : pair of float
        The test losses of A and B now, and the lowest so far.
    best_epochs : pair of int
        The epochs of the lowest.
    lower : {"a", "b"} or None
        Who has the lower loss now; None if they are about equal.
    """

    epoch: int
    losses: tuple[float, float]
    lowest: tuple[float, float]
    best_epochs: tuple[int, int]
    lower: Side | None


def standing(race: Race) -> Standing:
    """Return which of the two has the lower test loss now, and which had the lowest."""
    a, b = (run.trainer.evaluation.test_loss for run in race.runs)
    lowest_a, lowest_b = (float(run.history["test_loss"][run.history.best_epoch]) for run in race.runs)
    lower: Side | None = None if abs(a - b) <= CLOSE * max(a, b) else "a" if a < b else "b"
    best_epochs = race.a.history.best_epoch, race.b.history.best_epoch
    return Standing(race.epoch, (a, b), (lowest_a, lowest_b), best_epochs, lower)
