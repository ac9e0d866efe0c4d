"""Every activation and its derivative as SciPy computes them."""

import numpy as np
from scipy.special import expit, softmax
from scipy.stats import norm

from playground.network.activations import Activation, activation

FORMULAS = {
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "gelu": lambda z: z * norm.cdf(z),
    "silu": lambda z: z * expit(z),
    "tanh": np.tanh,
    "sigmoid": expit,
    "linear": lambda z: z,
    "softmax": lambda z: softmax(z, axis=-1),
}
SLOPES = {
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, 1.0, 0.2),
    "elu": lambda z: np.exp(np.minimum(z, 0)),
    "gelu": lambda z: norm.cdf(z) + z * norm.pdf(z),
    "silu": lambda z: expit(z) + z * expit(z) * expit(-z),
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
    "sigmoid": lambda z: expit(z) * expit(-z),
    "linear": np.ones_like,
}


def layer(name: str) -> Activation:
    """Return a layer of the activation, with the slope that the formulas have where z < 0."""
    return activation(name, leaky_slope=0.2)
