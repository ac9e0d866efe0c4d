"""Two settings over the same seeds: which has the lower loss, how often, by how much, and could that be luck."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import quantile_test

from playground.network.arithmetic import Array
from playground.words.numbers import number

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

    @property
    def headline(self) -> str:
        """Who beats whom, such as "B beats A in 17 of 20 seeds"."""
        if not self.n:
            return "No pair to compare: A or B diverged with every seed"
        first, second, wins = ("B", "A", self.wins_b) if self.wins_b >= self.wins_a else ("A", "B", self.wins_a)
        if self.wins_a == self.wins_b:
            said = "A and B are equal with every seed" if not wins else f"A and B each win {wins} of {self.n} seeds"
        else:
            said = f"{first} beats {second} in {wins} of {self.n} seeds"
        return said + (f", {self.ties} tied" if self.ties and wins else "")

    @property
    def verdict(self) -> str:
        """Whether it could be luck."""
        if not self.n:
            return ""
        if np.isnan(self.low):
            return f"too few pairs to tell: take at least {FEWEST}"
        return "hardly luck" if self.is_hardly_luck else "could be luck"

    @property
    def sentence(self) -> str:
        """The headline with the difference, its interval and the verdict, in words."""
        if not self.n:
            return f"{self.headline}."
        said = f"{self.headline}; the median difference B − A of the test loss is {number(self.median)}"
        if not np.isnan(self.low):
            said += f" (95 % interval {number(self.low)} to {number(self.high)})"
        said += f": {self.verdict}."
        if self.left_out:
            said += f" {self.left_out} {'seed is' if self.left_out == 1 else 'seeds are'} left out: a network diverged."
        return said


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
