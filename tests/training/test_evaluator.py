"""One pass over both parts gives bit for bit what each part alone gives, and replayed what going through gives."""

from __future__ import annotations

from dataclasses import astuple
from typing import Any

import numpy as np
import pytest

from playground.network.flat_units import flat_counts
from playground.network.outputs import predicted_labels
from playground.training.evaluation import Evaluator, r_squared
from playground.training.trainer import Trainer

# Both parts in one block, in a block each, and in several; sizes of all remainders that kernels treat apart.
SIZES = [20, 83, 180, 401, 496, 512, 777, 1000, 1100, 2100]
VARIANTS: list[dict[str, Any]] = [
    {"name": "moons"},
    {"name": "moons", "loss": "mse", "network": {"activation": "tanh", "batch_norm": "before"}, "dropout": 0.5},
    {"name": "spirals", "loss": "cross_entropy", "network": {"activation": "gelu", "batch_norm": "after"}},
    {"name": "blobs", "data": {"n_classes": 5, "balance": 0.3}, "class_weights": "balanced", "l1": 0.5},
    {"name": "blobs", "data": {"n_classes": 3}, "loss": "mse", "network": {"hidden_layers": (33, 5)}},
    {"name": "blobs", "data": {"n_classes": 3}, "loss": "bce", "network": {"hidden_layers": ()}},
    {"name": "sine", "network": {"activation": "silu", "hidden_layers": (64,)}},
]


def bits(evaluator: Evaluator) -> list[bytes]:
    """Return the evaluation, number by number."""
    return [np.asarray(value).tobytes() for value in astuple(evaluator.evaluate()) if value is not None]


def alone(trainer: Trainer) -> list[float]:
    """Return losses and scores, worked out from the logits of one part after the other."""
    problem, losses, scores = trainer.problem, [], []
    for part in (problem.train, problem.test):
        z = trainer.network.logits(part.X)
        losses.append(float(problem.loss.value(z, part.targets, part.weight)))
        if problem.dataset.task == "regression":
            scores.append(r_squared(z[:, 0], part.targets[:, 0]))
        else:
            scores.append(float(np.count_nonzero(predicted_labels(z) == part.labels)) / len(part.labels))
    return [*losses, *scores]


@pytest.mark.trains
@pytest.mark.parametrize("variant", VARIANTS, ids=str)
@pytest.mark.parametrize("n_samples", SIZES)
def test_an_evaluation_has_the_digits_of_each_part_alone(make_trainer, variant: dict, n_samples: int) -> None:
    trainer = make_trainer(**variant | {"data": {**variant.get("data", {}), "n_samples": n_samples}})
    trainer.advance(2)

    assert list(astuple(trainer.evaluation)[:4]) == alone(trainer)


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_replayed_evaluations_equal_those_through_the_layers_bit_for_bit(make_trainer, variant: dict) -> None:
    trainer = make_trainer(**variant)
    replayed = Evaluator(trainer.network, trainer.problem)
    plain = Evaluator(trainer.network, trainer.problem, recorded=False)
    for evaluator in (replayed, plain):
        evaluator.count_units()
    seen = set()

    for _ in range(4):
        trainer.advance(1)
        assert bits(replayed) == bits(plain)
        seen.add(bits(replayed)[0])
    assert len(seen) == 4


def test_an_evaluation_is_not_overwritten_by_the_next(make_trainer) -> None:
    trainer = make_trainer()
    trainer.evaluator.count_units()
    trainer.advance(1)
    kept = trainer.evaluation
    before = [np.array(value) for value in astuple(kept)]
    trainer.advance(20)

    for value, then in zip(astuple(kept), before, strict=True):
        np.testing.assert_array_equal(value, then)
    assert kept != trainer.evaluation


@pytest.mark.parametrize("n_samples", SIZES)
@pytest.mark.parametrize("activation", ["relu", "softmax", "gelu"])
def test_units_are_counted_over_the_training_samples_alone(make_trainer, activation: str, n_samples: int) -> None:
    network = {"activation": activation, "initial_scale": 3.0}
    trainer = make_trainer(data={"n_samples": n_samples}, network=network)
    assert trainer.evaluation.flat_counts is None

    trainer.evaluator.count_units()
    trainer.advance(1)

    counts = flat_counts(trainer.network, trainer.problem.train.X)
    np.testing.assert_array_equal(trainer.evaluation.flat_counts, counts)
    assert counts.any()
