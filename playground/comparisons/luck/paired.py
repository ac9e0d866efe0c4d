"""Two settings over the same seeds: which has the better number, how often, by how much, and could that be luck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import binomtest, quantile_test

from playground.network.arithmetic import Array

CONFIDENCE = 0.95
FEWEST = 6  # untied pairs with which luck can be ruled out so far: all lie on one side with probability 2 / 2⁶


@dataclass(frozen=True, slots=True)
class Paired:
    """Numbers of A and B, seed by seed.

    Whether the difference could be luck is judged by the sign test: ties, which speak for neither, are left out of it.
    The median of the differences and its interval are of all pairs, ties included, each a difference of 0. The interval
    is made of order statistics and holds whatever the distribution of the differences; without ties it leaves out 0
    just where the test rules out luck (Conover 1999, Practical Nonparametric Statistics, sections 3.2 and 3.4).

    Attributes
    ----------
    wins_a, wins_b, ties : int
        Seeds with the better number for A, for B, and with equal numbers.
    left_out : int
        Seeds with which either has no number, as it diverged.
    median : float
        Median of B − A. NaN without a pair.
    low, high : float
        Its interval of 95 % confidence; NaN with fewer than six pairs.
    p : float
        Probability, were neither of the two better, of wins as uneven as these or more so; 1 if all pairs are tied, NaN
        without a pair.
    """

    wins_a: int
    wins_b: int
    ties: int
    left_out: int
    median: float
    low: float
    high: float
    p: float

    @property
    def n(self) -> int:
        """Number of pairs that count."""
        return self.wins_a + self.wins_b + self.ties

    @property
    def n_untied(self) -> int:
        """Number of pairs in which one of the two is better."""
        return self.wins_a + self.wins_b

    @property
    def is_hardly_luck(self) -> bool:
        """Whether wins so uneven would come by luck in less than 5 % of such studies."""
        return self.p < 1.0 - CONFIDENCE


def compare(a: Array, b: Array, *, higher_is_better: bool = False) -> Paired:
    """Return the comparison of the numbers of A and B (K,), pair by pair; a pair with a NaN is left out."""
    finite = np.isfinite(a) & np.isfinite(b)
    differences = (b - a)[finite]
    low = high = median = p = float("nan")
    above, below = int((differences > 0.0).sum()), int((differences < 0.0).sum())
    if len(differences):
        median = float(np.median(differences))
        low, high = quantile_test(differences, q=0.0, p=0.5).confidence_interval(CONFIDENCE)
        p = float(binomtest(above, above + below).pvalue) if above + below else 1.0
    wins_b, wins_a = (above, below) if higher_is_better else (below, above)
    return Paired(
        wins_a=wins_a,
        wins_b=wins_b,
        ties=int((differences == 0.0).sum()),
        left_out=int((~finite).sum()),
        median=median,
        low=float(low),
        high=float(high),
        p=p,
    )
