"""Numbers as people write them, the same in charts, verdicts and key numbers."""

from __future__ import annotations

import numpy as np

from playground.words.catalogue import training as says


def number(value: float, digits: int = 3) -> str:
    """Return a number with so many significant digits, as people write it: 0.0123, 12.3, 1.2e+05."""
    if not np.isfinite(value):
        return "–"
    if value == 0:
        return "0"
    size = abs(value)
    if size >= 1e5 or size < 1e-4:
        return f"{value:.{max(digits - 2, 0)}e}".replace("-", "−")
    exponent = int(f"{size:.{digits - 1}e}".split("e")[1])  # of the rounded number: 9.999 is written 10.0
    decimals = max(digits - 1 - exponent, 0)
    return f"{value:.{min(decimals, 6)}f}".replace("-", "−")


def score_name(*, regression: bool) -> str:
    """Return the name of the score."""
    return says.R_SQUARED() if regression else says.ACCURACY()


def measure_name(measure: str, *, regression: bool) -> str:
    """Return the name of the history's "loss" or "score"."""
    return says.LOSS() if measure == "loss" else score_name(regression=regression)


def percent(share: float) -> str:
    """Return a share in [0, 1] as a percentage with one decimal: 97.3 %."""
    return f"{100 * share:.1f} %" if np.isfinite(share) else "–"


def score(value: float, *, regression: bool) -> str:
    """Return an R² as a number, an accuracy as a percentage."""
    return number(value) if regression else percent(value)
