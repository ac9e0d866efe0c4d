"""Two settings over the same seeds: which has the lower loss, how often, by how much, and could that be luck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import quantile_test

from playground.network.arithmetic import Array

CONFIDENCE = 0.95
FEWEST = 6  # pairs with which an interval can have that confidence: all lie on one side with probability 2 / 2⁶


@dataclass(frozen=True, slots=True)
class Paired:
    """Final test losses of A and B, seed by seed.

    The interval for the median of the differences is that of the sign test, made of order statistics: it holds
    whatever the distribution of the differences (Conover 1999, Practical Nonparametric Statistics, section 3.2).

    Attributes
    ----------
    wins_a, wins_b, ties : int
        Seeds with the lower loss for A, for B, and with equal losses.
    left_out : int
        Seeds with which either diverged.
    median : float
        Median of loss of B − loss of A; negative if B is better. NaN without a pair.
    low, high : float
        Its interval of 95 % confidence; NaN with fewer than six pairs.
    """

    wins_a: int
    wins_b: int
    ties: int
    left_out: int
    median: float
    low: float
    high: float

    @property
    def n(self) -> int:
        """Number of pairs that count."""
        return self.wins_a + self.wins_b + self.ties

    @property
    def is_hardly_luck(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0.0 or self.high < 0.0


def compare(a: Array, b: Array) -> Paired:
    """Return the comparison of the losses of A and B (K,), pair by pair; a pair with a NaN is left out."""
    finite = np.isfinite(a) & np.isfinite(b)
    differences = (b - a)[finite]
    low = high = median = float("nan")
    if len(differences):
        median = float(np.median(differences))
        test = quantile_test(differences, q=0.0, p=0.5)
        low, high = (float(end) for end in test.confidence_interval(CONFIDENCE))
    return Paired(
        wins_a=int((differences > 0.0).sum()),
        wins_b=int((differences < 0.0).sum()),
        ties=int((differences == 0.0).sum()),
        left_out=int((~finite).sum()),
        median=median,
        low=low,
        high=high,
    )
