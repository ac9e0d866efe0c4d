"""Plain networks against scikit-learn's, given the same weights, through its public methods only."""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier, MLPRegressor

from playground.network.arithmetic import Array
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, Loss, SquaredError
from playground.network.network import Network
from playground.network.outputs import class_probabilities
from playground.network.penalties import Penalty

ACTIVATIONS = {"relu": "relu", "tanh": "tanh", "sigmoid": "logistic", "linear": "identity"}
N, HIDDEN = 30, (7, 5)
# With this solver, one step of partial_fit moves the parameters by minus the gradient.
PLAIN_STEP = {
    "hidden_layer_sizes": HIDDEN, "solver": "sgd", "momentum": 0.0, "nesterovs_momentum": False,
    "learning_rate_init": 1.0, "batch_size": N, "shuffle": False, "random_state": 0,
}  # fmt: skip


def lend_parameters(network: Network, model: MLPClassifier | MLPRegressor) -> None:
    model.coefs_ = [layer.W.copy() for layer in network.dense_layers]
    model.intercepts_ = [layer.b[0].copy() for layer in network.dense_layers]


def step_and_compare(
    network: Network,
    model: MLPClassifier | MLPRegressor,
    loss: Loss,
    data: tuple[Array, Array],
    y: Array,
    *,
    l2: float = 0.0,
    weight: Array | None = None,
    loss_factor: float = 1.0,
    gradient_factor: float = 1.0,
) -> None:
    """Compare loss and gradient on ``data`` as scikit-learn and ``y`` as the network takes it."""
    X, labels = data
    penalty = Penalty(l1=0.0, l2=l2, n_samples=N)
    z = network.forward(X, training=True)
    cost = loss.value(z, y, weight) / loss_factor + penalty.value(network)
    network.backward(loss.delta(z, y, weight) / gradient_factor)
    penalty.add_gradient(network)

    model.partial_fit(X, labels, sample_weight=None if weight is None else weight[:, 0])

    assert model.loss_ == pytest.approx(cost, rel=1e-9)
    for layer, W, b in zip(network.dense_layers, model.coefs_, model.intercepts_, strict=True):
        np.testing.assert_allclose(layer.dW, layer.W - W, rtol=1e-8, atol=1e-12)
        np.testing.assert_allclose(layer.db[0], layer.b[0] - b, rtol=1e-8, atol=1e-12)


@pytest.mark.parametrize("l2", [0.0, 4.0])
@pytest.mark.parametrize("weighting", ["unweighted", "weighted"])
@pytest.mark.parametrize("n_classes", [2, 4])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_classifier_agrees_in_probabilities_loss_and_gradient(
    make_network, activation: str, n_classes: int, weighting: str, l2: float
) -> None:
    rng, loss = np.random.default_rng(0), BinaryCrossEntropy() if n_classes == 2 else CrossEntropy()
    X, labels = rng.normal(size=(N, 3)), np.arange(N) % n_classes
    weight = rng.uniform(0.5, 2, (N, 1)) if weighting == "weighted" else None
    if weight is not None:
        weight /= weight.mean()  # scikit-learn divides by the sum of weights, the playground by n
    y = labels[:, None] * 1.0 if n_classes == 2 else np.eye(n_classes)[labels]
    network = make_network(n_outputs=y.shape[1], hidden=HIDDEN, activation=activation)
    model = MLPClassifier(activation=ACTIVATIONS[activation], alpha=l2, **PLAIN_STEP)
    model.partial_fit(X, labels, classes=np.arange(n_classes))
    lend_parameters(network, model)

    np.testing.assert_allclose(class_probabilities(loss, network.logits(X)), model.predict_proba(X), rtol=1e-9)
    step_and_compare(network, model, loss, (X, labels), y, l2=l2, weight=weight)


@pytest.mark.parametrize("l2", [0.0, 4.0])
@pytest.mark.parametrize("n_outputs", [1, 3])
@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_regressor_agrees_in_outputs_loss_and_gradient(
    make_network, activation: str, n_outputs: int, l2: float
) -> None:
    # Ours is the mean over samples of the sum over outputs of (ŷ − y)². Theirs is half of the mean over both,
    # while the gradient it steps along is that of half the sum over outputs (scikit-learn 1.9.1).
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(N, 3)), rng.normal(size=(N, n_outputs))
    labels = y[:, 0] if n_outputs == 1 else y
    network = make_network(n_outputs=n_outputs, hidden=HIDDEN, activation=activation)
    model = MLPRegressor(activation=ACTIVATIONS[activation], alpha=l2, **PLAIN_STEP)
    model.partial_fit(X, labels)
    lend_parameters(network, model)

    np.testing.assert_allclose(network.logits(X), model.predict(X).reshape(N, -1), rtol=1e-9, atol=1e-12)
    step_and_compare(
        network, model, SquaredError(), (X, labels), y, l2=l2, loss_factor=2 * n_outputs, gradient_factor=2
    )
