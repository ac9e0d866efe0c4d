"""Puts the layers of a multilayer perceptron in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.network.activations import activation
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.initialisers import INITIALISERS
from playground.network.layer import Layer
from playground.network.network import Network


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of a multilayer perceptron.

    Attributes
    ----------
    n_inputs, n_outputs : int
        Widths of the first and the last layer.
    hidden_layers : tuple of int
        Widths of the hidden layers; empty for a linear model.
    activation, leaky_slope :
        As in ``activations.activation``, after every hidden layer.
    batch_norm : key of ``batch_norm.PLACEMENTS``
        Whether hidden layers are normalised, and on which side of the activation.
    dropout : float in [0, 1)
        Rate at which the outputs of hidden layers are dropped.
    initialisation : key of ``initialisers.INITIALISERS``
        Standard deviation of the first weights, multiplied by ``initial_scale``.
    """

    n_inputs: int
    n_outputs: int
    hidden_layers: tuple[int, ...]
    activation: str = "relu"
    leaky_slope: float = 0.01
    batch_norm: str = "off"
    dropout: float = 0.0
    initialisation: str = "he"
    initial_scale: float = 1.0


def build(
    shape: Shape,
    *,
    weight_rngs: Sequence[np.random.Generator],
    dropout_rngs: Sequence[np.random.Generator],
    stack: int | None = None,
    dtype: type[np.floating[Any]] = np.float32,
) -> Network:
    """Return a network: hidden layers of dense, (batch norm,) activation, (batch norm,) dropout; then a dense one.

    Parameters
    ----------
    shape : Shape
        What to build.
    weight_rngs, dropout_rngs : sequences of numpy.random.Generator
        One for each network of the stack (a single one without a stack).
    stack : int or None
        Number of networks side by side, or None for one without a leading axis.
    dtype : floating type
        Type of every array.
    """
    deviation = INITIALISERS[shape.initialisation].deviation
    layers: list[Layer] = []
    n_in = shape.n_inputs
    for width in shape.hidden_layers:
        layers.append(Dense(n_in, width, scale=shape.initial_scale * deviation(n_in, width), first=not layers))
        if shape.batch_norm == "before":
            layers.append(BatchNorm(width))
        layers.append(activation(shape.activation, leaky_slope=shape.leaky_slope))
        if shape.batch_norm == "after":
            layers.append(BatchNorm(width))
        layers.append(Dropout(width, shape.dropout, dropout_rngs))
        n_in = width
    scale = shape.initial_scale * deviation(n_in, shape.n_outputs)
    layers.append(Dense(n_in, shape.n_outputs, scale=scale, first=not layers))
    return Network(layers, weight_rngs, stack=stack, dtype=dtype)
