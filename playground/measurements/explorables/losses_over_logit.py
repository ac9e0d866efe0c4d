"""Three losses of one output and their derivatives over its logit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.arithmetic import Array
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, SigmoidSquaredError

FARTHEST = 8.0  # the largest logit, of either sign
KINDS = ("bce", "softmax", "squared")


@dataclass(frozen=True, slots=True)
class LossesOverLogit:
    """Losses of one sample.

    Attributes
    ----------
    z : ndarray of shape (n_points,)
        Logits.
    loss, slope : dict of str to ndarray of shape (n_points,)
        w · L(z) and its derivative by z, by the kind of loss.
    at : float
        The logit that is looked at.
    p : float
        The probability of class 1 there.
    loss_at, slope_at : dict of str to float
        The same there.
    """

    z: Array
    loss: dict[str, Array]
    slope: dict[str, Array]
    at: float
    p: float
    loss_at: dict[str, float]
    slope_at: dict[str, float]


def losses_over_logit(logit: float, label: int, weight: float, n_points: int = 161) -> LossesOverLogit:
    """Return binary cross-entropy, softmax cross-entropy of the logits (0, z) and squared error of σ(z), with dL/dz.

    Each logit is a network of a stack, with one sample, so that a mean over samples divides by 1.

    Parameters
    ----------
    logit : float
        z, at which it is looked.
    label : {0, 1}
        y.
    weight : float, at least 0
        wᵢ, which multiplies the sample's loss.
    n_points : int
        Of the curves.
    """
    z = np.append(np.linspace(-FARTHEST, FARTHEST, n_points), logit).reshape(-1, 1, 1)
    y, w = np.full_like(z, label), np.full_like(z, weight)
    of_two, one_hot = np.concatenate([np.zeros_like(z), z], axis=-1), np.concatenate([1.0 - y, y], axis=-1)
    bce, softmax, squared = BinaryCrossEntropy(), CrossEntropy(), SigmoidSquaredError()
    loss = {
        "bce": bce.value(z, y, w),
        "softmax": softmax.value(of_two, one_hot, w),
        "squared": squared.value(z, y, w),
    }
    slope = {  # delta() overwrites the logits that it is given
        "bce": bce.delta(z.copy(), y, w)[:, 0, 0],
        "softmax": softmax.delta(of_two.copy(), one_hot, w)[:, 0, 1],
        "squared": squared.delta(z.copy(), y, w)[:, 0, 0],
    }
    return LossesOverLogit(
        z=z[:-1, 0, 0],
        loss={kind: loss[kind][:-1] for kind in KINDS},
        slope={kind: slope[kind][:-1] for kind in KINDS},
        at=logit,
        p=float(bce.predictions(z[-1:])[0, 0, 0]),
        loss_at={kind: float(loss[kind][-1]) for kind in KINDS},
        slope_at={kind: float(slope[kind][-1]) for kind in KINDS},
    )
