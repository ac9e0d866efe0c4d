"""The whole training on one page: the clean reference, of which the program holds the specialised form.

The program spreads these lines over layers, losses, penalties, optimisers and a trainer, writes into buffers, and
records its NumPy calls in the first epoch to replay them in the next ones (decisions/0009-recorded-calls.md). Here
nothing is reused and nothing recorded. Symbols and shapes are those of notation.md, the derivation is in backprop.md.

From the same seeds both draw the same first weights, orders of samples and dropout masks. In float64 their weights
agree within a relative 10⁻⁹ after every epoch of a test (tests/test_reference_loop.py). They do not agree bit for bit:
the program carries out the same sums and products in another order (it multiplies δ by 1/n where this loop divides by
n, and merges Adam's constants into one), and every operation rounds.

Left out: batch normalisation, class weights, softmax between layers, L1 by the subgradient, momentum, RMSprop, early
stopping, and what matters only in long runs (decisions/0003-subnormal-numbers.md). With dropout and more than 64
mini-batches an epoch the program draws the masks of 64 at once, so they are other masks of the same kind.

``python -m docs.reference_loop``, run in the folder above, trains the dashboard's first run, in float64, and prints its
losses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Function = Callable[[Array], Array]
Loss = Callable[[Array, Array], tuple[Array, Array]]  # z, y -> the loss and dL/dz of each sample and output


def sigmoid(z: Array) -> Array:
    """Return 1 / (1 + exp(−z)), written so that no z overflows."""
    return (1.0 + np.tanh(z / 2.0)) / 2.0


def log_softmax(z: Array) -> Array:
    """Return log(exp(z) / Σ exp(z)) of each row, the maximum taken out first so that no z overflows."""
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def binary_cross_entropy(z: Array, y: Array) -> tuple[Array, Array]:
    """−[y log p + (1 − y) log(1 − p)] with p = σ(z): the loss of two classes."""
    return np.maximum(z, 0.0) - z * y + np.log1p(np.exp(-np.abs(z))), sigmoid(z) - y


def cross_entropy(z: Array, y: Array) -> tuple[Array, Array]:
    """−Σ y log p with p = softmax(z) and y a one-hot row: the loss of several classes."""
    return -y * log_softmax(z), np.exp(log_softmax(z)) - y


def squared_error(z: Array, y: Array) -> tuple[Array, Array]:
    """(z − y)²: the loss of regression."""
    return (z - y) ** 2, 2.0 * (z - y)


def sigmoid_squared_error(z: Array, y: Array) -> tuple[Array, Array]:
    """(p − y)² with p = σ(z): the squared error of two classes."""
    p = sigmoid(z)
    return (p - y) ** 2, 2.0 * (p - y) * p * (1.0 - p)


def softmax_squared_error(z: Array, y: Array) -> tuple[Array, Array]:
    """Σ (p − y)² with p = softmax(z): the squared error of several classes."""
    p = np.exp(log_softmax(z))
    error = 2.0 * (p - y)
    return (p - y) ** 2, p * (error - (p * error).sum(axis=1, keepdims=True))


ACTIVATIONS: dict[str, tuple[Function, Function]] = {  # a = σ(z), and its derivative σ'(z)
    "relu": (lambda z: np.maximum(z, 0.0), lambda z: np.where(z > 0.0, 1.0, 0.0)),
    "leaky_relu": (lambda z: np.maximum(z, 0.01 * z), lambda z: np.where(z > 0.0, 1.0, 0.01)),
    "tanh": (np.tanh, lambda z: 1.0 - np.tanh(z) ** 2),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1.0 - sigmoid(z))),
    "linear": (lambda z: z, np.ones_like),
}


def draw_mask(shape: tuple[int, int], rate: float, rng: np.random.Generator) -> Array:
    """Return 0 for the units to drop and 1 / (1 − rate) for the others, from draws of 16 bits for each unit."""
    size = shape[0] * shape[1]
    draws = rng.bit_generator.random_raw(-(-size // 4)).view(np.uint16)[:size].reshape(shape)
    return np.where(draws >= round(rate * 2**16), 1.0 / (1.0 - rate), 0.0)


def forward(
    X: Array, W: list[Array], b: list[Array], sigma: Function, masks: list[Array] | None = None
) -> tuple[list[Array], list[Array]]:
    """Return a, which enters each layer, and z, which each layer computes; without masks in inference mode."""
    a, z = [X], [X @ W[0] + b[0]]
    for i in range(1, len(W)):
        a.append(sigma(z[-1]) if masks is None else sigma(z[-1]) * masks[i - 1])
        z.append(a[-1] @ W[i] + b[i])  # z = aW + b
    return a, z


def evaluate(X: Array, y: Array, W: list[Array], b: list[Array], sigma: Function, loss: Loss) -> tuple[float, float]:
    """Return the mean data loss, the penalty not included, and the accuracy (R² for regression)."""
    z = forward(X, W, b, sigma)[1][-1]
    if loss is squared_error:
        score = 1.0 - np.mean(((y - z) ** 2).sum(axis=0) / ((y - y.mean(axis=0)) ** 2).sum(axis=0))
    elif z.shape[1] == 1:
        score = np.mean((z > 0.0) == y)
    else:
        score = np.mean(z.argmax(axis=1) == y.argmax(axis=1))
    return float(loss(z, y)[0].sum() / len(X)), float(score)


def train(
    train_part: tuple[Array, Array],
    test_part: tuple[Array, Array],
    loss: Loss,
    *,
    hidden_layers: Sequence[int] = (16, 16),
    activation: str = "relu",
    dropout: float = 0.0,
    l1: float = 0.0,
    l2: float = 0.0,
    optimiser: str = "adam",
    learning_rate: float = 0.015,
    batch_size: int = 100,
    weight_seed: int = 0,
    seed: int = 0,
) -> Iterator[tuple[list[Array], list[Array], tuple[float, float], tuple[float, float]]]:
    """Yield weights, biases, and loss and score on train and on test: before the first epoch and after each, for ever.

    A part is X (n, n_inputs), standardised, and y (n, n_outputs): a column of targets or of 0 and 1, or one-hot rows.
    """
    X, y = train_part
    n = len(X)
    sigma, derivative = ACTIVATIONS[activation]
    weight_rng, order_rng, dropout_rng = (np.random.default_rng(s) for s in ([weight_seed, 0], [seed, 1], [seed, 2]))

    widths = [X.shape[1], *hidden_layers, y.shape[1]]
    W = [weight_rng.normal(0.0, np.sqrt(2.0 / k), (k, j)) for k, j in pairwise(widths)]  # He et al.
    b = [np.zeros(j) for j in widths[1:]]
    m = [np.zeros_like(parameter) for parameter in W + b]
    v = [np.zeros_like(parameter) for parameter in W + b]
    steps = 0

    while True:
        yield W, b, evaluate(X, y, W, b, sigma, loss), evaluate(*test_part, W, b, sigma, loss)
        order = order_rng.permutation(n)
        all_masks = [draw_mask((n, j), dropout, dropout_rng) for j in hidden_layers] if dropout else None
        for start in range(0, n, batch_size):
            rows = order[start : start + batch_size]  # the last mini-batch may be smaller
            masks = None if all_masks is None else [mask[start : start + batch_size] for mask in all_masks]

            a, z = forward(X[rows], W, b, sigma, masks)
            delta = loss(z[-1], y[rows])[1] / len(rows)
            dW, db = [np.zeros_like(w) for w in W], [np.zeros_like(offset) for offset in b]
            for i in reversed(range(len(W))):
                dW[i] = a[i].T @ delta  # ∂C₀/∂W = aᵀ δ
                db[i] = delta.sum(axis=0)
                dW[i] += l2 / n * W[i]  # L2: n is the number of all training samples
                if i > 0:
                    delta = delta @ W[i].T * derivative(z[i - 1])
                    delta = delta if masks is None else delta * masks[i - 1]

            steps += 1
            for i, (parameter, gradient) in enumerate(zip(W + b, dW + db, strict=True)):
                if optimiser == "sgd":
                    parameter -= learning_rate * gradient
                else:  # Adam
                    m[i] = 0.9 * m[i] + 0.1 * gradient
                    v[i] = 0.999 * v[i] + 0.001 * gradient**2
                    rate = learning_rate * np.sqrt(1.0 - 0.999**steps) / (1.0 - 0.9**steps)
                    parameter -= rate * m[i] / (np.sqrt(v[i]) + 1e-8)
            for w in W:
                w -= np.clip(w, -learning_rate * l1 / n, learning_rate * l1 / n)  # proximal L1: exact zeros


if __name__ == "__main__":
    from playground.datasets import load

    moons = load("moons")
    part, other_part = (moons.X_train, moons.y_train[:, None]), (moons.X_test, moons.y_test[:, None])
    epochs = islice(train(part, other_part, binary_cross_entropy), 601)
    for epoch, (_, _, on_train, on_test) in enumerate(epochs):
        if epoch % 50 == 0:
            print(f"epoch {epoch}: train loss {on_train[0]:.4f}, test loss {on_test[0]:.4f}")
