"""What a sweep has found so far: the best value and how sure it is, or the effect of a knob of the data."""

from __future__ import annotations

from typing import Literal

import numpy as np

from playground.comparisons.sweep.findings import Best, BestByData, Conclusion, Effect, End, Extremes
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.ratios import Cell, lowest_of
from playground.network.arithmetic import Array


def conclusion(outcome: Outcome) -> Conclusion | None:
    """Return what a sweep has found so far; None before there is a number to compare."""
    plan, test = outcome.plan, outcome.watched_median
    if not np.isfinite(test).any():
        return None
    found: Best | Effect | BestByData | Extremes
    if outcome.best is not None:
        found = _best(outcome, test, outcome.best)
    elif plan.second is None:
        found = _effect(outcome, test[0])
    elif outcome.bests:
        ends = tuple(dict.fromkeys((outcome.bests[0], outcome.bests[-1])))
        found = BestByData(ends, tuple(float(test[cell]) for cell in ends))
    else:
        low, high = (_extreme(sign * test) for sign in (1.0, -1.0))
        found = Extremes((low, high), (float(test[low]), float(test[high])))
    return Conclusion(
        first=plan.first,
        second=plan.second,
        n_seeds=plan.n_seeds,
        is_whole=int(outcome.done.min()) == plan.n_seeds,
        n_failed=int(outcome.failed.sum()),
        found=found,
        alike=outcome.alike,
        n_compared=int(outcome.ratios.is_known.sum()),
        watched=outcome.watched,
        test_losses={cell: float(outcome.median("test_loss")[cell]) for cell in outcome.bests},
    )


def _best(outcome: Outcome, test: Array, best: Cell) -> Best:
    worst = _extreme(-test)
    return Best(
        cell=best,
        loss=float(test[best]),
        worst=worst,
        highest=float(test[worst]),
        ends=() if outcome.plan.second else _ends(outcome, test[0], best[1]),
        regions=outcome.regions,
        open_side=_open_side(outcome, best) if outcome.plan.second is None and not np.isnan(test).any() else None,
    )


def _ends(outcome: Outcome, test: Array, best: int) -> tuple[End, ...]:
    ratios = outcome.ratios
    columns = [end for end in (0, outcome.plan.n_columns - 1) if end != best and not np.isnan(test[end])]
    return tuple(
        End(end, float(test[end] - test[best]), int(ratios.higher[0, end]), int(ratios.n_seeds[0, end]))
        for end in columns
    )


def _open_side(outcome: Outcome, best: Cell) -> Literal["lower", "higher"] | None:
    plan = outcome.plan
    low, high = plan.first.knob.bounds(plan.settings((0, best[1], 0)))
    if best[1] == 0 and plan.first.values[0] > low:
        return "lower"
    return "higher" if best[1] == plan.n_columns - 1 and plan.first.values[-1] < high else None


def _effect(outcome: Outcome, test: Array) -> Effect:
    columns, ratios = np.flatnonzero(np.isfinite(test)), outcome.ratios
    first, last = int(columns[0]), int(columns[-1])
    gaps = test - outcome.median("train_loss")[0]
    lowest, highest = int(np.nanargmin(test)), int(np.nanargmax(test))
    return Effect(
        columns=(first, last),
        losses=(float(test[first]), float(test[last])),
        gaps=(float(gaps[first]), float(gaps[last])),
        ratio=float(ratios.ratio[0, last]),
        low=float(ratios.low[0, last]),
        high=float(ratios.high[0, last]),
        higher=int(ratios.higher[0, last]),
        n_seeds=int(ratios.n_seeds[0, last]),
        lowest=lowest,
        highest=highest,
        extremes=(float(test[lowest]), float(test[highest])),
    )


def _extreme(values: Array) -> Cell:
    """Return where the lowest is; one is finite."""
    cell = lowest_of(values, (slice(None), slice(None)))
    assert cell is not None
    return cell
