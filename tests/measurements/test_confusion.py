"""Confusion matrices agree with scikit-learn's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from playground.measurements.confusion import confusion
from playground.network.outputs import predicted_labels


@pytest.mark.long
@given(data=st.data(), k=st.integers(2, 10), n=st.integers(1, 40))
def test_counts_precision_and_recall_are_those_of_scikit_learn(data: st.DataObject, k: int, n: int) -> None:
    labels = st.lists(st.integers(0, k - 1), min_size=n, max_size=n).map(np.array)
    true, predicted = data.draw(labels), data.draw(labels)
    got, names = confusion(true, predicted, k), range(k)

    counts = confusion_matrix(true, predicted, labels=names)
    np.testing.assert_array_equal(got.counts, counts)
    precision, recall, _, support = precision_recall_fscore_support(true, predicted, labels=names, zero_division=np.nan)
    np.testing.assert_allclose(got.precision, precision)
    np.testing.assert_allclose(got.recall, recall)
    assert got.accuracy == pytest.approx(accuracy_score(true, predicted))
    np.testing.assert_allclose(got.shares[support > 0], (counts.T / support.clip(1)).T[support > 0])
    assert np.isnan(got.shares[support == 0]).all()


@pytest.mark.parametrize(("name", "k"), [("moons", 2), ("iris", 3), ("digits", 10)])
def test_a_run_has_one_for_training_with_its_flips_and_one_for_test(make_run, name: str, k: int) -> None:
    run = make_run(data={"name": name, "n_samples": 120, "flipped": 0.2}, epochs=5)
    network, dataset, evaluation = run.trainer.network, run.dataset, run.trainer.evaluation
    train, test = run.confusions()

    for got, X, y in ((train, dataset.X_train, dataset.y_train), (test, dataset.X_test, dataset.y_test)):
        predicted = predicted_labels(network.logits(X.astype(np.float32)))
        np.testing.assert_array_equal(got.counts, confusion_matrix(y, predicted, labels=range(k)))
    assert (train.accuracy, test.accuracy) == pytest.approx((evaluation.train_score, evaluation.test_score))


def test_regression_has_none(make_run) -> None:
    assert make_run(data={"name": "sine"}, epochs=1).confusions() is None
