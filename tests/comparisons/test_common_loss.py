"""A and B are measured by one loss: its numbers against scikit-learn's, and no comparison where none measures both."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import brier_score_loss, log_loss

from datasets import load
from playground.comparisons.common_loss import CommonLoss, Meter, common_loss
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.stack_trainer import Seeds, StackTrainer
from playground.training.trainer import Trainer

PLAIN = TrainingSettings()
CASES = [
    ("binary", "auto", "bce", "", ""),
    ("binary", "auto", "cross_entropy", "", ""),
    ("binary", "bce", "mse", "bce", "mse"),
    ("binary", "cross_entropy", "mse", "bce", "mse"),
    ("multiclass", "auto", "cross_entropy", "", ""),
    ("multiclass", "auto", "mse", "cross_entropy", "mse"),
    ("regression", "auto", "mse", "", ""),
]


@pytest.mark.parametrize(("task", "a", "b", "by_a", "by_b"), CASES)
def test_the_common_loss_is_that_of_the_side_that_is_asked_for(task: str, a: str, b: str, by_a: str, by_b: str) -> None:
    for by, name in (("a", by_a), ("b", by_b)):
        found = common_loss(replace(PLAIN, loss=a), replace(PLAIN, loss=b), task, by=by)
        assert found == CommonLoss(own=not name, name=name)
        assert found.exists


@pytest.mark.parametrize("other", ["auto", "cross_entropy", "mse"])
def test_probabilities_of_each_class_and_shares_of_one_have_no_common_loss(other: str) -> None:
    for a, b in (("bce", other), (other, "bce")):
        found = common_loss(replace(PLAIN, loss=a), replace(PLAIN, loss=b), "multiclass", by="a")
        assert not found.exists


def test_other_class_weights_are_another_loss_and_the_same_ones_are_not() -> None:
    weighted = replace(PLAIN, class_weights="balanced")

    assert common_loss(PLAIN, weighted, "binary", by="b") == CommonLoss(own=False, name="bce")
    assert common_loss(weighted, weighted, "binary", by="b").own
    assert common_loss(PLAIN, weighted, "regression", by="b").own


@pytest.mark.parametrize("data", ["moons", "iris"])
@pytest.mark.parametrize("loss", ["auto", "cross_entropy", "mse"])
def test_measured_losses_are_those_of_scikit_learn(data: str, loss: str) -> None:
    dataset = load(data, n_samples=60)
    trainer = Trainer(dataset, NetworkSettings((6,)), replace(PLAIN, loss=loss, class_weights="balanced"))
    trainer.advance(5)
    names = ("bce", "mse") if dataset.n_classes == 2 else ("cross_entropy", "mse")
    measured = Meter([dataset], names).measure(trainer.network)

    for part, X, y in (("train", dataset.X_train, dataset.y_train), ("test", dataset.X_test, dataset.y_test)):
        z = trainer.network.logits(X.astype(np.float32)).astype(float)
        z = np.hstack([np.zeros_like(z), z]) if z.shape[1] == 1 else z
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        if dataset.n_classes == 2:
            squared = brier_score_loss(y, p[:, 1])
        else:
            squared = np.square(p - np.eye(p.shape[1])[y]).sum(axis=1).mean()
        entropy, square = measured[[0, 2]] if part == "train" else measured[[1, 3]]
        assert entropy == pytest.approx(log_loss(y, p, labels=range(p.shape[1])), rel=1e-5)
        assert square == pytest.approx(squared, rel=1e-5)


@pytest.mark.parametrize("own_data", [False, True])
def test_a_stack_is_measured_as_its_networks_are_alone(*, own_data: bool) -> None:
    datasets = [load("moons", n_samples=60, seed=seed) for seed in ((0, 1) if own_data else (0,))]
    training = replace(PLAIN, loss="mse")
    stack = StackTrainer(datasets, NetworkSettings((6,)), training, [Seeds(0, 0), Seeds(1, 1)])
    stack.advance(3)
    together = Meter(datasets, ("bce",)).measure(stack.network)

    assert together.shape == (2, 2)
    for k, seed in enumerate((0, 1)):
        dataset = datasets[k if own_data else 0]
        alone = Trainer(dataset, NetworkSettings((6,), seed=seed), replace(training, seed=seed))
        alone.advance(3)
        np.testing.assert_allclose(together[:, k], Meter([dataset], ("bce",)).measure(alone.network), rtol=1e-4)


def test_a_part_for_validation_is_measured_after_train_and_test_by_each_loss() -> None:
    dataset = load("moons", n_samples=60, valid_share=0.3)
    trainer = Trainer(dataset, NetworkSettings((6,)), PLAIN)
    trainer.advance(3)
    meter, evaluation = Meter([dataset], ("mse", "bce")), trainer.evaluation
    measured = meter.measure(trainer.network)

    assert meter.n_parts == 3
    own = [evaluation.train_loss, evaluation.test_loss, evaluation.valid_loss]
    np.testing.assert_allclose(measured[3:], own, rtol=1e-5)
