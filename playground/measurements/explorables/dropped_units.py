"""Masks of dropout on a small network, drawn mini-batch by mini-batch, and what is left of a unit on average."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from playground.network.arithmetic import Array
from playground.network.dropout import Dropout

WIDTHS = (2, 6, 6, 1)  # of the network that is drawn
BATCH, MOST_BATCHES = 8, 100


@dataclass(frozen=True, eq=False, slots=True)
class DroppedUnits:
    """What dropout does to hidden units whose activation is 1.

    Attributes
    ----------
    kept : list of bool ndarrays of shape (width,)
        Of the sample that is looked at, which units of each hidden layer are there.
    scale : float
        What a kept unit is multiplied by.
    batches : ndarray of shape (MOST_BATCHES,)
        1, 2, …
    mean, unscaled : ndarray of shape (MOST_BATCHES,)
        What the first hidden unit gives, averaged over the samples of all mini-batches so far, with the factor
        1 / (1 − p) and without it.
    """

    kept: list[Array]
    scale: float
    batches: Array
    mean: Array
    unscaled: Array


def dropped_units(rate: float, batch: int, sample: int) -> DroppedUnits:
    """Return the masks that the program's dropout layers draw.

    Parameters
    ----------
    rate : float in [0, 1)
        p, the probability of dropping a unit.
    batch : int in [1, MOST_BATCHES]
        Which mini-batch is looked at.
    sample : int in [1, BATCH]
        Which of its samples.
    """
    passes = given_units(rate)
    first = np.array([given[0][:, 0] for given in passes])  # (MOST_BATCHES, BATCH)
    batches = np.arange(1, MOST_BATCHES + 1)
    seen = BATCH * batches
    return DroppedUnits(
        kept=[given[sample - 1] != 0.0 for given in passes[batch - 1]],
        scale=1.0 / (1.0 - rate),
        batches=batches.astype(np.float64),
        mean=np.cumsum(first.sum(axis=1)) / seen,
        unscaled=np.cumsum((first != 0.0).sum(axis=1)) / seen,
    )


@lru_cache(maxsize=32)
def given_units(rate: float) -> list[list[Array]]:
    """Return what units (BATCH, width) of each hidden layer give in each mini-batch, where all activations are 1."""
    rng = np.random.default_rng(1)
    layers = [Dropout(width, rate, [rng]) for width in WIDTHS[1:-1]]
    ones = {layer: np.ones((1, BATCH, layer.width)) for layer in layers}
    return [
        [layer.forward(ones[layer], training=True)[0].copy() for layer in layers] for _ in range(MOST_BATCHES)
    ]  # fmt: skip
