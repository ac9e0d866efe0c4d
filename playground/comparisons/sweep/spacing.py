"""The values of a range, evenly spaced or in equal ratios."""

from __future__ import annotations

import numpy as np

DIGITS = 3  # significant ones of the values between the two ends
DECADES = 3  # below the upper end, over which a logarithmic range runs that begins at 0


def spaced(low: float, high: float, steps: int, *, log: bool, whole: bool) -> tuple[float, ...]:
    """Return at most ``steps`` rising values from ``low`` to ``high``, both ends included.

    Values between the ends are rounded to three significant digits, or to whole numbers, which may leave fewer of
    them. A logarithm has no zero: on a logarithmic range from 0 the first value is 0, and the others run over the three
    decades below ``high`` (from 1, for whole numbers).

    Parameters
    ----------
    low, high : float
        0 ≤ low < high.
    steps : int, at least 2
    log : bool
        Equal ratios rather than equal distances.
    whole : bool
        Whole numbers.
    """
    if log and low == 0.0:
        if steps == 2:
            return (low, high)
        start = min(1.0, high) if whole else high * 10.0**-DECADES
        above = spaced(start, high, steps - 1, log=True, whole=whole) if start < high else (high,)
        return (low, *above)
    between = (np.geomspace if log else np.linspace)(low, high, steps)[1:-1]
    rounded = [float(round(value)) if whole else float(f"{value:.{DIGITS}g}") for value in between]
    if not whole and len({low, *rounded, high}) < steps:
        rounded = [float(value) for value in between]  # a narrow range
    return tuple(sorted({low, *(min(max(value, low), high) for value in rounded), high}))
