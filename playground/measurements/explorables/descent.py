"""One weight and one bias on their way down, step by step, as training takes its steps."""

from __future__ import annotations

import numpy as np

from playground.network.arithmetic import Array
from playground.network.calls import NOW
from playground.network.dense import Dense
from playground.network.losses import SquaredError
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.optimisation.gradient_descent import SGD
from playground.training.batches import Batches
from playground.training.steps import Steps

N_STEPS = 40
X = np.array([[-1.0], [1.0]])  # two samples, standardised, so that weight and bias do not disturb each other


def descend(
    weight: float,
    bias: float,
    rate: float,
    penalty: Penalty,
    *,
    data_weight: float = 0.0,
    best: tuple[float, float] = (0.0, 0.0),
) -> Array:
    """Return weight and bias before the first and after each step of gradient descent, an ndarray (N_STEPS + 1, 2).

    Parameters
    ----------
    weight, bias : float
        Where they begin.
    rate : float, positive
        η.
    penalty : Penalty
        Of the weight.
    data_weight : float, at least 0
        The weight of both samples: ∂C₀/∂w = 2 · data_weight · (w − best w), and likewise for the bias.
    best : (float, float)
        The weight and the bias that the data ask for.
    """
    network = Network([Dense(1, 1, scale=0.0, first=True)], [np.random.default_rng(0)], dtype=np.float64)
    network.theta[...] = weight, bias
    batch = X, X * best[0] + best[1], np.full_like(X, data_weight)
    steps = Steps(network, SquaredError(), penalty, SGD(network.theta, rate), Batches(*batch, batch_size=len(X)))
    path = [network.theta.copy()]
    for _ in range(N_STEPS):
        steps.backpropagate(batch, NOW)
        steps.update(NOW)
        path.append(network.theta.copy())
    return np.array(path)
