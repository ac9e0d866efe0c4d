"""What all optimisers share: they move a vector of parameters by a few operations on whole vectors."""

from __future__ import annotations

from abc import ABC, abstractmethod

import numpy as np

from playground.network.arithmetic import Array, aligned
from playground.network.calls import NOW, Calls

Rate = float | Array  # η, or one for each network of a stack (K, 1)

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
    learning_rate : float, positive, or ndarray of shape (K, 1)
        η; or one for each network of a stack, and then every later η must have that shape too.
    """

    def __init__(self, theta: Array, learning_rate: Rate) -> None:
        self.learning_rate = learning_rate
        self.steps = 0
        self._scratch = self._state_like(theta)
        self._sizes = np.empty((MOST_STEPS_AT_ONCE, *np.shape(learning_rate)), theta.dtype)
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
            factors = self._factors(np.arange(start + 1, start + FACTORS_AT_ONCE + MOST_STEPS_AT_ONCE + 1))
            self._known = factors.reshape(-1, *[1] * (self._sizes.ndim - 1))
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
        """Take the step itself; ``size`` is a 0-d array, or (K, 1)."""

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
