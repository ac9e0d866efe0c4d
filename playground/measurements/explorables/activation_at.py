"""An activation and its derivative over z, and where it is flat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.activations import activation
from playground.network.arithmetic import Array

FARTHEST = 10.0  # the largest z, of either sign
N_POINTS = 401


@dataclass(frozen=True, eq=False, slots=True)
class ActivationAt:
    """An activation, and a point on it.

    Attributes
    ----------
    z, a, slope : ndarray of shape (N_POINTS,)
        Curves of σ and σ'.
    flat : ndarray of bool of shape (N_POINTS,)
        Where σ' is below 10⁻³ in size.
    at, a_at, slope_at : float
        The point.
    is_flat : bool
        Whether the activation is flat there.
    """

    z: Array
    a: Array
    slope: Array
    flat: Array
    at: float
    a_at: float
    slope_at: float
    is_flat: bool

    @property
    def flat_stretches(self) -> list[tuple[float, float]]:
        """The stretches of z in which it is flat, as far as the curve goes, from first to last point of each.

        A single point is none: there the slope passes through 0.
        """
        edges = np.flatnonzero(np.diff(np.concatenate([[False], self.flat, [False]]).astype(np.int8)))
        return [(float(self.z[i]), float(self.z[j - 1])) for i, j in edges.reshape(-1, 2) if j - i > 1]


def activation_at(name: str, z: float, leaky_slope: float) -> ActivationAt:
    """Return the curves of an activation and of its derivative, by the layer's own ``forward`` and ``slope``.

    Each z is the first of the two units of a sample; the other has 0. So softmax, whose outputs depend on all units, is
    that of (z, 0), and its slope is that of the first unit by its own z.

    Parameters
    ----------
    name : key of ``ACTIVATIONS``
        Which one.
    z : float
        Where the point is.
    leaky_slope : float in [0, 1]
        Below 0; it matters to leaky ReLU alone.
    """
    layer = activation(name, leaky_slope=leaky_slope)
    inputs = np.zeros((N_POINTS + 1, 2))
    inputs[:, 0] = np.append(np.linspace(-FARTHEST, FARTHEST, N_POINTS), z)
    outputs = layer.forward(inputs, training=False)
    slopes = np.empty_like(inputs)
    layer.slope(inputs, outputs, slopes)
    flat = layer.flat(inputs, outputs)
    return ActivationAt(
        z=inputs[:-1, 0],
        a=outputs[:-1, 0],
        slope=slopes[:-1, 0],
        flat=flat[:-1, 0],
        at=z,
        a_at=float(outputs[-1, 0]),
        slope_at=float(slopes[-1, 0]),
        is_flat=bool(flat[-1, 0]),
    )
