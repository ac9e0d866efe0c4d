"""Steps along the gradient: SGD, and SGD with momentum."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.network.calls import Calls
from playground.optimisation.optimiser import Optimiser, Rate


class SGD(Optimiser):
    """θ ← θ − η g."""

    @property
    def vectors(self) -> dict[str, Array]:
        """No vector: a step depends on the gradient alone."""
        return {}

    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Move against the gradient."""
        run(np.multiply, grad, size, self._scratch)
        run(np.subtract, theta, self._scratch, theta)


class Momentum(Optimiser):
    """v ← μ v − η g; θ ← θ + v (Sutskever et al. 2013, without Nesterov's correction).

    Parameters
    ----------
    momentum : float in [0, 1)
        μ, the share of the velocity that a step keeps.
    """

    def __init__(self, theta: Array, learning_rate: Rate, momentum: float = 0.9) -> None:
        super().__init__(theta, learning_rate)
        self._velocity = self._state_like(theta)
        self._momentum = np.asarray(momentum, theta.dtype)

    @property
    def vectors(self) -> dict[str, Array]:
        """The velocity."""
        return {"velocity": self._velocity}

    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Move along the velocity."""
        v = self._velocity
        run(np.multiply, v, self._momentum, v)
        run(np.multiply, grad, size, self._scratch)
        run(np.subtract, v, self._scratch, v)
        run(np.add, theta, v, theta)
