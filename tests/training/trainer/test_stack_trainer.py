"""A stack trains its networks as trainers train them one by one, and one that diverges spoils no other."""

import pickle
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from datasets import load
from playground.optimisation.records import OPTIMISERS
from playground.settings.run import NetworkSettings
from playground.training.stack_trainer import Seeds, StackTrainer
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

SEEDS = [Seeds(weights=3, order=5), Seeds(weights=4, order=5), Seeds(weights=3, order=6)]
EPOCHS = 4
VARIANTS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "plain": ({}, {}, {}),
    "regularised": ({}, {"batch_norm": "before"}, {"dropout": 0.4, "l1": 0.3, "l2": 0.5}),
    "softmax": ({"name": "iris"}, {"batch_norm": "after"}, {"optimiser": "rmsprop", "class_weights": "balanced"}),
    "one feature": ({"name": "sine"}, {"activation": "tanh"}, {"optimiser": "momentum", "batch_size": 7}),
    "brier": ({"name": "blobs", "n_classes": 3}, {}, {"loss": "mse", "optimiser": "sgd", "learning_rate": 0.5}),
    "linear": ({"balance": 0.8, "flipped": 0.2}, {"hidden_layers": ()}, {"class_weights": "balanced"}),
    "elu": ({}, {"activation": "elu"}, {"l2": 0.5}),
    "gelu": ({"name": "sine"}, {"activation": "gelu", "batch_norm": "before"}, {"dropout": 0.4}),
    "silu": ({"name": "blobs", "n_classes": 3}, {"activation": "silu", "batch_norm": "after"}, {}),
    "adamw, steps": (
        {},
        {},
        {"optimiser": "adamw", "l2": 3.0, "l1": 0.2, "schedule": "step", "schedule_epochs": 2},
    ),
    "cosine": ({}, {}, {"optimiser": "momentum", "l2": 0.5, "schedule": "cosine", "schedule_epochs": 3}),
    "plateau": ({}, {}, {"optimiser": "rmsprop", "l1": 0.2, "schedule": "plateau", "schedule_epochs": 1}),
    "several windows": ({"n_samples": 300}, {}, {"batch_size": 2, "dropout": 0.2}),
}


def pair(variant: str, *, own_data: bool, dtype: type[np.floating]) -> tuple[StackTrainer, list[Trainer]]:
    """Return a stack, and its networks as trainers of their own."""
    data, network, learn = VARIANTS[variant]
    arguments = {"name": "moons", "n_samples": 80, **data}
    datasets = [load(**arguments, seed=k) for k in range(len(SEEDS) if own_data else 1)]
    shape = NetworkSettings(**{"hidden_layers": (8, 6), **network})
    training = in_mini_batches(**learn)
    stack = StackTrainer(datasets, shape, training, SEEDS, dtype=dtype)
    alone = [
        Trainer(
            datasets[k if own_data else 0], replace(shape, seed=s.weights), replace(training, seed=s.order), dtype=dtype
        )
        for k, s in enumerate(SEEDS)
    ]
    return stack, alone


