"""What a sweep has found, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.comparisons.sweep.outcome import Outcome, Region
from playground.comparisons.sweep.plan import Axis

Cell = tuple[int, int]  # row (second knob) and column (first knob)


@dataclass(frozen=True, slots=True)
class End:
    """An end of the range of one knob, in comparison with the best value.

    Attributes
    ----------
    column : int
        The position of the value on its axis.
    excess : float
        How much higher the median test loss is.
    worse, n_seeds : int
        In how many seeds the loss is higher, and how many seeds have both losses.
    """

    column: int
    excess: float
    worse: int
    n_seeds: int


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The best value, how much better it is than the ends, and on which side the network fits badly.

    Attributes
    ----------
    first, second : Axis, Axis or None
        The knobs.
    best : Cell
        The cell of the lowest median test loss.
    lowest : float
        That loss.
    n_seeds : int
        Of the plan.
    is_whole : bool
        Whether every value has been trained with every seed.
    n_failed : int
        Runs without numbers that can be compared.
    worst, highest : Cell, float
        Of the highest median test loss.
    ends : tuple of End
        Those of a single knob that are known and are not the best value.
    regions : tuple of Region
        See ``Outcome``.
    open_side : {"lower", "higher"} or None
        On which side better values may lie, as the best one is at the end of a range that is wholly known.
    """

    first: Axis
    second: Axis | None
    best: Cell
    lowest: float
    n_seeds: int
    is_whole: bool
    n_failed: int
    worst: Cell
    highest: float
    ends: tuple[End, ...]
    regions: tuple[Region, ...]
    open_side: Literal["lower", "higher"] | None


def conclusion(outcome: Outcome) -> Conclusion | None:
    """Return what a sweep has found so far; None before there is a number to compare."""
    best = outcome.best
    if best is None:
        return None
    plan, test = outcome.plan, outcome.median("test_loss")
    row, column = np.unravel_index(np.nanargmax(test), test.shape)
    last = plan.n_columns - 1
    is_end = plan.second is None and best[1] in {0, last} and not np.isnan(test).any()
    return Conclusion(
        first=plan.first,
        second=plan.second,
        best=best,
        lowest=float(test[best]),
        n_seeds=plan.n_seeds,
        is_whole=int(outcome.done.min()) == plan.n_seeds,
        n_failed=int(outcome.failed.sum()),
        worst=(int(row), int(column)),
        highest=float(test[row, column]),
        ends=() if plan.second else _ends(outcome, best[1]),
        regions=outcome.regions,
        open_side=("lower" if best[1] == 0 else "higher") if is_end else None,
    )


def _ends(outcome: Outcome, best: int) -> tuple[End, ...]:
    test = outcome.median("test_loss")[0]
    columns = [end for end in (0, outcome.plan.n_columns - 1) if end != best and not np.isnan(test[end])]
    return tuple(End(end, float(test[end] - test[best]), *outcome.worse_in(end)) for end in columns)
