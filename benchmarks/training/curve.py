"""A curve is what something costs at several sizes, how steep it is between them, and where that changes."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.kit.spread import Spread

BEND = 0.25  # change of the local slope from which on a size is called a kink


@dataclass(frozen=True, slots=True)
class Kink:
    """A size at which the local slope changes, and the slopes before and after it."""

    size: int
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Costs at rising sizes.

    Attributes
    ----------
    label : str
        What was measured, where a chart has more than one curve; else empty.
    costs : mapping
        Spread of the cost by size, from the smallest size to the largest.
    """

    label: str
    costs: Mapping[int, Spread]

    @property
    def slopes(self) -> list[float]:
        """Local slopes d log cost / d log size, one between each size and the next: 0 is flat, 1 proportional."""
        points = [(math.log(size), math.log(cost.median)) for size, cost in self.costs.items()]
        return [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]

    @property
    def kinks(self) -> list[Kink]:
        """Sizes at which the slope changes by 0.25 or more, and by more than the quartiles leave in doubt."""
        sizes, costs, slopes = list(self.costs), list(self.costs.values()), self.slopes
        found = []
        for i, (before, after) in enumerate(pairwise(slopes), start=1):
            nearest = min(math.log(sizes[i] / sizes[i - 1]), math.log(sizes[i + 1] / sizes[i]))
            doubt = (_doubt(costs[i - 1]) + 2 * _doubt(costs[i]) + _doubt(costs[i + 1])) / nearest
            if abs(after - before) >= max(BEND, doubt):
                found.append(Kink(sizes[i], before, after))
        return found


def _doubt(cost: Spread) -> float:
    """Return half the distance of the quartiles in logarithms."""
    return math.log(cost.high / cost.low) / 2
