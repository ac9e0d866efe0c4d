"""Steps that are divided by the running size of each weight's gradient: RMSprop and Adam."""

from __future__ import annotations

import math

import numpy as np

from playground.network.arithmetic import Array
from playground.network.calls import Calls
from playground.optimisation.optimiser import Optimiser, Rate


class RMSprop(Optimiser):
    """s ← ρ s + (1 − ρ) g²; θ ← θ − η g / (√s + ε) (Tieleman and Hinton 2012), ρ = 0.9, ε = 1e-8."""

    def __init__(self, theta: Array, learning_rate: Rate, rho: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(theta, learning_rate)
        self._square = self._state_like(theta)
        self._rho = np.asarray(rho, theta.dtype)
        self._rest = np.asarray(1.0 - rho, theta.dtype)
        self._epsilon = np.asarray(epsilon, theta.dtype)

    @property
    def vectors(self) -> dict[str, Array]:
        """The running mean of squared gradients."""
        return {"square": self._square}

    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Move against the gradient in units of its running root mean square."""
        s, scratch = self._square, self._scratch
        run(np.multiply, s, self._rho, s)
        run(np.multiply, grad, grad, scratch)
        run(np.multiply, scratch, self._rest, scratch)
        run(np.add, s, scratch, s)
        run(np.sqrt, s, scratch)
        run(np.add, scratch, self._epsilon, scratch)
        run(np.divide, grad, scratch, scratch)
        run(np.multiply, scratch, size, scratch)
        run(np.subtract, theta, scratch, theta)


class Adam(Optimiser):
    """Adam (Kingma and Ba 2015, algorithm 1 in the order of section 2), β₁ = 0.9, β₂ = 0.999, ε = 1e-8.

    The state holds m / (1 − β₁) and v / (1 − β₂), which saves two multiplications a step; the constants left
    out come back in the step size and in ε, so the result is the same up to rounding.
    """

    def __init__(
        self,
        theta: Array,
        learning_rate: Rate,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(theta, learning_rate)
        self._m, self._v = self._state_like(theta), self._state_like(theta)
        self.beta_1, self.beta_2 = beta_1, beta_2
        self._decay_1, self._decay_2 = np.asarray(beta_1, theta.dtype), np.asarray(beta_2, theta.dtype)
        self._epsilon = np.asarray(epsilon / math.sqrt(1.0 - beta_2), theta.dtype)
        self._ratio = (1.0 - beta_1) / math.sqrt(1.0 - beta_2)

    @property
    def vectors(self) -> dict[str, Array]:
        """First and second moment of the gradient, scaled as said above."""
        return {"first moment": self._m, "second moment": self._v}

    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Move along the ratio of the bias-corrected moments."""
        m, v, scratch = self._m, self._v, self._scratch
        run(np.multiply, m, self._decay_1, m)
        run(np.add, m, grad, m)  # m = β₁ m + g
        run(np.multiply, v, self._decay_2, v)
        run(np.multiply, grad, grad, scratch)
        run(np.add, v, scratch, v)  # v = β₂ v + g²
        run(np.sqrt, v, scratch)
        run(np.add, scratch, self._epsilon, scratch)
        run(np.divide, m, scratch, scratch)
        run(np.multiply, scratch, size, scratch)
        run(np.subtract, theta, scratch, theta)

    def _factors(self, steps: Array) -> Array:
        """Return √(1 − β₂ᵗ) / (1 − β₁ᵗ), times what the scaled state left out."""
        factors: Array = np.sqrt(1.0 - self.beta_2**steps) / (1.0 - self.beta_1**steps) * self._ratio
        return factors
