"""What trials add up to: a share with its interval, and a median with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Tally:
    """The trials of one claim in one place.

    Attributes
    ----------
    holds, n : int
        In how many trials the claim was true, of how many.
    share : pair of float in [0, 1]
        Clopper and Pearson's exact 95 % interval of the share of seeds on which it is true.
    median : float
        Of the effects.
    median_interval : pair of float
        Order statistics between which the median of all seeds lies with a probability of at least 95 %, whatever the
        distribution; infinite where there are too few trials.
    """

    holds: int
    n: int
    share: tuple[float, float]
    median: float
    median_interval: tuple[float, float]


def tally(holds: Sequence[bool], effects: Sequence[float]) -> Tally:
    """Return the tally of at least one trial; the n-th entries of both are of the same."""
    n, k = len(holds), sum(holds)
    interval = stats.binomtest(k, n).proportion_ci(CONFIDENCE, method="exact")
    values = np.sort(np.asarray(effects, np.float64))
    return Tally(k, n, (float(interval.low), float(interval.high)), float(np.median(values)), median_interval(values))


def median_interval(ordered: np.ndarray) -> tuple[float, float]:
    """Return the sign test's interval of the median of sorted values (n,): the r-th from both ends.

    r is the largest with P(B < r) ≤ 2.5 % for a binomial B of n fair coins (Conover 1999, section 3.2).
    """
    n = len(ordered)
    r = int(stats.binom.ppf((1 - CONFIDENCE) / 2, n, 0.5))
    while r > 0 and stats.binom.cdf(r - 1, n, 0.5) > (1 - CONFIDENCE) / 2:
        r -= 1
    return (float(ordered[r - 1]), float(ordered[n - r])) if r else (-float("inf"), float("inf"))
