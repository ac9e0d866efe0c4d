"""A copy of everything that learning has changed, to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from types import EllipsisType
from typing import Self

import numpy as np

from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.optimisation.optimiser import Optimiser
from playground.training.reason import Infinite


@dataclass(slots=True)
class Checkpoint:
    """Parameters, running statistics and optimiser state at one time."""

    theta: Array
    statistics: Array
    vectors: dict[str, Array]
    steps: int

    @classmethod
    def of(cls, network: Network, optimiser: Optimiser) -> Self:
        """Return a checkpoint of the present state."""
        vectors = {name: vector.copy() for name, vector in optimiser.vectors.items()}
        return cls(network.theta.copy(), network.statistics.copy(), vectors, optimiser.steps)

    def update(self, network: Network, optimiser: Optimiser) -> None:
        """Overwrite with the present state, in place."""
        np.copyto(self.theta, network.theta)
        np.copyto(self.statistics, network.statistics)
        for name, vector in optimiser.vectors.items():
            np.copyto(self.vectors[name], vector)
        self.steps = optimiser.steps

    def restore(self, network: Network, optimiser: Optimiser) -> None:
        """Put this state back, in place."""
        self.restore_rows(network, optimiser, ...)
        optimiser.steps = self.steps

    def restore_parameters(self, network: Network) -> None:
        """Put parameters and running statistics back, in place, into a network that is only asked."""
        network.theta[...] = self.theta
        network.statistics[...] = self.statistics

    def restore_rows(self, network: Network, optimiser: Optimiser, rows: Array | EllipsisType) -> None:
        """Put back the state of some networks of a stack, and leave that of the others and the number of steps."""
        network.theta[rows] = self.theta[rows]
        network.statistics[rows] = self.statistics[rows]
        for name, vector in optimiser.vectors.items():
            vector[rows] = self.vectors[name][rows]


def infinite_state(network: Network, optimiser: Optimiser) -> Infinite | None:
    """Return what a checkpoint would hold that is not finite, or None."""
    if not (_is_finite(network.theta) and _is_finite(network.statistics)):
        return Infinite.WEIGHTS
    # An infinite mean of squared gradients would never let its weight move again.
    return None if all(map(_is_finite, optimiser.vectors.values())) else Infinite.MEMORY


def _is_finite(vector: Array) -> bool:
    """Return whether all numbers are finite: surely if the sum of their squares is, which is soon worked out."""
    return isfinite(vector.dot(vector)) or bool(np.isfinite(vector).all())


def finite_networks(network: Network, optimiser: Optimiser) -> Array:
    """Return of which networks of a stack all that a checkpoint would hold is finite (K,)."""
    arrays = (network.theta, network.statistics, *optimiser.vectors.values())
    finite: Array = np.all([np.isfinite(array).all(axis=-1) for array in arrays], axis=0)
    return finite
