"""Where a quadratic loss is least within a ball of |w|₁ ≤ t or |w|₂ ≤ t, and how the place moves as t shrinks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.optimisation.gradient_descent import SGD

NORMS = ("l1", "l2")
STRONGEST, WEAKEST = 300.0, 3e-3  # λ, over J of a curvature of about 1
N_STRENGTHS, N_STEPS = 160, 80  # at a ratio of curvatures of 6 a step leaves at most 5/6 of what is missing
NONE = 1e-6  # λ that leaves the minimum where it is
PATHS_KEPT = 64  # while the radius alone is moved, the paths stay


@dataclass(frozen=True, slots=True)
class Constrained:
    """The least J within a ball.

    Attributes
    ----------
    w : ndarray of shape (2,)
        Where.
    path : ndarray of shape (n_points, 2)
        The same for every t from 0 up to the free minimum.
    binds : bool
        Whether the free minimum lies outside of the ball.
    """

    w: Array
    path: Array
    binds: bool

    @property
    def n_zeros(self) -> int:
        """How many of the two weights are exactly 0."""
        return int((self.w == 0.0).sum())


@dataclass(frozen=True, slots=True)
class Geometry:
    """J(w) = ½ (w − m)ᵀ A (w − m) and its least values within the two balls.

    Attributes
    ----------
    curvature : ndarray of shape (2, 2)
        A.
    minimum : ndarray of shape (2,)
        m, the free minimum.
    radius : float
        t.
    best : dict of str to Constrained
        By the norm of the ball.
    """

    curvature: Array
    minimum: Array
    radius: float
    best: dict[str, Constrained]

    def loss(self, w: Array) -> Array:
        """Return J of points (..., 2)."""
        away = w - self.minimum
        return 0.5 * np.sum(away @ self.curvature * away, axis=-1)


def geometry(minimum: tuple[float, float], radius: float, ratio: float, angle: float) -> Geometry:
    """Return where J is least within the balls of a radius.

    Parameters
    ----------
    minimum : (float, float)
        m.
    radius : float, positive
        t.
    ratio : float, 1 to 6
        The larger curvature of J over the smaller one; their product is 1.
    angle : float
        Of the direction of the smaller curvature, in degrees from the first axis.
    """
    curvature, m = curvature_of(ratio, angle), np.array(minimum, np.float64)
    best = {norm: _within(norm, radius, ratio, angle, minimum) for norm in NORMS}
    return Geometry(curvature, m, radius, best)


def curvature_of(ratio: float, angle: float) -> Array:
    """Return A (2, 2) with curvatures of this ratio, whose product is 1, the smaller one along an angle in degrees."""
    turn = np.radians(angle)
    along = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    return along @ np.diag([ratio**-0.5, ratio**0.5]) @ along.T


def size(w: Array, norm: str) -> Array:
    """Return |w|₁ or |w|₂ of points (..., 2)."""
    return np.linalg.norm(w, ord=1 if norm == "l1" else 2, axis=-1)


@lru_cache(maxsize=PATHS_KEPT)
def penalised(
    norm: str, ratio: float, angle: float, minimum: tuple[float, float], strongest: float, weakest: float
) -> Array:
    """Return the minima (n, 2) of J / λ + penalty by proximal gradient steps, from the strongest λ to the weakest.

    The penalty is the one that networks are trained with, at strength 1 : |w|₁ by its proximal step, or ½ |w|₂² by its
    gradient. A minimum with a penalty is the minimum within the ball that it lies on the boundary of (Boyd and
    Vandenberghe 2004, section 5.5), so that all of them together are the path as t grows.
    """
    curvature = curvature_of(ratio, angle)
    strengths = np.geomspace(strongest, weakest, N_STRENGTHS)[:, np.newaxis]
    network = Network(
        [Dense(2, 1, scale=0.0, first=True)], [np.random.default_rng(0)] * N_STRENGTHS, stack=N_STRENGTHS,
        dtype=np.float64,
    )  # fmt: skip
    w, dw = network.theta[:, : network.n_weights], network.grad[:, : network.n_weights]
    penalty = Penalty(l1=float(norm == "l1"), l2=float(norm == "l2"), n_samples=1)
    steepest = np.linalg.eigvalsh(curvature)[-1] / strengths + (norm == "l2")
    optimiser = SGD(network.theta, 1.0 / steepest)
    for _ in range(N_STEPS):
        np.divide((w - minimum) @ curvature, strengths, out=dw)
        penalty.add_gradient(network)
        optimiser.step(network.theta, network.grad)
        penalty.shrink(network, optimiser.learning_rate)
    w.flags.writeable = False  # it is kept
    return w


def _within(norm: str, radius: float, ratio: float, angle: float, minimum: tuple[float, float]) -> Constrained:
    """Return the point of the path that lies on the ball, or the free minimum inside of it.

    Of the two strengths between which the ball is crossed the stretch is gone through once more, and the last point
    within the ball is moved on to its boundary, by less than a thousandth: zeros stay zeros.
    """
    free, origin = np.array([minimum], np.float64), np.zeros((1, 2))
    coarse = penalised(norm, ratio, angle, minimum, STRONGEST, WEAKEST)
    path = np.concatenate([origin, coarse, free])
    if size(free[0], norm) <= radius:
        return Constrained(free[0], path, binds=False)
    strengths = np.concatenate([[STRONGEST], np.geomspace(STRONGEST, WEAKEST, N_STRENGTHS), [NONE]])
    after = int(np.argmax(size(path, norm) > radius))
    fine = penalised(norm, ratio, angle, minimum, float(strengths[after - 1]), float(strengths[after]))
    inside = fine[size(fine, norm) <= radius]
    w = inside[-1] if len(inside) else path[after - 1]
    return Constrained(w * (radius / size(w, norm)), path, binds=True)
