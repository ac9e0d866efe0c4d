"""How a race stands, in words."""

from __future__ import annotations

from playground.comparisons.race.race import Race
from playground.words.numbers import number

CLOSE = 0.02  # losses that differ by less than this share of the larger one are called equal


def standing(race: Race) -> str:
    """Return which of the two has the lower test loss now, and which had the lowest."""
    if race.epoch == 0:
        return "Untrained."
    now = [run.trainer.evaluation.test_loss for run in race.runs]
    best = [float(run.history["test_loss"][run.history.best_epoch]) for run in race.runs]
    lowest = ", ".join(
        f"{name} {number(loss)} in epoch {run.history.best_epoch}"
        for name, loss, run in zip("AB", best, race.runs, strict=True)
    )
    return f"Test loss after epoch {race.epoch:,}: {_compared(now)}; lowest so far {lowest}."


def _compared(losses: list[float]) -> str:
    """Say which of A and B has the lower loss."""
    a, b = losses
    pair = f"A {number(a)}, B {number(b)}"
    if abs(a - b) <= CLOSE * max(a, b):
        return f"about equal ({pair})"
    return f"{'A' if a < b else 'B'} is lower ({pair})"
