"""Which hidden units pass a gradient, which are dead, and which weigh most."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.network.flat_units import flat_counts
from playground.network.inference import ROWS_AT_ONCE
from playground.network.network import Network

MOST_SHOWN = 8  # units of a layer that are drawn one by one
CLEARLY = 1.1  # times as strong: then a unit takes the place of another


class UnitLayers:
    """The hidden units of a network cut by layer, so that a sum over each layer is one call, for many epochs at once.

    An activation is inactive where the derivative of its activation function is below 10⁻³ in size: a ReLU at or below
    zero, a GELU or SiLU far below, a saturated sigmoid, tanh, softmax or ELU; a leaky ReLU only if its slope is below
    that. A unit is dead when it is inactive for every sample.

    Parameters
    ----------
    widths : tuple of int
        Number of units in each hidden layer.
    """

    def __init__(self, widths: tuple[int, ...]) -> None:
        self._widths = np.array(widths, dtype=np.float64)
        self._starts = np.cumsum([0, *widths], dtype=np.intp)[:-1]

    def inactive_and_dead(self, counts: Array, n: int) -> tuple[Array, Array]:
        """Return, for each hidden layer, the share of inactive activations and the share of dead units.

        Parameters
        ----------
        counts : ndarray of shape (..., n_hidden_units)
            For how many of the samples each unit is inactive.
        n : int
            Number of samples, all of the training part as a rule.

        Returns
        -------
        inactive, dead : ndarrays of shape (..., n_hidden_layers), in [0, 1]
        """
        inactive = np.add.reduceat(counts, self._starts, axis=-1, dtype=np.float64) / self._widths / n
        return inactive, np.add.reduceat(counts == n, self._starts, axis=-1, dtype=np.float64) / self._widths


def dead_units(network: Network, X: Array) -> tuple[Array, ...]:
    """Return, for each hidden layer, which units (width,) are inactive for every sample ``X`` (n, n_inputs)."""
    dead = flat_counts(network, X) == len(X)
    return tuple(np.split(dead, np.cumsum(network.widths[1:-1])[:-1])) if len(dead) else ()


def unit_strengths(network: Network, X: Array) -> tuple[Array, ...]:
    """Return how much each unit weighs in the next layer: for the inputs, each hidden layer, and the outputs.

    The strength of unit i is σ(aᵢ) Σⱼ |wᵢⱼ|: the standard deviation over samples of what it passes on, times the sizes
    of the weights by which it passes that on. It bounds how far the unit moves the inputs of the next layer apart from
    sample to sample. Weights alone would rank a unit high that is always the same, which is no more than a bias
    (Sietsma and Dow 1991, "Creating artificial neural networks that generalize"), and a ReLU whose incoming weights are
    small where its outgoing ones are large, though the product counts. Of an output it is σ of its logit.

    Parameters
    ----------
    network : Network
        A single network; it is used in inference and not changed.
    X : ndarray of shape (n, n_inputs)
        Samples, of which the first 512 are looked at.

    Returns
    -------
    tuple of ndarray of float64 of shape (width,), at least 0; what is not finite counts as 0
    """
    X = X[:ROWS_AT_ONCE]
    places = [place - 1 for place, layer in enumerate(network.layers) if isinstance(layer, Dense)][1:]
    with np.errstate(over="ignore", invalid="ignore"):
        (outputs,) = network.trace(X)
        passed = [X, *(outputs[place] for place in places), outputs[-1]]
        sizes = [*(np.abs(layer.W).sum(axis=1, dtype=np.float64) for layer in network.dense_layers), 1.0]
        strengths = [a.std(axis=0, dtype=np.float64) * size for a, size in zip(passed, sizes, strict=True)]
    return tuple(np.nan_to_num(strength, posinf=0.0) for strength in strengths)


class Strongest:
    """The units of each layer that are drawn one by one: all of a narrow one, of a wide one the strongest.

    Each has a place. It keeps that while the run goes on, until a unit that is not drawn is stronger by a tenth than
    the weakest that is, and takes its place: so nothing jumps. One object serves one network.

    Parameters
    ----------
    most : int
        Units drawn of a layer.
    """

    def __init__(self, most: int = MOST_SHOWN) -> None:
        self._most = most
        self._drawn: list[Array] = []

    def drawn(self, strengths: tuple[Array, ...], held: Collection[tuple[int, int]] = ()) -> tuple[Array, ...]:
        """Return the units of each layer that are drawn, counted from 0, in the order of their places.

        Parameters
        ----------
        strengths : tuple of ndarray of shape (width,)
            As ``unit_strengths`` gives them.
        held : collection of (int, int)
            Layers, counted from the inputs (0), and units, counted from 1, that are drawn however strong they are.
        """
        if not self._drawn:
            self._drawn = [np.argsort(-strength, kind="stable")[: self._most] for strength in strengths]
        for layer, strength in enumerate(strengths):
            if len(strength) <= self._most:
                self._drawn[layer] = np.arange(len(strength))
            else:
                counted = strength.copy()
                counted[[unit - 1 for place, unit in held if place == layer]] = np.inf
                self._drawn[layer] = _replaced(self._drawn[layer], counted)
        return tuple(self._drawn)


def _replaced(drawn: Array, strength: Array) -> Array:
    """Return the units drawn, with those in place of the weakest that are clearly stronger."""
    drawn = drawn.copy()
    others = np.setdiff1d(np.arange(len(strength)), drawn)
    while True:
        weakest, strongest = strength[drawn].argmin(), strength[others].argmax()
        if not strength[others[strongest]] > CLEARLY * strength[drawn[weakest]]:
            return drawn
        drawn[weakest], others[strongest] = others[strongest], drawn[weakest]
