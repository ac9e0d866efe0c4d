"""What enters a network's activations: mean, spread, skewness, kurtosis and exact zeros, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network.activations.base import Activation
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.network import Network
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread

MOST_SAMPLES = 1000  # of what is measured over epochs and drawn; a distribution says no more with more
EQUAL = 1e-6  # values that differ by less than this share of the largest are equal but for rounding


@dataclass(frozen=True, slots=True)
class Shape:
    """How the values of a layer are distributed, over samples and units together.

    Attributes
    ----------
    mean, deviation : float
    skewness : float
        Third standardised moment: 0 for a symmetric distribution; NaN where all values are equal.
    kurtosis : float
        Fourth standardised moment less 3: 0 for a Gaussian; NaN where all values are equal.
    zeros : float in [0, 1]
        Share of the values that are exactly 0.
    """

    mean: float
    deviation: float
    skewness: float
    kurtosis: float
    zeros: float


def shape_of(values: Array) -> Shape:
    """Return the shape of a distribution of at least one value."""
    flat = np.asarray(values, np.float64).ravel()
    mean, deviation = float(flat.mean()), float(flat.std())
    skewness = kurtosis = float("nan")
    if np.ptp(flat) > EQUAL * np.abs(flat).max():
        standard = (flat - mean) / deviation
        squares = np.square(standard)
        skewness, kurtosis = float((squares * standard).mean()), float(np.square(squares).mean()) - 3.0
    return Shape(mean, deviation, skewness, kurtosis, float(np.count_nonzero(flat == 0.0) / flat.size))


@dataclass(frozen=True, eq=False, slots=True)
class Signals:
    """Of one hidden layer: what its linear part gives, what its activation takes and gives, (n, width) each."""

    linear: Array
    taken: Array
    given: Array


@one_blas_thread()
def signals(network: Network, X: Array) -> list[Signals]:
    """Return the signals of each hidden layer for the rows of X, in inference.

    Parameters
    ----------
    network : Network
        A single network; it is not changed.
    X : ndarray of shape (n, n_inputs)
    """
    found: list[Signals] = []
    linear: Array = X
    before: Array = X
    for layer in network.layers:
        after = layer.forward(before, training=False).copy()
        if isinstance(layer, Dense):
            linear = after
        elif isinstance(layer, Activation):
            found.append(Signals(linear, before, after))
        before = after
    return found


def scales_and_shifts(network: Network) -> list[tuple[Array, Array]]:
    """Return γ and β (width,) of each batch normalisation, from input to output."""
    return [
        (layer.gamma.ravel().copy(), layer.beta.ravel().copy())
        for layer in network.layers
        if isinstance(layer, BatchNorm)
    ]


def shapes(network: Network, problem: Problem) -> Array:
    """Return mean, deviation, skewness and share of exact zeros of what enters each activation, (n_hidden, 4).

    They are those of the first 1,000 training samples, or of all if they are fewer, in inference.
    """
    found = [shape_of(layer.taken) for layer in signals(network, problem.train.X[:MOST_SAMPLES])]
    rows = [(shape.mean, shape.deviation, shape.skewness, shape.zeros) for shape in found]
    return np.array(rows, np.float64).reshape(len(rows), 4)


def scale_and_shift(network: Network, problem: Problem) -> Array:
    """Return the root mean square over the units of γ, and of β, of each batch normalisation (n_layers, 2)."""
    pairs = [(np.square(gamma).mean(), np.square(beta).mean()) for gamma, beta in scales_and_shifts(network)]
    return np.sqrt(np.array(pairs, np.float64).reshape(len(pairs), 2))


@one_blas_thread()
def normalised(network: Network, X: Array) -> list[tuple[Array, Array]]:
    """Return what goes into each batch normalisation and what comes out (n, width), in inference.

    Parameters
    ----------
    network : Network
        A single network; it is not changed.
    X : ndarray of shape (n, n_inputs)
    """
    found: list[tuple[Array, Array]] = []
    before: Array = X
    for layer in network.layers:
        after = layer.forward(before, training=False).copy()
        if isinstance(layer, BatchNorm):
            found.append((before, after))
        before = after
    return found