@pytest.mark.parametrize("own_data", [False, True], ids=["one draw", "own draws"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_stack_starts_and_goes_on_as_its_networks_do_alone(variant: str, *, own_data: bool) -> None:
    stack, alone = pair(variant, own_data=own_data, dtype=np.float64)
    for k, trainer in enumerate(alone):
        np.testing.assert_array_equal(stack.network.theta[k], trainer.network.theta)

    for _ in range(EPOCHS):
        stack.advance(1)
        for k, trainer in enumerate(alone):
            trainer.advance(1)
            np.testing.assert_allclose(stack.network.theta[k], trainer.network.theta, rtol=1e-9, atol=1e-11)
            for name in ("train_loss", "test_loss", "train_score", "test_score"):
                expected = getattr(trainer.evaluation, name)
                assert getattr(stack.evaluation, name)[k] == pytest.approx(expected, rel=1e-9, abs=1e-11), name
            weights = trainer.network.theta[: trainer.network.n_weights]
            assert stack.evaluation.zeros[k] == (weights == 0.0).mean()
    for k, trainer in enumerate(alone):
        assert stack._orders[k].bit_generator.state == trainer.order_rng.bit_generator.state
        assert stack._dropouts[k].bit_generator.state == trainer.dropout_rng.bit_generator.state


@pytest.mark.parametrize("variant", VARIANTS)
def test_in_single_precision_they_agree_up_to_rounding(variant: str) -> None:
    stack, alone = pair(variant, own_data=True, dtype=np.float32)
    stack.advance(2)
    for k, trainer in enumerate(alone):
        trainer.advance(2)
        assert stack.evaluation.train_loss[k] == pytest.approx(trainer.evaluation.train_loss, rel=1e-3)
        assert stack.evaluation.test_loss[k] == pytest.approx(trainer.evaluation.test_loss, rel=1e-3)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_restored_state_goes_on_bit_for_bit_in_another_stack(variant: str) -> None:
    whole, _ = pair(variant, own_data=True, dtype=np.float32)
    first, _ = pair(variant, own_data=True, dtype=np.float32)
    second, _ = pair(variant, own_data=True, dtype=np.float32)
    whole.advance(5)

    first.advance(2)
    second.restore(pickle.loads(pickle.dumps(first.state())))
    np.testing.assert_array_equal(second.evaluation.rows(), first.evaluation.rows())
    second.advance(3)

    assert second.epoch == whole.epoch == 5
    assert second.network.theta.tobytes() == whole.network.theta.tobytes()
    np.testing.assert_array_equal(second.evaluation.rows(), whole.evaluation.rows())


@pytest.mark.parametrize("optimiser", OPTIMISERS)
def test_each_network_of_a_stack_has_plateaus_of_its_own(optimiser: str) -> None:
    dataset, shape = load("moons", n_samples=80), NetworkSettings(hidden_layers=(8, 6))
    training = in_mini_batches(
        optimiser=optimiser, learning_rate=0.3, l1=0.2, l2=2.0, schedule="plateau", schedule_epochs=1,
        schedule_factor=0.7,
    )  # fmt: skip
    stack = StackTrainer([dataset], shape, training, SEEDS, dtype=np.float64)
    alone = [
        Trainer(dataset, replace(shape, seed=s.weights), replace(training, seed=s.order), dtype=np.float64)
        for s in SEEDS
    ]
    rates = []
    for _ in range(12):
        stack.advance(1)
        for trainer in alone:
            trainer.advance(1)
        assert np.ravel(stack.optimiser.learning_rate).tolist() == [trainer.learning_rate for trainer in alone]
        rates.append([trainer.learning_rate for trainer in alone])

    assert any(len(set(row)) > 1 for row in rates)
    for k, trainer in enumerate(alone):
        np.testing.assert_allclose(stack.network.theta[k], trainer.network.theta, rtol=1e-6, atol=1e-8)


def test_a_network_that_diverges_is_frozen_and_the_others_go_on_as_without_it() -> None:
    healthy, sick = (pair("plain", own_data=False, dtype=np.float32)[0] for _ in range(2))
    for stack in (healthy, sick):
        stack.advance(2)
    kept = sick.network.theta[1].copy()
    sick.network.theta[1, 0] = np.inf
    for stack in (healthy, sick):
        stack.advance(3)

    assert sick.diverged_at.tolist() == [0, 3, 0]
    np.testing.assert_array_equal(sick.network.theta[1], kept)
    np.testing.assert_array_equal(np.isnan(sick.evaluation.rows()), np.array([[False, True, False]] * 5))
    others = [0, 2]
    np.testing.assert_array_equal(sick.network.theta[others], healthy.network.theta[others])
    np.testing.assert_array_equal(sick.evaluation.rows()[:, others], healthy.evaluation.rows()[:, others])


def test_divergence_is_noticed_in_the_epoch_in_which_a_trainer_notices_it() -> None:
    dataset, shape = load("sine", n_samples=80), NetworkSettings(hidden_layers=(8,), activation="linear")
    training = in_mini_batches(optimiser="sgd", learning_rate=3.0)
    trainer = Trainer(dataset, shape, training)
    trainer.advance(50)
    assert trainer.status.value == "diverged"

    stack = StackTrainer([dataset], shape, training, [Seeds(0, 0), Seeds(0, 0)])
    stack.advance(50)

    assert stack.diverged_at.tolist() == [trainer.epoch + 1] * 2
    assert np.isfinite(stack.network.theta).all()
    assert np.isnan(stack.evaluation.test_loss).all()


def test_observe_sees_the_trainer_after_every_epoch() -> None:
    stack, _ = pair("plain", own_data=False, dtype=np.float32)
    seen: list[int] = []
    stack.advance(3, observe=lambda trainer: seen.append(trainer.epoch))

    assert seen == [1, 2, 3]


def test_data_that_cannot_stand_side_by_side_are_refused() -> None:
    shape, training = NetworkSettings(hidden_layers=(2,)), in_mini_batches()
    with pytest.raises(ValueError, match="3 networks need 1 data set or 3, got 2"):
        StackTrainer([load("moons"), load("moons")], shape, training, SEEDS)
    with pytest.raises(ValueError, match=r"must agree in task, samples, features and classes.*several stacks"):
        StackTrainer([load("moons"), load("moons", n_samples=100)], shape, training, SEEDS[:2])
