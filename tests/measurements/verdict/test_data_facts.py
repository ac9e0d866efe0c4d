"""What the data alone say."""

import numpy as np
import pytest
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.neighbors import KNeighborsClassifier

from playground.measurements.verdict.data_facts import facts
from playground.network import losses


@pytest.mark.parametrize("loss", ["bce", "cross_entropy", "mse"])
@pytest.mark.parametrize("weights", ["none", "balanced"])
def test_no_constant_answer_has_a_lower_loss_than_the_one_of_chance(make_run, loss: str, weights: str) -> None:
    run = make_run(data={"balance": 0.2}, training={"loss": loss, "class_weights": weights})
    problem = run.trainer.problem
    part, chance = problem.train, facts(problem).chance_loss
    logits = np.linspace(-4.0, 4.0, 401)
    constant = [np.full(part.targets.shape, z) for z in logits]
    if part.targets.shape[1] == 2:
        constant = [np.concatenate([np.zeros_like(z[:, :1]), z[:, 1:]], axis=1) for z in constant]
    lowest = min(float(problem.loss.value(z, part.targets, part.weight)) for z in constant)

    assert chance == pytest.approx(lowest, abs=1e-3)


def test_guessing_a_standardised_target_costs_its_variance(make_run) -> None:
    found = facts(make_run(data={"name": "sine"}).trainer.problem)

    assert found.regression
    assert found.chance_loss == pytest.approx(1.0, abs=1e-5)
    assert found.chance_score == 0.0
    assert found.neighbour_loss == pytest.approx(1.0 - found.neighbour_score)


def test_neighbour_score_is_the_leave_one_out_accuracy_of_five_neighbours(make_run) -> None:
    run = make_run(data={"flipped": 0.1})
    X, y = run.dataset.X_train, run.dataset.y_train
    expected = cross_val_score(KNeighborsClassifier(5), X, y, cv=LeaveOneOut()).mean()

    found = facts(run.trainer.problem)
    assert found.neighbour_score == pytest.approx(expected)
    assert found.n_flipped == 4
    assert found.chance_score == np.bincount(y).max() / len(y)


@pytest.mark.parametrize(("data", "loss"), [({}, "bce"), ({}, "cross_entropy"), ({}, "mse"),
                                            ({"name": "blobs", "n_classes": 4, "noise": 1.0}, "mse")])  # fmt: skip
def test_neighbour_loss_is_that_of_being_as_sure_as_is_right(make_run, data: dict, loss: str) -> None:
    problem = make_run(data=data, training={"loss": loss}).trainer.problem
    found, k = facts(problem), problem.dataset.n_classes
    right = found.neighbour_score
    p = np.full(k, (1.0 - right) / (k - 1))
    p[0] = right
    output = "softmax" if problem.n_outputs == k else "sigmoid"
    truths = np.eye(k)[[0, 1]]
    if isinstance(problem.loss, losses.BinaryCrossEntropy | losses.CrossEntropy):
        terms = -np.log((truths * p).sum(axis=1))
    else:
        terms = np.square(truths - p).sum(axis=1) / (2.0 if output == "sigmoid" else 1.0)

    assert 0.5 < right < 1.0
    assert found.neighbour_loss == pytest.approx(right * terms[0] + (1.0 - right) * terms[1])


def test_a_run_works_its_facts_out_once_and_anew_for_another_loss(make_run) -> None:
    run = make_run()
    first = run.facts
    assert run.facts is first

    other = run.settings.__class__(run.settings.data, run.settings.network,
                                   run.settings.training.__class__(loss="mse"))  # fmt: skip
    run.update(other)
    assert run.facts.chance_loss == pytest.approx(0.25)
    assert first.chance_loss == pytest.approx(np.log(2))
