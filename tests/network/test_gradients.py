"""Gradients of whole networks against central finite differences on θ, in float64."""

import numpy as np
import pytest

from playground.network.activations import ACTIVATIONS, Activation
from playground.network.arithmetic import Array
from playground.network.dropout import Dropout
from playground.network.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    SigmoidSquaredError,
    SoftmaxSquaredError,
    SquaredError,
)
from playground.network.network import Network
from playground.network.penalties import Penalty

STEP = 1e-5
LARGEST_RELATIVE_ERROR = 1e-6
LOSSES = {
    "bce": (BinaryCrossEntropy, 1),
    "bce one against rest": (BinaryCrossEntropy, 3),
    "cross-entropy": (CrossEntropy, 3),
    "squared error": (SquaredError, 2),
    "sigmoid squared error": (SigmoidSquaredError, 1),
    "softmax squared error": (SoftmaxSquaredError, 3),
}
PENALTIES = {"none": (0.0, 0.0), "l1": (0.7, 0.0), "l2": (0.0, 0.9), "l1 and l2": (0.7, 0.9)}
ALL_PENALTIES = "l1 and l2"
N_SAMPLES = 7


class Cost:
    """Data loss and penalty of a network as a function of θ; dropout draws the same masks every time."""

    def __init__(self, network: Network, loss: Loss, penalty: Penalty, X: Array, y: Array, weight: Array | None):
        self.network, self.loss, self.penalty = network, loss, penalty
        self.X, self.y, self.weight = X, y, weight
        self._rngs = [rng for layer in network.layers if isinstance(layer, Dropout) for rng in layer.rngs]
        self._states = [rng.bit_generator.state for rng in self._rngs]

    def forward(self) -> tuple[Array, list[Array]]:
        """Return the logits, and the signs of what goes into each activation layer."""
        for rng, state in zip(self._rngs, self._states, strict=True):
            rng.bit_generator.state = state
        a, signs = self.X, []
        for layer in self.network.layers:
            if isinstance(layer, Activation):
                signs.append(np.sign(a))
            a = layer.forward(a, training=True)
        return a, signs

    def value(self, signs: list[Array]) -> float:
        """Return the cost, making sure that no unit is on another side of its kink than ``signs`` say."""
        z, now = self.forward()
        for before, after in zip(signs, now, strict=True):
            np.testing.assert_array_equal(before, after)
        return float(self.loss.value(z, self.y, self.weight) + self.penalty.value(self.network))

    def gradient(self) -> tuple[Array, list[Array]]:
        """Return the gradient by backpropagation, and the signs of what went into each activation layer."""
        z, signs = self.forward()
        self.network.backward(self.loss.delta(z, self.y, self.weight))
        self.penalty.add_gradient(self.network)
        return self.network.grad.copy(), signs

    def differences(self, signs: list[Array]) -> Array:
        """Return the gradient by central finite differences."""
        theta, slopes = self.network.theta, np.empty_like(self.network.theta)
        for i, value in enumerate(theta.copy()):
            theta[i] = value + STEP
            above = self.value(signs)
            theta[i] = value - STEP
            below = self.value(signs)
            theta[i] = value
            slopes[i] = (above - below) / (2 * STEP)
        return slopes

    def check(self) -> None:
        """Compare the two gradients entry by entry.

        The error is relative to the entry, or to a hundredth of the largest entry where that is more: a bias
        before a batch normalisation has no effect, and its gradient of 0 no relative error.
        """
        assert np.abs(self.network.theta[: self.network.n_weights]).min() > 2 * STEP, "a weight at the kink of |w|"
        gradient, signs = self.gradient()
        differences = self.differences(signs)
        size = np.maximum(np.abs(gradient), np.abs(differences))
        error = np.abs(gradient - differences) / np.maximum(size, 0.01 * size.max())
        assert size.max() > 1e-4
        assert error.max() < LARGEST_RELATIVE_ERROR


