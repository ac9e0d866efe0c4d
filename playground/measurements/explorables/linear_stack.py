"""A stack of layers beside the one linear layer that its weights multiply out to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.network import builder
from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.training.threads import one_blas_thread

FARTHEST = 3.0  # how far the line through the plane goes, to either side of 0
N_POINTS = 121


@dataclass(frozen=True, eq=False, slots=True)
class LinearStack:
    """Outputs of a network and of one linear layer along a line through the plane of their two inputs.

    Attributes
    ----------
    along : ndarray of shape (N_POINTS,)
        Where on the line.
    stack, one : ndarray of shape (N_POINTS,)
        The outputs.
    W : ndarray of shape (2, 1)
        The product of all weight matrices.
    b : float
        The bias that all biases come to.
    difference : float
        The largest between the outputs.
    n_parameters : int
        Of the network; the one layer has three.
    """

    along: Array
    stack: Array
    one: Array
    W: Array
    b: float
    difference: float
    n_parameters: int


@one_blas_thread()
def linear_stack(n_hidden: int, width: int, activation: str, degrees: float, seed: int) -> LinearStack:
    """Return what a network with random weights answers, and one layer with the product of its weights.

    The product leaves activations out; only where they are linear is it the same network.

    Parameters
    ----------
    n_hidden : int, at least 0
        Hidden layers.
    width : int, at least 1
        Units in each.
    activation : key of ``ACTIVATIONS``
        After each hidden layer.
    degrees : float
        The line's direction, from the first input towards the second.
    seed : int
        Of the weights and biases.
    """
    rng = np.random.default_rng(seed)
    network = builder.build(
        builder.Shape(2, 1, (width,) * n_hidden, activation), weight_rngs=[rng], dropout_rngs=[rng], dtype=np.float64
    )
    for layer in network.dense_layers:
        layer.b[...] = rng.normal(0.0, 0.5, layer.b.shape)
    W, b = multiplied_out(network.dense_layers)
    along = np.linspace(-FARTHEST, FARTHEST, N_POINTS)
    angle = np.deg2rad(degrees)
    X = along[:, np.newaxis] * np.array([np.cos(angle), np.sin(angle)])
    stack, one = network.logits(X)[:, 0], (X @ W + b)[:, 0]
    difference = float(np.abs(stack - one).max())
    return LinearStack(along, stack, one, W, float(b[0, 0]), difference, network.theta.size)


def multiplied_out(layers: list[Dense]) -> tuple[Array, Array]:
    """Return W and b of the one linear layer that these are, one after the other with nothing between them."""
    W, b = layers[0].W, layers[0].b
    for layer in layers[1:]:
        W, b = W @ layer.W, b @ layer.W + layer.b  # (aW + b)W' + b' = a(WW') + (bW' + b')
    return W, b
