"""Whole training runs in float64 against scikit-learn's networks, from the same first weights."""

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier, MLPRegressor

from playground.network.outputs import class_probabilities

pytestmark = pytest.mark.trains

N_EPOCHS, L2 = 30, 0.8


def peer(kind: type[MLPClassifier] | type[MLPRegressor], trainer, **options: object):
    """Return scikit-learn's network with the trainer's weights, ready for steps on all samples at once."""
    dataset, n = trainer.dataset, trainer.dataset.n_train
    model = kind(
        hidden_layer_sizes=trainer.shape.hidden_layers, activation="tanh", alpha=L2, batch_size=n,
        learning_rate_init=trainer.training.learning_rate, shuffle=False, random_state=0, **options,
    )  # fmt: skip
    first = {"classes": np.arange(dataset.n_classes)} if dataset.n_classes else {}
    model.partial_fit(dataset.X_train, dataset.y_train, **first)
    del model._optimizer  # it has taken a step on other weights
    model.coefs_ = [layer.W.copy() for layer in trainer.network.dense_layers]
    model.intercepts_ = [layer.b[0].copy() for layer in trainer.network.dense_layers]
    return model


SOLVERS = {
    "adam": {"solver": "adam"},
    "momentum": {"solver": "sgd", "momentum": 0.9, "nesterovs_momentum": False},
    "sgd": {"solver": "sgd", "momentum": 0.0, "nesterovs_momentum": False},
}


@pytest.mark.parametrize("rule", SOLVERS)
@pytest.mark.parametrize("name", ["moons", "iris"])
def test_classifier_trains_like_scikit_learn(make_trainer, name: str, rule: str) -> None:
    trainer = make_trainer(
        name, network={"activation": "tanh"}, optimiser=rule, learning_rate=0.02, batch_size=5000, l2=L2,
        dtype=np.float64,
    )  # fmt: skip
    model, dataset = peer(MLPClassifier, trainer, **SOLVERS[rule]), trainer.dataset

    trainer.advance(N_EPOCHS)
    for _ in range(N_EPOCHS):
        model.partial_fit(dataset.X_train, dataset.y_train)

    p = class_probabilities(trainer.problem.loss, trainer.network.logits(dataset.X_test))
    np.testing.assert_allclose(p, model.predict_proba(dataset.X_test), rtol=1e-8)
    assert trainer.evaluation.test_score == model.score(dataset.X_test, dataset.y_test)


def test_regressor_trains_like_scikit_learn_on_twice_its_loss(make_trainer) -> None:
    # Ours is the squared error, theirs half of it: half the rate and twice λ make up for that.
    trainer = make_trainer(
        "sine", network={"activation": "tanh"}, optimiser="sgd", learning_rate=0.01, batch_size=5000,
        l2=2 * L2, dtype=np.float64,
    )  # fmt: skip
    model, dataset = peer(MLPRegressor, trainer, **SOLVERS["sgd"]), trainer.dataset
    model.learning_rate_init = 2 * trainer.training.learning_rate

    trainer.advance(N_EPOCHS)
    for _ in range(N_EPOCHS):
        model.partial_fit(dataset.X_train, dataset.y_train)

    np.testing.assert_allclose(
        trainer.network.logits(dataset.X_test)[:, 0], model.predict(dataset.X_test), rtol=1e-8, atol=1e-10
    )
    assert trainer.evaluation.test_score == pytest.approx(model.score(dataset.X_test, dataset.y_test))
