"""How a gradient moves the parameters: a few operations on whole vectors."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod

import numpy as np

from playground.network.arithmetic import Array, aligned
from playground.network.calls import NOW, Calls

SMALLEST_WEIGHT = 1e-15  # that is not zero; a float32 sum with any other weight does not notice it
NEGLIGIBLE = 1e-30  # as gradient or squared gradient it moves no weight: ε = 1e-8 stands beside it
MOST_STEPS_AT_ONCE = 64
FACTORS_AT_ONCE = 1024
# Between two flushes lie at most this and a window's steps, 128: 0.9 to this power is 1e-6, so that nothing gets from
# 1e-30 into the subnormal numbers (1e-38) in between.
STEPS_BETWEEN_FLUSHES = 64


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
        self._scratch = self._state_like(theta)
        self._sizes = np.empty(MOST_STEPS_AT_ONCE, theta.dtype)
        self._known, self._first_known = np.empty(0), -1  # factors of η, and the number of steps before the first

    @property
    @abstractmethod
    def vectors(self) -> dict[str, Array]:
        """The vectors that the next step depends on, by name, beside the number of steps."""

    def prepare(self, theta: Array, n_steps: int) -> None:
        """Count the next steps, at most 64, and work out how far they go; they are then taken by ``turn``."""
        if self.steps // STEPS_BETWEEN_FLUSHES != (self.steps + n_steps) // STEPS_BETWEEN_FLUSHES:
            self._flush(theta)
        if self._first_known != (start := self.steps - self.steps % FACTORS_AT_ONCE):
            # From a multiple on, so that a run that goes back to this step gets the same numbers.
            self._first_known = start
            self._known = self._factors(np.arange(start + 1, start + FACTORS_AT_ONCE + MOST_STEPS_AT_ONCE + 1))
        first = self.steps - start
        np.multiply(
            self._known[first : first + n_steps], self.learning_rate, out=self._sizes[:n_steps], casting="unsafe"
        )
        self.steps += n_steps

    def step(self, theta: Array, grad: Array, run: Calls = NOW) -> None:
        """Move ``theta`` in place; ``grad`` is left as it is."""
        if run.turn is None:
            self.prepare(theta, 1)
        self._move(theta, grad, self._sizes[run.turn or 0, ...], run)

    def _factors(self, steps: Array) -> Array:
        """Return what multiplies η in the steps of these numbers, counted from 1."""
        return np.ones(len(steps))

    @abstractmethod
    def _move(self, theta: Array, grad: Array, size: Array, run: Calls) -> None:
        """Take the step itself; ``size`` is a 0-d array."""

    def _state_like(self, theta: Array) -> Array:
        """Return zeros of the shape and type of θ."""
        return aligned(theta.shape, theta.dtype)

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

    def __init__(self, theta: Array, learning_rate: float, momentum: float = 0.9) -> None:
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


class RMSprop(Optimiser):
    """s ← ρ s + (1 − ρ) g²; θ ← θ − η g / (√s + ε) (Tieleman and Hinton 2012), ρ = 0.9, ε = 1e-8."""

    def __init__(self, theta: Array, learning_rate: float, rho: float = 0.9, epsilon: float = 1e-8) -> None:
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
        learning_rate: float,
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


def optimiser(name: str, theta: Array, learning_rate: float) -> Optimiser:
    """Return a new optimiser by name: sgd, momentum, rmsprop or adam."""
    kinds: dict[str, type[SGD] | type[Momentum] | type[RMSprop] | type[Adam]] = {
        "sgd": SGD, "momentum": Momentum, "rmsprop": RMSprop, "adam": Adam,
    }  # fmt: skip
    if name not in kinds:
        raise ValueError(f"optimiser must be one of {', '.join(kinds)}, got {name!r}")
    return kinds[name](theta, learning_rate)
