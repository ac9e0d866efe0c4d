import numpy as np
import pytest
from sklearn.exceptions import UndefinedMetricWarning
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error, r2_score

from playground.network.outputs import class_probabilities, predicted_labels
from playground.training.evaluation import Evaluator, r_squared

HARD_TO_EVALUATE = {"network": {"batch_norm": "before"}, "dropout": 0.5, "l1": 3.0, "l2": 3.0}


@pytest.mark.parametrize("name", ["moons", "iris"])
def test_classification_is_judged_like_scikit_learn_does_in_inference_on_all_samples(make_trainer, name: str) -> None:
    trainer = make_trainer(name, dtype=np.float64, **HARD_TO_EVALUATE)
    trainer.advance(3)
    dataset, loss, got = trainer.dataset, trainer.problem.loss, trainer.evaluation
    train, test = trainer.network.logits(dataset.X_train), trainer.network.logits(dataset.X_test)

    assert got.train_loss == pytest.approx(log_loss(dataset.y_train, class_probabilities(loss, train)))
    assert got.test_loss == pytest.approx(log_loss(dataset.y_test, class_probabilities(loss, test)))
    assert got.train_score == accuracy_score(dataset.y_train, predicted_labels(train))
    assert got.test_score == accuracy_score(dataset.y_test, predicted_labels(test))
    assert trainer.penalty.value(trainer.network) > 0.01


def test_regression_is_judged_like_scikit_learn_does(make_trainer) -> None:
    trainer = make_trainer("sine", dtype=np.float64, **HARD_TO_EVALUATE)
    trainer.advance(3)
    dataset, got = trainer.dataset, trainer.evaluation
    train, test = trainer.network.logits(dataset.X_train), trainer.network.logits(dataset.X_test)

    assert got.train_loss == pytest.approx(mean_squared_error(dataset.y_train, train))
    assert got.test_loss == pytest.approx(mean_squared_error(dataset.y_test, test))
    assert got.train_score == pytest.approx(r2_score(dataset.y_train, train))
    assert got.test_score == pytest.approx(r2_score(dataset.y_test, test))


def test_class_weights_weigh_the_loss_but_not_the_score(make_trainer) -> None:
    trainer = make_trainer(data={"balance": 0.2}, class_weights="balanced", dtype=np.float64)
    trainer.advance(3)
    dataset, part = trainer.dataset, trainer.problem.train
    z = trainer.network.logits(dataset.X_train)

    expected = log_loss(dataset.y_train, class_probabilities(trainer.problem.loss, z), sample_weight=part.weight[:, 0])
    assert trainer.evaluation.train_loss == pytest.approx(expected)
    assert trainer.evaluation.train_score == accuracy_score(dataset.y_train, predicted_labels(z))


def test_evaluating_changes_nothing_and_gives_the_same_numbers_again(make_trainer) -> None:
    trainer = make_trainer(**HARD_TO_EVALUATE)
    trainer.advance(2)
    before = [trainer.network.theta.tobytes(), trainer.network.statistics.tobytes()]

    assert Evaluator(trainer.network, trainer.problem).evaluate() == trainer.evaluation
    assert [trainer.network.theta.tobytes(), trainer.network.statistics.tobytes()] == before


def test_single_logit_speaks_for_class_one_when_positive_and_several_for_the_largest() -> None:
    np.testing.assert_array_equal(predicted_labels(np.array([[-1.0], [0.0], [2.0]])), [0, 0, 1])
    np.testing.assert_array_equal(predicted_labels(np.array([[[3.0, 1, 2], [0, 1, 5]]])), [[0, 2]])


def test_r_squared_of_the_mean_is_zero_and_of_the_truth_one() -> None:
    y = np.array([[1.0], [2.0], [6.0]])

    assert r_squared(y, y) == 1.0
    assert r_squared(np.full_like(y, 3.0), y) == pytest.approx(0.0)
    assert r_squared(-y, y) < 0


def test_r_squared_of_equal_targets_is_one_where_met_and_else_zero_as_scikit_learn_has_it() -> None:
    y = np.full((3, 1), 2.0)

    assert r_squared(y, y) == 1.0
    assert r_squared(y + 1, y) == r2_score(y, y + 1) == 0.0


@pytest.mark.parametrize("value", [0.1, 1 / 3, 1e6 + 0.1])
def test_r_squared_of_equal_targets_does_not_hang_on_what_their_mean_rounds_to(value: float) -> None:
    y = np.full(7, value, np.float32)

    assert r_squared(y + 1, y) == 0.0


def test_r_squared_of_one_sample_is_undefined_as_scikit_learn_has_it() -> None:
    with pytest.warns(UndefinedMetricWarning):
        theirs = r2_score([1.0], [2.0])

    assert np.isnan([theirs, r_squared(np.array([2.0]), np.array([1.0]))]).all()
