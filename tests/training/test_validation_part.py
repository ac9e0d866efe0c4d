"""A part for validation: evaluated beside the others, watched by early stopping, and never trained on."""

from dataclasses import replace

import numpy as np
import pytest

from playground.datasets import Dataset, load
from playground.settings.run import NetworkSettings
from playground.training.evaluation import Evaluator
from playground.training.problem import Problem, pose
from playground.training.reason import RanOutOfPatience
from playground.training.stack_trainer import Seeds, StackTrainer
from playground.training.trainer import Trainer
from tests.training.mini_batches import in_mini_batches

NAMES = ("moons", "spirals", "iris", "sine")
SHAPE = NetworkSettings(hidden_layers=(16, 8))


def data(name: str = "moons", **choices: object) -> Dataset:
    return load(name, **{"n_samples": 120, "valid_share": 0.3, "noise": 0.3, **choices})


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize("class_weights", ["none", "balanced"])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_measured_as_a_test_part_of_the_same_samples_would_be(
    name: str, class_weights: str, *, recorded: bool
) -> None:
    dataset = data(name)
    assert dataset.X_valid is not None
    trainer = Trainer(dataset, SHAPE, in_mini_batches(class_weights=class_weights))
    trainer.advance(3)
    network, problem = trainer.network, trainer.problem
    swapped = replace(dataset, X_test=dataset.X_valid, y_test=dataset.y_valid, X_valid=None, y_valid=None)
    alone = Evaluator(network, pose(swapped, class_weights=class_weights), recorded=recorded).evaluate()
    together = Evaluator(network, problem, recorded=recorded).evaluate()
    without = Evaluator(network, replace(problem, valid=None), recorded=recorded).evaluate()

    assert (together.valid_loss, together.valid_score) == (alone.test_loss, alone.test_score)
    assert replace(together, valid_loss=None, valid_score=None) == without
    if together.valid_labels is not None:
        np.testing.assert_array_equal(together.valid_labels, alone.test_labels)
    assert together.watched_loss == together.valid_loss
    assert without.watched_loss == without.test_loss


def _with_other_answers(problem: Problem) -> Problem:
    """Return the problem with every test label turned into the other class."""
    test = problem.test
    return replace(problem, test=replace(test, targets=1 - test.targets, labels=1 - test.labels))


def test_early_stopping_does_not_look_at_the_test_labels() -> None:
    settings = in_mini_batches(early_stopping="stop", patience=5, learning_rate=0.05, max_epochs=400)
    problem = pose(data(n_samples=200))
    trainer, other = Trainer(problem, SHAPE, settings), Trainer(_with_other_answers(problem), SHAPE, settings)
    trainer.advance(400)
    other.advance(400)

    assert isinstance(trainer.reason, RanOutOfPatience)
    assert trainer.reason.watched == "valid"
    assert trainer.reason == other.reason
    assert trainer.epoch == other.epoch < 400
    np.testing.assert_array_equal(trainer.network.theta, other.network.theta)
    assert trainer.evaluation.test_loss != other.evaluation.test_loss
    assert trainer.stopping.best_epoch == 1 + int(np.argmin(trainer.watched_losses))


def test_without_it_early_stopping_watches_the_test_loss() -> None:
    settings = in_mini_batches(early_stopping="stop", patience=3, learning_rate=0.05)
    problem = pose(data(n_samples=200, valid_share=0.0))
    trainer, other = Trainer(problem, SHAPE, settings), Trainer(_with_other_answers(problem), SHAPE, settings)
    trainer.advance(100)
    other.advance(100)

    assert isinstance(trainer.reason, RanOutOfPatience)
    assert trainer.reason.watched == "test"
    assert trainer.stopping.best_epoch != other.stopping.best_epoch


def test_what_it_holds_changes_no_weight() -> None:
    dataset = data()
    assert dataset.X_valid is not None
    moved = replace(dataset, X_valid=dataset.X_valid + 5.0)
    one, other = (Trainer(some, SHAPE, in_mini_batches()) for some in (dataset, moved))
    one.advance(5)
    other.advance(5)

    np.testing.assert_array_equal(one.network.theta, other.network.theta)
    assert one.evaluation.valid_loss != other.evaluation.valid_loss


@pytest.mark.parametrize("name", ["moons", "sine"])
def test_a_stack_measures_it_as_single_trainers_do(name: str) -> None:
    dataset, settings = data(name), in_mini_batches()
    stack = StackTrainer([dataset], SHAPE, settings, [Seeds(0, 0), Seeds(1, 1)])
    stack.advance(4)
    assert stack.evaluation.valid_loss is not None
    assert stack.evaluation.valid_score is not None
    for k in range(2):
        trainer = Trainer(dataset, replace(SHAPE, seed=k), replace(settings, seed=k))
        trainer.advance(4)
        assert trainer.evaluation.valid_loss == pytest.approx(stack.evaluation.valid_loss[k], rel=1e-4)
        assert trainer.evaluation.valid_score == pytest.approx(stack.evaluation.valid_score[k], rel=1e-4)
    assert stack.evaluation.rows().shape == (7, 2)
