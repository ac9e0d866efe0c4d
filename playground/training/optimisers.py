"""How a gradient moves the parameters: a few operations on whole vectors."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import numpy as np

from playground.network.arithmetic import Array

SMALLEST_WEIGHT = 1e-15  # that is not zero; a float32 sum with any other weight does not notice it
NEGLIGIBLE = 1e-30  # as gradient or squared gradient it moves no weight: ε = 1e-8 stands beside it
STEPS_BETWEEN_FLUSHES = 128  # 0.9 to this power is 1e-6: from 1e-30 nothing becomes subnormal (1e-38) in between


class Optimiser(ABC):
    """Moves θ against its gradient. The learning rate η may be changed between two steps.

    Parameters
    ----------
    theta : ndarray of shape (..., n_parameters)
        Like the vector that will be moved; gives shape and type of the state.
    learning_rate : float, positive
        η.
    """

    def __init__(self, theta: Array, learning_rate: float) -> None:
        self.learning_rate = learning_rate
        self.steps = 0
        self._scratch = np.empty_like(theta)

    @property
    @abstractmethod
    def vectors(self) -> dict[str, Array]:
        """The vectors that the next step depends on, by name, beside the number of steps."""

    def step(self, theta: Array, grad: Array) -> None:
        """Move ``theta`` in place; ``grad`` is left as it is."""
        self.steps += 1
        self._move(theta, grad)
        if self.steps % STEPS_BETWEEN_FLUSHES == 0:
            self._flush(theta)

    @abstractmethod
    def _move(self, theta: Array, grad: Array) -> None:
        """Take the step itself; ``self.steps`` already counts it."""

    def _flush(self, theta: Array) -> None:
        """Keep numbers too small to matter from becoming subnormal, on which the processor is many times slower.

        The state of a weight whose gradient stays 0, such as that of a dead unit, decays towards 0 and is set to it.
        A weight that L2 makes ever smaller is kept at 1e-15, with its sign: small is not zero, and the square of its
        gradient is still a normal number.
        """
        np.abs(theta, self._scratch)
        fading = (self._scratch < SMALLEST_WEIGHT) & (self._scratch > 0.0)
        theta[fading] = np.copysign(SMALLEST_WEIGHT, theta[fading])
        for vector in self.vectors.values():
            np.abs(vector, self._scratch)
            vector[self._scratch < NEGLIGIBLE] = 0.0


class SGD(Optimiser):
    """θ ← θ − η g."""

    @property
    def vectors(self) -> dict[str, Array]:
        """No vector: a step depends on the gradient alone."""
        return {}

    def _move(self, theta: Array, grad: Array) -> None:
        """Move against the gradient."""
        np.multiply(grad, np.asarray(self.learning_rate, theta.dtype), self._scratch)
        np.subtract(theta, self._scratch, theta)


class Momentum(Optimiser):
    """v ← μ v − η g; θ ← θ + v (Sutskever et al. 2013, without Nesterov's correction).

    Parameters
    ----------
    momentum : float in [0, 1)
        μ, the share of the velocity that a step keeps.
    """

    def __init__(self, theta: Array, learning_rate: float, momentum: float = 0.9) -> None:
        super().__init__(theta, learning_rate)
        self._velocity = np.zeros_like(theta)
        self._momentum = np.asarray(momentum, theta.dtype)

    @property
    def vectors(self) -> dict[str, Array]:
        """The velocity."""
        return {"velocity": self._velocity}

    def _move(self, theta: Array, grad: Array) -> None:
        """Move along the velocity."""
        v = self._velocity
        np.multiply(v, self._momentum, v)
        np.multiply(grad, np.asarray(self.learning_rate, theta.dtype), self._scratch)
        np.subtract(v, self._scratch, v)
        np.add(theta, v, theta)


class RMSprop(Optimiser):
    """s ← ρ s + (1 − ρ) g²; θ ← θ − η g / (√s + ε) (Tieleman and Hinton 2012), ρ = 0.9, ε = 1e-8."""

    def __init__(self, theta: Array, learning_rate: float, rho: float = 0.9, epsilon: float = 1e-8) -> None:
        super().__init__(theta, learning_rate)
        self._square = np.zeros_like(theta)
        self._rho = np.asarray(rho, theta.dtype)
        self._rest = np.asarray(1.0 - rho, theta.dtype)
        self._epsilon = np.asarray(epsilon, theta.dtype)

    @property
    def vectors(self) -> dict[str, Array]:
        """The running mean of squared gradients."""
        return {"square": self._square}

    def _move(self, theta: Array, grad: Array) -> None:
        """Move against the gradient in units of its running root mean square."""
        s, scratch = self._square, self._scratch
        np.multiply(s, self._rho, s)
        np.multiply(grad, grad, scratch)
        np.multiply(scratch, self._rest, scratch)
        np.add(s, scratch, s)
        np.sqrt(s, scratch)
        np.add(scratch, self._epsilon, scratch)
        np.divide(grad, scratch, scratch)
        np.multiply(scratch, np.asarray(self.learning_rate, theta.dtype), scratch)
        np.subtract(theta, scratch, theta)


class Adam(Optimiser):
    """Adam (Kingma and Ba 2015, algorithm 1 in the order of section 2), β₁ = 0.9, β₂ = 0.999, ε = 1e-8.

    The state holds m / (1 − β₁) and v / (1 − β₂), which saves two multiplications a step; the constants left
    out come back in the step size and in ε, so the result is the same up to rounding.
    """

    def __init__(
        self,
        theta: Array,
        learning_rate: float,
        beta_1: float = 0.9,
        beta_2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:
        super().__init__(theta, learning_rate)
        self._m, self._v = np.zeros_like(theta), np.zeros_like(theta)
        self.beta_1, self.beta_2 = beta_1, beta_2
        self._decay_1, self._decay_2 = np.asarray(beta_1, theta.dtype), np.asarray(beta_2, theta.dtype)
        self._epsilon = np.asarray(epsilon / math.sqrt(1.0 - beta_2), theta.dtype)
        self._ratio = (1.0 - beta_1) / math.sqrt(1.0 - beta_2)

    @property
    def vectors(self) -> dict[str, Array]:
        """First and second moment of the gradient, scaled as said above."""
        return {"first moment": self._m, "second moment": self._v}

    def _move(self, theta: Array, grad: Array) -> None:
        """Move along the ratio of the bias-corrected moments."""
        m, v, scratch = self._m, self._v, self._scratch
        np.multiply(m, self._decay_1, m)
        np.add(m, grad, m)  # m = β₁ m + g
        np.multiply(v, self._decay_2, v)
        np.multiply(grad, grad, scratch)
        np.add(v, scratch, v)  # v = β₂ v + g²
        np.sqrt(v, scratch)
        np.add(scratch, self._epsilon, scratch)
        np.divide(m, scratch, scratch)
        np.multiply(scratch, np.asarray(self._step_size(), theta.dtype), scratch)
        np.subtract(theta, scratch, theta)

    def _step_size(self) -> float:
        """Return η √(1 − β₂ᵗ) / (1 − β₁ᵗ), times what the scaled state left out."""
        correction = math.sqrt(1.0 - self.beta_2**self.steps) / (1.0 - self.beta_1**self.steps)
        return self.learning_rate * correction * self._ratio


def optimiser(name: str, theta: Array, learning_rate: float) -> Optimiser:
    """Return a new optimiser by name: sgd, momentum, rmsprop or adam."""
    kinds: dict[str, type[SGD] | type[Momentum] | type[RMSprop] | type[Adam]] = {
        "sgd": SGD, "momentum": Momentum, "rmsprop": RMSprop, "adam": Adam,
    }  # fmt: skip
    if name not in kinds:
        raise ValueError(f"optimiser must be one of {', '.join(kinds)}, got {name!r}")
    return kinds[name](theta, learning_rate)
