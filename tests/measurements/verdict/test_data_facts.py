"""What the data alone say."""

from dataclasses import replace

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import LeaveOneOut, cross_val_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

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


@pytest.mark.parametrize(("n_samples", "k"), [(40, 1), (80, 3), (400, 5)])
def test_of_classes_with_few_samples_fewer_neighbours_are_asked(make_run, n_samples: int, k: int) -> None:
    run = make_run(data={"name": "digits", "n_samples": n_samples}, training={"loss": "cross_entropy"})
    X, y = run.dataset.X_train, run.dataset.y_train
    expected = cross_val_score(KNeighborsClassifier(k), X, y, cv=LeaveOneOut()).mean()

    assert facts(run.trainer.problem).neighbour_score == pytest.approx(expected)
    assert expected > 0.35  # five neighbours of two a class know no more than a guess


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


@pytest.mark.parametrize("moved", [{"test_turn": 45.0}, {"test_shift": 0.7}])
def test_moved_score_is_what_five_neighbours_know_of_the_test_data(make_run, moved: dict) -> None:
    run = make_run(data={"n_samples": 400, **moved})
    data, found = run.dataset, facts(run.trainer.problem)
    expected = KNeighborsClassifier(5).fit(data.X_train, data.y_train).score(data.X_test, data.y_test)

    assert found.moved_score == pytest.approx(expected)
    assert found.test_is_elsewhere


def test_moved_score_of_a_curve_is_the_r_squared_of_five_neighbours(make_run) -> None:
    run = make_run(data={"name": "sine", "test_shift": 0.7})
    data = run.dataset
    expected = KNeighborsRegressor(5).fit(data.X_train, data.y_train).score(data.X_test, data.y_test)

    assert facts(run.trainer.problem).moved_score == pytest.approx(expected)


def test_moved_score_is_balanced_with_a_weighted_loss(make_run) -> None:
    run = make_run(data={"balance": 0.2, "test_turn": 45.0}, training={"class_weights": "balanced"})
    data = run.dataset
    model = KNeighborsClassifier(5, weights=None).fit(data.X_train, data.y_train)
    votes = model.predict_proba(data.X_test) / np.bincount(data.y_train)
    expected = balanced_accuracy_score(data.y_test, votes.argmax(axis=1))

    assert facts(run.trainer.problem).moved_score == pytest.approx(expected)


def test_test_data_as_they_were_drawn_are_not_elsewhere(make_run) -> None:
    found = facts(make_run().trainer.problem)

    assert np.isnan(found.moved_score)
    assert not found.test_is_elsewhere
    assert not replace(found, moved_score=found.neighbour_score - 0.04).test_is_elsewhere


def test_a_run_works_its_facts_out_once_and_anew_for_another_loss(make_run) -> None:
    run = make_run()
    first = run.facts
    assert run.facts is first

    other = run.settings.__class__(run.settings.data, run.settings.network,
                                   run.settings.training.__class__(loss="mse"))  # fmt: skip
    run.update(other)
    assert run.facts.chance_loss == pytest.approx(0.25)
    assert first.chance_loss == pytest.approx(np.log(2))