def targets(loss: Loss, n: int, k: int, rng: np.random.Generator) -> Array:
    """Return targets of the kind the loss takes: numbers, one-hot rows, or 0 and 1."""
    if isinstance(loss, SquaredError):
        return rng.normal(size=(n, k))
    if isinstance(loss, CrossEntropy | SoftmaxSquaredError):
        return np.eye(k)[rng.integers(k, size=n)]
    return rng.integers(2, size=(n, k)).astype(float)


def make_cost(
    network: Network,
    loss_name: str,
    *,
    penalty: str = "none",
    weighting: str = "unweighted",
    n: int = N_SAMPLES,
    seed: int = 0,
) -> Cost:
    kind, k = LOSSES[loss_name]
    loss, rng = kind(), np.random.default_rng([seed, 3])
    X, y = rng.normal(size=(n, 3)), targets(loss, n, k, rng)
    width = {"unweighted": 0, "weighted by sample": 1, "weighted by output": k}[weighting]
    weight = rng.uniform(0.2, 3.0, (n, width)) if width else None
    l1, l2 = PENALTIES[penalty]
    return Cost(network, loss, Penalty(l1=l1, l2=l2, n_samples=n, l1_update="subgradient"), X, y, weight)


@pytest.mark.parametrize("weighting", ["unweighted", "weighted by sample"])
@pytest.mark.parametrize(
    "penalty", [pytest.param(name, marks=() if name == ALL_PENALTIES else pytest.mark.long) for name in PENALTIES]
)
@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_agrees_with_finite_differences(
    make_network, activation: str, loss: str, batch_norm: str, penalty: str, weighting: str
) -> None:
    network = make_network(
        n_outputs=LOSSES[loss][1],
        hidden=(4, 3),
        activation=activation,
        batch_norm=batch_norm,
        leaky_slope=0.1,
    )

    make_cost(network, loss, penalty=penalty, weighting=weighting).check()


@pytest.mark.parametrize("loss", [name for name in LOSSES if name not in {"cross-entropy", "softmax squared error"}])
def test_gradient_agrees_with_finite_differences_when_every_output_has_its_weight(make_network, loss: str) -> None:
    network = make_network(n_outputs=LOSSES[loss][1], hidden=(4,), activation="tanh")

    make_cost(network, loss, weighting="weighted by output").check()


@pytest.mark.long
@pytest.mark.parametrize("rate", [0.2, 0.5])
@pytest.mark.parametrize("batch_norm", ["off", "before", "after"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_through_fixed_dropout_masks_agrees_with_finite_differences(
    make_network, activation: str, batch_norm: str, rate: float
) -> None:
    network = make_network(
        n_outputs=3, hidden=(6, 5), activation=activation, batch_norm=batch_norm, dropout=rate, seeds=(1,)
    )
    cost = make_cost(network, "cross-entropy", penalty="l1 and l2", weighting="weighted by sample", n=8)

    cost.forward()
    dropped = [layer.dropped() for layer in network.layers if isinstance(layer, Dropout)]
    assert all(mask.any() and not mask.all() for mask in dropped)
    cost.check()


@pytest.mark.parametrize("batch_norm", ["before", "after"])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_gradient_of_a_batch_of_one_sample_agrees_with_finite_differences(
    make_network, activation: str, batch_norm: str
) -> None:
    network = make_network(n_outputs=3, activation=activation, batch_norm=batch_norm)

    make_cost(network, "cross-entropy", n=1).check()


@pytest.mark.parametrize("hidden", [(), (1,), (6,), (3, 3, 3, 3)])
@pytest.mark.parametrize("loss", LOSSES)
def test_gradient_agrees_with_finite_differences_at_any_depth(make_network, loss: str, hidden: tuple[int, ...]) -> None:
    network = make_network(n_outputs=LOSSES[loss][1], hidden=hidden, activation="tanh")

    make_cost(network, loss, penalty="l2").check()
