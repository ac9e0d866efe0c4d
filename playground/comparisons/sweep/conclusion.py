"""What a sweep has found, in one or two sentences."""

from __future__ import annotations

import numpy as np

from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Axis
from playground.words.numbers import number


def conclusion(outcome: Outcome) -> str:
    """Return the best value, how much better it is than the ends, and on which side the network fits badly."""
    if outcome.best is None:
        failed = int(outcome.failed.sum())
        if not failed:
            return "No run is done yet."
        return f"None of {failed} runs ended in numbers that can be compared."
    said = _of_two(outcome) if outcome.plan.second else _of_one(outcome)
    if failed := int(outcome.failed.sum()):
        verb = "run diverged or had" if failed == 1 else "runs diverged or had"
        said += f" {failed} {verb} no data, and {'is' if failed == 1 else 'are'} left out."
    return said


def setting(axis: Axis, index: int) -> str:
    """Return a value with the knob's name: "dropout 0.5", "L2, λ₂ = 1", "8 units in each hidden layer"."""
    title, value = axis.knob.sentence_title, f"{axis.values[index]:g}"
    if axis.knob.swept.counted:
        return f"{value} {title}"
    return f"{title} = {value}" if "," in title else f"{title} {value}"


def _of_one(outcome: Outcome) -> str:
    assert outcome.best is not None
    axis, best, last = outcome.plan.first, outcome.best[1], outcome.plan.n_columns - 1
    test = outcome.median("test_loss")[0]
    said = f"Lowest test loss: {number(float(test[best]))} at {setting(axis, best)}{outcome.seeds}"
    ends = [_against(outcome, end) for end in (0, last) if end != best and not np.isnan(test[end])]
    said += f"; {' and '.join(ends)}." if ends else "."
    words = [
        f"{'Below' if region.last < best else 'Above'} it the network {region.fit.replace('fitting', 'fits')}."
        for region in outcome.regions
    ]
    if best in {0, last} and not np.isnan(test).any():
        side = "lower" if best == 0 else "higher"
        words.append(f"The best value is at the end of the range: a {side} one may be better still.")
    return " ".join([said, *words])


def _against(outcome: Outcome, end: int) -> str:
    """Return how much higher the test loss is at an end of the range, and in how many seeds."""
    assert outcome.best is not None
    test = outcome.median("test_loss")[0]
    said = f"{number(float(test[end] - test[outcome.best[1]]))} higher at {outcome.plan.first.values[end]:g}"
    worse, of = outcome.worse_in(end)
    return f"{said}, in {worse} of {of} seeds" if of > 1 else said


def _of_two(outcome: Outcome) -> str:
    first, second, best = outcome.plan.first, outcome.plan.second, outcome.best
    assert second is not None
    assert best is not None
    test = outcome.median("test_loss")
    worst = np.unravel_index(np.nanargmax(test), test.shape)
    return (
        f"Lowest test loss: {number(float(test[best]))} at {setting(first, best[1])} and {setting(second, best[0])}"
        f"{outcome.seeds}; the highest, {number(float(test[worst]))}, is at {setting(first, int(worst[1]))} and "
        f"{setting(second, int(worst[0]))}."
    )
