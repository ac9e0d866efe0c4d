"""What the playground is there to show, at the settings at which it was first seen, in short runs."""

import numpy as np
import pytest

from datasets import load
from playground.network.calls import NOW
from playground.settings.run import NetworkSettings
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

pytestmark = pytest.mark.trains

SEEDS = (0, 1, 2)
DEEP = (16,) * 6


def trainer_on_circles(seed: int, **network: object) -> Trainer:
    return Trainer(
        load("circles", n_samples=400, noise=0.1, seed=seed),
        NetworkSettings(hidden_layers=DEEP, initialisation="xavier", seed=seed, **network),
        in_mini_batches(optimiser="sgd", learning_rate=0.1, batch_size=20, seed=seed),
    )


def trainer_on_moons(seed: int, **training: object) -> Trainer:
    return Trainer(
        load("moons", n_samples=600, test_share=5 / 6, noise=0.3, seed=seed),
        NetworkSettings((64, 64), seed=seed),
        in_mini_batches(seed=seed, **training),
    )


def first_over_last(trainer: Trainer) -> float:
    """Return the RMS gradient of the first layer's weights over that of the last one's, before training."""
    window, *_ = trainer.batches.epoch([np.random.default_rng(0)])
    trainer.steps.backpropagate(window.batches[0], NOW)
    first, *_, last = (np.sqrt(np.square(layer.dW).mean()) for layer in trainer.network.dense_layers)
    return float(first / last)


@pytest.mark.parametrize("seed", SEEDS)
def test_gradient_vanishes_on_its_way_through_sigmoid_layers_only(seed: int) -> None:
    assert first_over_last(trainer_on_circles(seed, activation="sigmoid")) < 1e-3

    for network in (
        {"activation": "tanh"},
        {"activation": "relu"},
        {"activation": "sigmoid", "batch_norm": "before"},
    ):
        assert first_over_last(trainer_on_circles(seed, **network)) > 0.03


@pytest.mark.parametrize("seed", SEEDS)
def test_batch_norm_rescues_deep_sigmoid_networks(seed: int) -> None:
    best = {}
    for batch_norm in ("off", "before"):
        trainer, scores = trainer_on_circles(seed, activation="sigmoid", batch_norm=batch_norm), []
        for _ in range(60):
            trainer.advance(1)
            scores.append(trainer.evaluation.train_score)
        best[batch_norm] = max(scores)

    assert best["off"] < 0.7
    assert best["before"] >= 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_proximal_l1_makes_exact_zeros_and_the_subgradient_only_small_weights(seed: int) -> None:
    l1 = {"optimiser": "sgd", "learning_rate": 0.1, "l1": 0.3}  # λ/n = 0.003
    zeros, small = {}, {}
    for update in ("proximal", "subgradient"):
        trainer = trainer_on_moons(seed, l1_update=update, **l1)
        assert trainer.dataset.n_train == 100
        trainer.advance(400)
        weights = trainer.network.theta[: trainer.network.n_weights]
        zeros[update], small[update] = (weights == 0).mean(), (np.abs(weights) < 1e-3).mean()

    assert zeros["proximal"] > 0.8
    assert zeros["subgradient"] < 0.01
    assert small["subgradient"] > 0.8


@pytest.mark.parametrize("seed", SEEDS)
def test_l2_makes_weights_small_but_not_zero(seed: int) -> None:
    norms = {}
    for l2 in (0.0, 1.0):
        trainer = trainer_on_moons(seed, l2=l2)
        trainer.advance(100)
        weights = trainer.network.theta[: trainer.network.n_weights]
        norms[l2] = np.linalg.norm(weights)
        assert np.count_nonzero(weights == 0) == 0

    assert norms[1.0] < 0.5 * norms[0.0]


def test_gap_between_test_and_training_loss_opens() -> None:
    trainer = trainer_on_moons(0)
    trainer.advance(200)

    assert trainer.evaluation.train_loss < 0.15
    assert trainer.evaluation.test_loss > 1.5 * trainer.stopping.best_loss
    assert trainer.stopping.best_epoch < 100
