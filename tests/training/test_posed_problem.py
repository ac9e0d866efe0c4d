"""A trainer on a problem that is posed already."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from datasets import load
from playground.settings.run import NetworkSettings
from playground.training.evaluation import Evaluator, r_squared
from playground.training.problem import Part, Problem, pose
from playground.training.reason import Status
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

SHAPE = NetworkSettings(hidden_layers=(6,))


def without_test_samples(problem: Problem) -> Problem:
    """Return the problem with an empty test part."""
    test = problem.test
    weight = None if test.weight is None else test.weight[:0]
    return replace(problem, test=Part(test.X[:0], test.targets[:0], test.labels[:0], weight))


@pytest.mark.parametrize("name", ["moons", "iris", "sine"])
def test_trainer_takes_data_or_the_problem_they_pose(name: str) -> None:
    dataset = load(name, n_samples=60)
    training = in_mini_batches(loss="cross_entropy", class_weights="balanced", l2=0.5)
    problem = pose(dataset, loss="cross_entropy", class_weights="balanced")
    on_data, on_problem = Trainer(dataset, SHAPE, training), Trainer(problem, SHAPE, training)

    for trainer in (on_data, on_problem):
        trainer.advance(3)

    assert on_problem.dataset is dataset
    assert_array_equal(on_data.network.theta, on_problem.network.theta)
    assert on_data.evaluation == on_problem.evaluation


@pytest.mark.parametrize("name", ["moons", "sine"])
def test_training_needs_no_test_samples(name: str) -> None:
    problem = pose(load(name, n_samples=60))
    watched, alone = (Trainer(posed, SHAPE, in_mini_batches()) for posed in (problem, without_test_samples(problem)))

    assert (watched.advance(4), alone.advance(4)) == (4, 4)

    assert_array_equal(watched.network.theta, alone.network.theta)
    assert alone.evaluation.train_loss == watched.evaluation.train_loss
    assert np.isnan([alone.evaluation.test_loss, alone.evaluation.test_score]).all()


@pytest.mark.parametrize("tested", [True, False])
def test_divergence_is_noticed_with_and_without_test_samples(*, tested: bool) -> None:
    problem = pose(load("sine", n_samples=60))
    training = in_mini_batches(optimiser="sgd", learning_rate=100.0)
    shape = NetworkSettings(hidden_layers=(8, 8), activation="linear")
    trainer = Trainer(problem if tested else without_test_samples(problem), shape, training)

    trainer.advance(50)

    assert trainer.status is Status.DIVERGED
    assert np.isfinite(trainer.evaluation.train_loss)


def test_penalty_is_divided_by_what_the_problem_says() -> None:
    problem = replace(pose(load("moons", n_samples=60)), n_samples=7.5)
    trainer = Trainer(problem, SHAPE, in_mini_batches(l2=2.0))

    w = trainer.network.theta[: trainer.network.n_weights].astype(np.float64)
    assert float(trainer.penalty.value(trainer.network)) == pytest.approx(2.0 / (2 * 7.5) * np.square(w).sum())


def test_score_of_several_targets_is_the_mean_of_their_r_squared() -> None:
    problem = pose(load("sine", n_samples=60))
    parts = [
        replace(samples, targets=np.hstack([samples.targets, 3 * samples.targets + 1]))
        for samples in (problem.train, problem.test)
    ]
    several = replace(problem, train=parts[0], test=parts[1], n_outputs=2)
    trainer = Trainer(several, SHAPE, in_mini_batches())
    trainer.advance(2)

    z, y = trainer.network.logits(parts[1].X), parts[1].targets
    evaluation = Evaluator(trainer.network, several).evaluate()
    assert evaluation.test_score == np.mean([r_squared(z[:, i], y[:, i]) for i in range(2)])
    assert_allclose(evaluation.test_loss, np.square(z - y).sum(axis=1).mean(), rtol=1e-6)
