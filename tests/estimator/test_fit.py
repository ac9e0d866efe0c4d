"""What fitting gives: the trainer's numbers, the attributes scikit-learn's users expect, clear errors."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import log_loss, r2_score

from datasets import load
from playground.estimator import MLPClassifier, MLPRegressor
from playground.estimator.base import MLP
from playground.network.activations import ACTIVATIONS
from playground.settings.run import NetworkSettings
from playground.training.trainer import Trainer
from tests.estimator.conftest import SMALL
from tests.training.mini_batches import in_mini_batches


def test_history_is_that_of_the_trainer_bit_for_bit(iris) -> None:
    X, y, X_test, y_test = iris
    seen: list[tuple[float, ...]] = []

    def see(trainer: Trainer) -> None:
        evaluation = trainer.evaluation
        penalty = float(trainer.penalty.value(trainer.network))
        seen.append(
            (evaluation.train_loss, evaluation.train_score, penalty, evaluation.test_loss, evaluation.test_score)
        )

    training = in_mini_batches(l2=0.5, dropout=0.2, seed=7)
    trainer = Trainer(load("iris", n_samples=150), NetworkSettings((6, 5), seed=3), training, observe=see)
    trainer.advance(4)

    model = MLPClassifier(**SMALL | {"random_state": (3, 7)}, l2=0.5, dropout=0.2)
    history = model.fit(X, y, validation_data=(X_test, y_test)).history_

    names = ("train_loss", "train_score", "penalty", "validation_loss", "validation_score")
    assert list(zip(*(history[name].tolist() for name in names), strict=True)) == seen
    assert_array_equal(history["epoch"], range(5))
    assert model.n_iter_ == 4
    assert model.loss_ == trainer.evaluation.train_loss


def test_samples_to_validate_on_change_nothing_in_training(moons) -> None:
    X, y, X_test, y_test = moons
    alone, watched = MLPClassifier(**SMALL).fit(X, y), MLPClassifier(**SMALL)
    watched.fit(X, y, validation_data=(X_test, y_test))

    for one, other in zip(alone.coefs_, watched.coefs_, strict=True):
        assert_array_equal(one, other)
    assert_array_equal(alone.history_["train_loss"], watched.history_["train_loss"])
    assert set(watched.history_) - set(alone.history_) == {"validation_loss", "validation_score"}


@pytest.mark.parametrize("loss", ["auto", "bce", "cross_entropy", "mse"])
@pytest.mark.parametrize("name", ["moons", "iris"])
def test_classes_and_probabilities_agree_with_the_history(name: str, loss: str, request: pytest.FixtureRequest) -> None:
    X, y, X_test, y_test = request.getfixturevalue(name)
    labels = np.array(["ash", "beech", "cedar"])
    model = MLPClassifier(**SMALL, loss=loss).fit(X, labels[y], validation_data=(X_test, labels[y_test]))
    p = model.predict_proba(X_test)

    assert_array_equal(model.classes_, labels[: y.max() + 1])
    assert p.shape == (len(X_test), len(model.classes_))
    assert_allclose(p.sum(axis=1), 1.0, rtol=1e-6)
    assert_array_equal(model.predict(X_test), model.classes_[p.argmax(axis=1)])
    assert model.score(X_test, labels[y_test]) == model.history_["validation_score"][-1]
    if loss == "auto":
        assert model.history_["validation_loss"][-1] == pytest.approx(log_loss(y_test, p), rel=1e-5)


@pytest.mark.trains
def test_several_targets_are_learned_together_each_with_its_own_r_squared(sine) -> None:
    X, y, X_test, y_test = sine
    Y, Y_test = np.column_stack([y, 2.0 - y]), np.column_stack([y_test, 2.0 - y_test])
    model = MLPRegressor(max_epochs=100, random_state=0).fit(X, Y, validation_data=(X_test, Y_test))
    predicted = model.predict(X_test)

    assert predicted.shape == Y_test.shape
    assert model.n_outputs_ == 2
    assert model.score(X_test, Y_test) > 0.3
    assert model.history_["validation_score"][-1] == pytest.approx(r2_score(Y_test, predicted), abs=1e-5)
    squared = np.square(predicted - Y_test).sum(axis=1).mean()
    assert model.history_["validation_loss"][-1] == pytest.approx(squared, rel=1e-5)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_every_activation_can_be_chosen_and_learns(moons, sine, activation: str) -> None:
    X, y, *_ = moons
    classifier = MLPClassifier((8,), activation=activation, max_epochs=60, random_state=0).fit(X, y)
    X, y, *_ = sine
    regressor = MLPRegressor((8,), activation=activation, max_epochs=60, random_state=0).fit(X, y)

    for model in (classifier, regressor):
        assert model.get_params()["activation"] == activation
        assert model.history_["train_loss"][-1] < model.history_["train_loss"][0]


@pytest.mark.parametrize("estimator", [MLPClassifier, MLPRegressor])
@pytest.mark.parametrize("where", ["off", "before", "after"])
def test_weights_biases_and_normalisations_are_all_there_is_to_the_network(estimator: type[MLP], where: str) -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(60, 3)), rng.integers(0, 2, 60)
    model = estimator(**SMALL, activation="tanh", batch_norm=where).fit(X, y)
    assert [W.shape for W in model.coefs_] == [(3, 6), (6, 5), (5, 1)]
    assert [b.shape for b in model.intercepts_] == [(6,), (5,), (1,)]
    assert len(model.normalisations_) == (0 if where == "off" else 2)

    a = X
    for layer, (W, b) in enumerate(zip(model.coefs_, model.intercepts_, strict=True)):
        z = a @ W + b
        if layer == 2:
            break
        scale, shift = model.normalisations_[layer] if model.normalisations_ else (1.0, 0.0)
        a = np.tanh(scale * z + shift) if where == "before" else scale * np.tanh(z) + shift
    if estimator is MLPRegressor:
        assert_allclose(model.predict(X), z[:, 0])
    else:
        assert_allclose(model.predict_proba(X)[:, 1], 1 / (1 + np.exp(-z[:, 0])))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_network_computes_in_the_type_of_its_inputs(moons, dtype: type[np.floating]) -> None:
    X, y = moons[0].astype(dtype), moons[1]

    model = MLPClassifier(**SMALL).fit(X, y)

    assert {array.dtype for array in (*model.coefs_, *model.intercepts_, model.predict_proba(X))} == {np.dtype(dtype)}


def test_no_epoch_leaves_the_first_weights(moons) -> None:
    model = MLPClassifier(**SMALL | {"max_epochs": 0}).fit(*moons[:2])

    assert (model.n_iter_, len(model.history_["train_loss"])) == (0, 1)


def test_early_stopping_ends_after_so_many_epochs_without_a_lower_validation_loss(moons) -> None:
    X, y, X_test, y_test = moons
    model = MLPClassifier((64, 64), batch_size=16, max_epochs=300, early_stopping=True, patience=7, random_state=0)
    model.fit(X, y, validation_data=(X_test, y_test))

    assert model.n_iter_ < 300
    assert model.n_iter_ == 1 + model.history_["validation_loss"][1:].argmin() + 7


@pytest.mark.parametrize(("early", "fraction", "share"), [(True, None, 0.1), (False, 0.25, 0.25), (True, 0.25, 0.25)])
def test_validation_samples_are_set_aside_in_the_proportion_of_the_classes(
    iris, *, early: bool, fraction: float | None, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainers: list[Trainer] = []
    monkeypatch.setattr(MLP, "_keep", lambda self, trainer, record, chunks: trainers.append(trainer))

    MLPClassifier(**SMALL, early_stopping=early, validation_fraction=fraction).fit(*iris[:2])

    (trainer,) = trainers
    n = len(iris[0])
    assert trainer.dataset.n_test == np.ceil(share * n)
    assert trainer.dataset.n_train + trainer.dataset.n_test == n
    assert_allclose(np.bincount(trainer.dataset.y_test), trainer.dataset.n_test / 3, atol=1)


def test_nothing_is_set_aside_unless_asked_for(moons) -> None:
    assert "validation_loss" not in MLPClassifier(**SMALL).fit(*moons[:2]).history_


def test_random_state_is_both_seeds_a_pair_or_what_draws_them(moons) -> None:
    X, y = moons[:2]

    def first_weights(random_state: object, epochs: int = 0) -> bytes:
        model = MLPClassifier(**SMALL | {"random_state": random_state, "max_epochs": epochs})
        return model.fit(X, y).coefs_[0].tobytes()

    assert first_weights(5, 3) == first_weights((5, 5), 3) == first_weights(np.int64(5), 3)
    assert first_weights((5, 0)) == first_weights((5, 1)) != first_weights((6, 1))
    assert first_weights((5, 0), 3) != first_weights((5, 1), 3)
    assert first_weights(np.random.RandomState(1), 3) == first_weights(np.random.RandomState(1), 3)
    assert first_weights(None) != first_weights(None)


def test_divergence_is_warned_of_and_the_last_finite_state_kept(sine) -> None:
    model = MLPRegressor((8, 8), "linear", optimizer="sgd", learning_rate=100.0, max_epochs=5, random_state=0)

    with pytest.warns(ConvergenceWarning, match="Training diverged: .* Try a learning rate below 100"):
        model.fit(*sine[:2])

    assert model.n_iter_ < 5
    assert np.isfinite(model.predict(sine[2])).all()
