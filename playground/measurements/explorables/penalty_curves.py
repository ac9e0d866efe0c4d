"""The penalties of one weight and their derivatives, over the weight."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.network.network import Network
from playground.network.penalties import Penalty, penalty

FARTHEST = 3.0  # the largest weight, of either sign
KINDS = ("l1", "l2")


@dataclass(frozen=True, slots=True)
class PenaltyCurves:
    """Both penalties of one weight.

    Attributes
    ----------
    w : ndarray of shape (n_points,)
        Weights; 0 is one of them.
    value, slope : dict of str to ndarray of shape (n_points,)
        λ₁ |w| or λ₂ w² / 2, and what a step adds to the gradient for it.
    at : float
        The weight that is looked at.
    value_at, slope_at : dict of str to float
        The same there.
    """

    w: Array
    value: dict[str, Array]
    slope: dict[str, Array]
    at: float
    value_at: dict[str, float]
    slope_at: dict[str, float]


def penalty_curves(weight: float, l1: float, l2: float, n_points: int = 601) -> PenaltyCurves:
    """Return both penalties and their derivatives, with λ/n given as one number; each weight is a network of a stack.

    Parameters
    ----------
    weight : float
        w, at which it is looked.
    l1, l2 : float, at least 0
        λ₁/n and λ₂/n.
    n_points : int, odd
        Of the curves.
    """
    w = np.append(np.linspace(-FARTHEST, FARTHEST, n_points), weight)
    value = {
        "l1": penalty(w[:, np.newaxis], l1, 0.0, 1),
        "l2": penalty(w[:, np.newaxis], 0.0, l2, 1),
    }
    slope = {
        "l1": _added(w, Penalty(l1=l1, l2=0.0, n_samples=1, l1_update="subgradient")),
        "l2": _added(w, Penalty(l1=0.0, l2=l2, n_samples=1)),
    }
    return PenaltyCurves(
        w=w[:-1],
        value={kind: value[kind][:-1] for kind in KINDS},
        slope={kind: slope[kind][:-1] for kind in KINDS},
        at=weight,
        value_at={kind: float(value[kind][-1]) for kind in KINDS},
        slope_at={kind: float(slope[kind][-1]) for kind in KINDS},
    )


def _added(w: Array, added: Penalty) -> Array:
    """Return what a penalty adds to the gradient of networks with one weight each."""
    network = Network(
        [Dense(1, 1, scale=0.0, first=True)], [np.random.default_rng(0)] * len(w), stack=len(w), dtype=np.float64
    )
    network.theta[:, 0] = w
    added.add_gradient(network)
    return network.grad[:, 0].copy()
