"""What is added to the loss to keep weights small (L2) or few (L1). Neither touches an offset."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array, aligned
from playground.network.calls import NOW, Calls
from playground.network.network import Network
from playground.network.record import Record

L1_UPDATES = {
    "proximal": Record(
        "proximal step",
        "The proximal step moves each weight by ηλ₁/n towards 0 and stops there: exact zeros.",
    ),
    "subgradient": Record(
        "subgradient",
        "The subgradient (sgn 0 = 0) pushes weights to and fro across 0: near zeros only.",
    ),
}


def penalty(w: Array, l1: float | Array, l2: float | Array, n_samples: float) -> Array:
    """Return λ₁/n Σ |w| + λ₂/(2n) Σ w² of vectors w (..., n_weights), summed in float64.

    Parameters
    ----------
    w : ndarray of shape (..., n_weights)
        Weights of one network or of several.
    l1, l2 : float, or ndarray of shape (...)
        λ₁ and λ₂.
    n_samples : float
        Number of training samples n, or the sum of their weights.
    """
    w = w.astype(np.float64)
    total: Array = np.zeros(w.shape[:-1])
    if np.any(l1):
        total = total + l1 / n_samples * np.abs(w).sum(axis=-1)
    if np.any(l2):
        total = total + l2 / (2 * n_samples) * np.square(w).sum(axis=-1)
    return total


class Penalty:
    """λ₁/n Σ |w| + λ₂/(2n) Σ w², with n the number of training samples.

    Parameters
    ----------
    l1, l2 : float, at least 0
        λ₁ and λ₂; both may be changed between two steps.
    n_samples : float
        Number of training samples n, or the sum of their weights.
    l1_update : key of ``L1_UPDATES``
        |w| has no derivative at 0. "subgradient" takes sgn(0) = 0 and adds (λ₁/n) sgn(w) to the gradient, which
        pushes weights to and fro across zero; "proximal" leaves the gradient alone and afterwards moves every
        weight towards zero by ηλ₁/n, stopping there, which makes exact zeros (Parikh and Boyd 2014, section 6.5).
    l2_update : {"gradient", "decoupled"}
        "gradient" adds (λ₂/n) w to the gradient, which the optimiser then rescales as it does all gradients;
        "decoupled" leaves the gradient alone and multiplies every weight by 1 − ηλ₂/n before the step (Loshchilov and
        Hutter 2019, algorithm 2).
    """

    def __init__(
        self, *, l1: float, l2: float, n_samples: float, l1_update: str = "proximal", l2_update: str = "gradient"
    ) -> None:
        self.l1, self.l2, self.n_samples = l1, l2, n_samples
        self.l1_update, self.l2_update = l1_update, l2_update
        self._scratch: Array | None = None
        self._constants: dict[str, Array] = {}

    def value(self, network: Network) -> Array:
        """Return the penalty, a number for each network of the stack, summed in float64."""
        return penalty(network.theta[..., : network.n_weights], self.l1, self.l2, self.n_samples)

    @property
    def terms(self) -> tuple[bool, bool, str]:
        """Which calls there are in a step: they change when a strength becomes 0 or ceases to be."""
        return self.l1 > 0, self.l2 > 0, self.l1_update

    def prepare(self, learning_rate: float | Array) -> None:
        """Bring the constants that recorded calls use in line with λ₁, λ₂ and η: a number, or (K, 1) for a stack."""
        for name, value in {
            "λ₂/n": self.l2 / self.n_samples,
            "1 - ηλ₂/n": 1.0 - learning_rate * self.l2 / self.n_samples,
            "λ₁/n": self.l1 / self.n_samples,
            "t": learning_rate * self.l1 / self.n_samples,
            "-t": -learning_rate * self.l1 / self.n_samples,
        }.items():
            if name in self._constants:
                self._constants[name][...] = value

    def add_gradient(self, network: Network, run: Calls = NOW) -> None:
        """Add (λ₂/n) w, unless it is decoupled, and, by subgradient, (λ₁/n) sgn(w) to the gradient."""
        w, dw = network.theta[..., : network.n_weights], network.grad[..., : network.n_weights]
        if self.l2 and self.l2_update == "gradient":
            scratch = self._like(w)
            run(np.multiply, w, self._constant("λ₂/n", self.l2 / self.n_samples, w), scratch)
            run(np.add, dw, scratch, dw)  # ∂C/∂w = ∂C₀/∂w + (λ₂/n) w
        if self.l1 and self.l1_update == "subgradient":
            scratch = self._like(w)
            run(np.sign, w, scratch)
            run(np.multiply, scratch, self._constant("λ₁/n", self.l1 / self.n_samples, w), scratch)
            run(np.add, dw, scratch, dw)  # ∂C/∂w = ∂C₀/∂w + (λ₁/n) sgn(w)

    def decay(self, network: Network, learning_rate: float | Array, run: Calls = NOW) -> None:
        """Multiply every weight by 1 − ηλ₂/n (decoupled L2 only)."""
        if self.l2 and self.l2_update == "decoupled":
            w = network.theta[..., : network.n_weights]
            kept = 1.0 - learning_rate * self.l2 / self.n_samples
            run(np.multiply, w, self._constant("1 - ηλ₂/n", kept, w), w)  # w ← (1 − ηλ₂/n) w

    def shrink(self, network: Network, learning_rate: float | Array, run: Calls = NOW) -> None:
        """Move every weight towards zero by t = η λ₁/n and stop at zero (proximal L1 only)."""
        if not self.l1 or self.l1_update != "proximal":
            return
        w = network.theta[..., : network.n_weights]
        scratch, t = self._like(w), learning_rate * self.l1 / self.n_samples
        run(np.fmin, w, self._constant("t", t, w), scratch)
        run(np.fmax, scratch, self._constant("-t", -t, w), scratch)
        run(np.subtract, w, scratch, w)  # w − clip(w, −t, t)

    def _constant(self, name: str, value: float | Array, w: Array) -> Array:
        """Return the array of that name, which stays the same array when its value changes; 0-d, or (K, 1)."""
        constant = self._constants.get(name)
        if constant is None or constant.dtype != w.dtype or constant.shape != np.shape(value):
            constant = self._constants[name] = np.empty(np.shape(value), w.dtype)
        constant[...] = value
        return constant

    def _like(self, w: Array) -> Array:
        if self._scratch is None or self._scratch.shape != w.shape or self._scratch.dtype != w.dtype:
            self._scratch = aligned(w.shape, w.dtype)
        return self._scratch
