"""The plain loop in the docs follows the program's training, epoch by epoch."""

from itertools import islice
from typing import Any

import numpy as np
import pytest

from datasets import load
from docs import reference_loop
from playground.settings.run import NetworkSettings
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

EPOCHS = 6
LOSSES = {
    "BinaryCrossEntropy": reference_loop.binary_cross_entropy,
    "CrossEntropy": reference_loop.cross_entropy,
    "SquaredError": reference_loop.squared_error,
    "SigmoidSquaredError": reference_loop.sigmoid_squared_error,
    "SoftmaxSquaredError": reference_loop.softmax_squared_error,
}
SGD = {"optimiser": "sgd", "learning_rate": 0.1}

# 45 training samples: the batch size of 16 leaves 13 for the last mini-batch.
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "two classes": ("moons", {}),
    "two classes, L2": ("moons", {"l2": 1.0, "activation": "tanh"}),
    "two classes, L1 by SGD": ("moons", {"l1": 2.0, "batch_size": 7, **SGD}),
    "two classes, L1 and L2 by Adam": ("moons", {"l1": 0.5, "l2": 0.5, "activation": "leaky_relu"}),
    "two classes, softmax": ("moons", {"loss": "cross_entropy", **SGD}),
    "two classes, squared error": ("moons", {"loss": "mse", "activation": "sigmoid"}),
    "two classes, dropout": ("moons", {"dropout": 0.4, "l2": 0.5}),
    "two classes, one sample a batch": ("moons", {"batch_size": 1, "activation": "tanh", **SGD}),
    "three classes": ("blobs", {"l2": 1.0}),
    "three classes, one against the rest": ("blobs", {"loss": "bce", "activation": "sigmoid", **SGD}),
    "three classes, squared error": ("blobs", {"loss": "mse", "l1": 0.5, **SGD}),
    "three classes, no hidden layer": ("blobs", {"hidden_layers": (), "l1": 1.0, **SGD}),
    "regression": ("sine", {"activation": "tanh"}),
    "regression, L1 and dropout": ("plane", {"l1": 1.0, "dropout": 0.2, "optimiser": "sgd", "learning_rate": 0.02}),
    "regression, all samples at once": ("sine", {"batch_size": 5000, "activation": "linear", **SGD}),
    "other seeds": ("moons", {"weight_seed": 3, "seed": 5}),
}


def trainer_of(name: str, choices: dict[str, Any]) -> Trainer:
    """Return the program's trainer in float64 for the keywords of the reference loop and the name of a loss."""
    training = dict(choices)
    names = {"hidden_layers": "hidden_layers", "activation": "activation", "weight_seed": "seed"}
    network = {names[key]: training.pop(key) for key in names if key in training}
    n_classes = 3 if name == "blobs" else 2
    dataset = load(name, n_samples=90, n_classes=n_classes)
    assert dataset.n_train == 45
    return Trainer(
        dataset,
        NetworkSettings(**{"hidden_layers": (8, 6), **network}),
        in_mini_batches(**training),
        dtype=np.float64,
    )


def reference_of(trainer: Trainer, choices: dict[str, Any]) -> Any:
    """Return the reference loop over the trainer's samples."""
    keywords = {"hidden_layers": (8, 6), "learning_rate": 0.01, "batch_size": 16, **choices}
    keywords["loss"] = LOSSES[type(trainer.problem.loss).__name__]
    train, test = trainer.problem.train, trainer.problem.test
    return reference_loop.train((train.X, train.targets), (test.X, test.targets), **keywords)


@pytest.mark.parametrize(("name", "choices"), CASES.values(), ids=CASES)
def test_reference_loop_follows_the_programs_weights_and_losses(name: str, choices: dict[str, Any]) -> None:
    trainer = trainer_of(name, choices)

    for epoch, (W, b, on_train, on_test) in enumerate(islice(reference_of(trainer, choices), EPOCHS + 1)):
        assert trainer.epoch == epoch
        for layer, weights, biases in zip(trainer.network.dense_layers, W, b, strict=True):
            np.testing.assert_allclose(layer.W, weights, rtol=1e-9, atol=1e-12)
            np.testing.assert_allclose(layer.b[0], biases, rtol=1e-9, atol=1e-12)
            np.testing.assert_array_equal(layer.W == 0.0, weights == 0.0)
        evaluation = trainer.evaluation
        assert on_train == pytest.approx((evaluation.train_loss, evaluation.train_score), rel=1e-9)
        assert on_test == pytest.approx((evaluation.test_loss, evaluation.test_score), rel=1e-9)
        trainer.advance(1)


@pytest.mark.parametrize("name", ["moons", "blobs", "sine"])
def test_reference_loop_starts_from_the_same_first_weights_bit_for_bit(name: str) -> None:
    trainer = trainer_of(name, {})
    W, b, _, _ = next(reference_of(trainer, {}))

    for layer, weights, biases in zip(trainer.network.dense_layers, W, b, strict=True):
        np.testing.assert_array_equal(layer.W, weights)
        np.testing.assert_array_equal(layer.b[0], biases)


def test_comparison_notices_what_differs_in_one_step() -> None:
    """The tolerance above tells apart another order, another batch size, and tiny differences of λ and η."""
    trainer = trainer_of("moons", {})
    trainer.advance(1)

    for other in ({"seed": 1}, {"batch_size": 15}, {"l2": 1e-6}, {"l1": 1e-6}, {"learning_rate": 0.01 + 1e-9}):
        W = next(islice(reference_of(trainer, other), 1, None))[0]
        assert not np.allclose(trainer.network.dense_layers[0].W, W[0], rtol=1e-9, atol=1e-12)


def test_l1_makes_exact_zeros_in_both() -> None:
    choices = CASES["two classes, L1 by SGD"][1]
    trainer = trainer_of("moons", choices)
    trainer.advance(EPOCHS)
    W = next(islice(reference_of(trainer, choices), EPOCHS, None))[0]

    zeros = [np.count_nonzero(layer.W == 0.0) for layer in trainer.network.dense_layers]
    assert sum(zeros) > 0
    assert zeros == [np.count_nonzero(weights == 0.0) for weights in W]
