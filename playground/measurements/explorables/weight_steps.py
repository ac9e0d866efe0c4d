"""A weight that decays while the data pull at it, and a bias that does not decay."""

from __future__ import annotations

from dataclasses import dataclass

from playground.measurements.explorables.descent import descend
from playground.network.arithmetic import Array
from playground.network.penalties import Penalty

BEST = 1.0  # the weight, and the bias, that the data ask for


@dataclass(frozen=True, slots=True)
class WeightSteps:
    """The weight over the steps, and the bias.

    Attributes
    ----------
    both, decay, data : ndarray of shape (n_steps + 1,)
        The weight under data and decay, under decay alone, and under the data alone.
    bias : ndarray of shape (n_steps + 1,)
        The bias where decay alone is at work.
    factor : float
        1 − ηλ/n.
    """

    both: Array
    decay: Array
    data: Array
    bias: Array
    factor: float


def weight_steps(start: float, rate: float, decay: float, pull: float) -> WeightSteps:
    """Return the steps (1 − ηλ/n) w − η ∂C₀/∂w.

    Parameters
    ----------
    start : float
        The first weight, and the bias.
    rate : float, positive
        η.
    decay : float, at least 0
        λ/n.
    pull : float, at least 0
        Weight of the data: ∂C₀/∂w = 2 · pull · (w − 1).
    """

    def path(l2: float, data_weight: float) -> Array:
        penalty = Penalty(l1=0.0, l2=l2, n_samples=1)
        return descend(start, start, rate, penalty, data_weight=data_weight, best=(BEST, BEST))

    alone = path(decay, 0.0)
    return WeightSteps(
        both=path(decay, pull)[:, 0], decay=alone[:, 0], data=path(0.0, pull)[:, 0], bias=alone[:, 1],
        factor=1.0 - rate * decay,
    )  # fmt: skip
