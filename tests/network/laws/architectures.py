"""The architectures and layers that are under the laws."""

from collections.abc import Callable
from functools import partial

import numpy as np

from playground.network.activations import ACTIVATIONS, activation
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
    **{name: partial(activation, name) for name in ACTIVATIONS},
}
LOSSES = (BinaryCrossEntropy, CrossEntropy, SquaredError, SigmoidSquaredError, SoftmaxSquaredError)
ARCHITECTURES = [
    {"activation": "relu"},
    {"activation": "leaky_relu", "batch_norm": "after"},
    {"activation": "tanh", "batch_norm": "before", "dropout": 0.5},
    {"activation": "sigmoid", "dropout": 0.5},
    {"activation": "linear", "batch_norm": "before"},
    {"activation": "softmax", "batch_norm": "after", "dropout": 0.3},
    {"activation": "elu", "batch_norm": "after"},
    {"activation": "gelu", "batch_norm": "before", "dropout": 0.5},
    {"activation": "silu", "dropout": 0.5},
    {"activation": "relu", "hidden": ()},
]


def ready(name: str) -> Layer:
    """Return a layer with parameters of its own."""
    layer = LAYERS[name]()
    network = Network([layer], [np.random.default_rng(0)], dtype=np.float64)
    network.theta += 0.1
    return layer
