"""One unit's mini-batch on its way through batch normalisation and activation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.theory.signals import Shape, shape_of
from playground.network import builder
from playground.network.activations.base import Activation
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense

FARTHEST, N_BINS = 10.0, 40  # of the histograms; what lies beyond counts to the outermost bins
LARGEST_BATCH = 256


@dataclass(frozen=True, eq=False, slots=True)
class NormalisedBatch:
    """What each step makes of a mini-batch.

    Attributes
    ----------
    values : dict of str to ndarray of shape (n,)
        "z" of the linear part, "x_hat" and "y" = γ x̂ + β of batch normalisation, "a" of the activation.
    shapes : dict of str to Shape
        How they are distributed.
    shares : dict of str to ndarray of shape (N_BINS,)
        Their histograms between −FARTHEST and FARTHEST.
    flat : float in [0, 1]
        Share of the samples for which the activation's slope is below 10⁻³ in size.
    """

    values: dict[str, Array]
    shapes: dict[str, Shape]
    shares: dict[str, Array]
    flat: float


def normalised_batch(
    mean: float, spread: float, gamma: float, beta: float, n: int, *, activation: str, place: str
) -> NormalisedBatch:
    """Return the batch after each step of a layer of one unit, in training.

    The unit has one input, drawn once and for all from N(0, 1). Its weight is the spread and its bias the mean, so z is
    what a linear layer gives.

    Parameters
    ----------
    mean, spread : float
        Of the distribution that the z are drawn from.
    gamma, beta : float
        γ and β.
    n : int in [2, LARGEST_BATCH]
        Samples of the mini-batch.
    activation : key of ``ACTIVATIONS``
        Which one.
    place : {"before", "after"}
        On which side of the activation it is normalised.
    """
    rng = np.random.default_rng(0)
    inputs = rng.standard_normal((LARGEST_BATCH, 1))[:n]
    shape = builder.Shape(1, 1, (1,), activation, batch_norm=place)
    layers = builder.build(shape, weight_rngs=[rng], dropout_rngs=[rng], dtype=np.float64).layers[:3]
    for layer in layers:
        if isinstance(layer, Dense):
            layer.W[...], layer.b[...] = spread, mean
    values: dict[str, Array] = {}
    flat = 0.0
    a: Array = inputs
    for layer in layers:
        before = a
        if isinstance(layer, BatchNorm):
            values["x_hat"] = layer.forward(before, training=True)[:, 0].copy()  # as it begins, γ is 1 and β is 0
            layer.gamma[...], layer.beta[...] = gamma, beta
        a = layer.forward(before, training=True)
        if isinstance(layer, Activation):
            flat = float(layer.flat(before, a).mean())
        values[_step(layer)] = a[:, 0].copy()
    shares = {key: _shares(step) for key, step in values.items()}
    return NormalisedBatch(values, {key: shape_of(step) for key, step in values.items()}, shares, flat)


def _step(layer: object) -> str:
    """Return what a layer's output is called."""
    return "z" if isinstance(layer, Dense) else "y" if isinstance(layer, BatchNorm) else "a"


def _shares(values: Array) -> Array:
    inside = np.clip(values, -FARTHEST, FARTHEST)
    counts, _ = np.histogram(inside, N_BINS, (-FARTHEST, FARTHEST))
    shares: Array = counts / len(values)
    return shares
