"""The architectures and layers that are under the laws."""

from collections.abc import Callable

import numpy as np

from playground.network.activations import activation
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.layer import Layer
from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
)
from playground.network.network import Network

WIDTH = 4

LAYERS: dict[str, Callable[[], Layer]] = {
    "dense": lambda: Dense(WIDTH, 3, scale=1.0),
    "first dense": lambda: Dense(WIDTH, 3, scale=1.0, first=True),
    "batch norm": lambda: BatchNorm(WIDTH),
    "dropout": lambda: Dropout(WIDTH, 0.5, [np.random.default_rng(0)]),
    "no dropout": lambda: Dropout(WIDTH, 0.0, [np.random.default_rng(0)]),
    "relu": lambda: activation("relu"),
    "leaky relu": lambda: activation("leaky_relu"),
    "tanh": lambda: activation("tanh"),
    "sigmoid": lambda: activation("sigmoid"),
    "linear": lambda: activation("linear"),
    "softmax": lambda: activation("softmax"),
}

LOSSES = (BinaryCrossEntropy, CrossEntropy, SquaredError, SigmoidSquaredError, SoftmaxSquaredError)


def ready(name: str) -> Layer:
    """Return a layer with parameters of its own."""
    layer = LAYERS[name]()
    network = Network([layer], [np.random.default_rng(0)], dtype=np.float64)
    network.theta += 0.1
    return layer
