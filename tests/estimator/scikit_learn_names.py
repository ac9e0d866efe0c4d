"""Our estimators under the names of scikit-learn's, and a plugin of pytest that runs scikit-learn's own tests on them.

What scikit-learn has and ours have not is refused, so that a test that needs it fails and is listed with its reason.
"""

from __future__ import annotations

import json
import os
from typing import Any

import numpy as np
import pytest
import sklearn.neural_network
from sklearn.base import BaseEstimator, ClassifierMixin, RegressorMixin

from playground.estimator import MLPClassifier, MLPRegressor

ACTIVATIONS = {"identity": "linear", "logistic": "sigmoid"}
# These need a solver, whichever, and ask for L-BFGS.
ANY_SOLVER = ("test_sparse_matrices", "test_warm_start")
outcomes: dict[str, str] = {}


class Names(BaseEstimator):  # type: ignore[misc]  # scikit-learn carries no types
    """One of our estimators, made anew of scikit-learn's parameters and going on where it was."""

    kind: type[MLPClassifier | MLPRegressor]
    any_solver = False

    def __init__(
        self,
        loss: str = "auto",
        hidden_layer_sizes: Any = (100,),
        activation: str = "relu",
        *,
        solver: str = "adam",
        alpha: float = 0.0001,
        batch_size: Any = "auto",
        learning_rate: str = "constant",
        learning_rate_init: float = 0.001,
        power_t: float = 0.5,
        max_iter: int = 200,
        shuffle: bool = True,
        random_state: Any = None,
        tol: float = 1e-4,
        verbose: Any = False,
        warm_start: bool = False,
        momentum: float = 0.9,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
        n_iter_no_change: float = 10,
        max_fun: int = 15000,
    ) -> None:
        self.loss, self.hidden_layer_sizes, self.activation, self.solver = loss, hidden_layer_sizes, activation, solver
        self.alpha, self.batch_size, self.learning_rate = alpha, batch_size, learning_rate
        self.learning_rate_init, self.power_t, self.max_iter, self.shuffle = (
            learning_rate_init,
            power_t,
            max_iter,
            shuffle,
        )
        self.random_state, self.tol, self.verbose, self.warm_start = random_state, tol, verbose, warm_start
        self.momentum, self.early_stopping, self.validation_fraction = momentum, early_stopping, validation_fraction
        self.n_iter_no_change, self.max_fun = n_iter_no_change, max_fun

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Names:
        """Fit ours."""
        self.renamed(X).fit(X, y, sample_weight)
        return self

    def partial_fit(self, X: Any, y: Any, **arguments: Any) -> Names:
        """Fit ours by an epoch; α is divided by the batch, so n is the chunk's."""
        self.renamed(X).partial_fit(X, y, **arguments, n_samples=len(X))
        return self

    def renamed(self, X: Any) -> Any:
        """Return ours with the parameters translated as docs/estimators.md has it."""
        solver = "adam" if self.any_solver and self.solver == "lbfgs" else self.solver
        for name, has in {"shuffle": True, "learning_rate": "constant", "verbose": False}.items():
            if getattr(self, name) != has:
                raise NotImplementedError(f"{name}={getattr(self, name)!r}")
        if solver == "sgd":
            solver = {0.0: "sgd", 0.9: "momentum"}[self.momentum]
        half = 0.5 if isinstance(self, RegressorMixin) else 1.0  # scikit-learn's squared error is half of ours
        n = np.shape(X)[0]
        batch = min(200, n) if self.batch_size == "auto" else min(self.batch_size, n)
        early = self.early_stopping
        parameters = {
            "hidden_layer_sizes": self.hidden_layer_sizes,
            "activation": ACTIVATIONS.get(self.activation, self.activation),
            "loss": {"squared_error": "mse"}.get(self.loss, self.loss),
            "optimizer": solver,
            "l2": self.alpha * n / batch / half,
            "learning_rate": self.learning_rate_init * (half if solver in {"sgd", "momentum"} else 1.0),
            "initialisation": "xavier",
            "batch_size": self.batch_size,
            "max_epochs": self.max_iter,
            "random_state": self.random_state,
            "warm_start": self.warm_start,
            "early_stopping": early,
            "restore_best": early,
            "validation_fraction": self.validation_fraction if early else None,
            "patience": self.n_iter_no_change + 1 if early else 1,
            "n_iter_no_change": None if early else self.n_iter_no_change,
            "tol": self.tol,
        }
        if not hasattr(self, "ours"):
            self.ours = self.kind()
        return self.ours.set_params(**parameters)

    def __getattr__(self, name: str) -> Any:
        """Return what ours have under the same name."""
        if name.startswith("__") or name == "ours":
            raise AttributeError(name)
        return getattr(self.ours, name)

    @property
    def validation_scores_(self) -> list[float] | None:
        return self.ours.history_["validation_score"][1:].tolist() if self.early_stopping else None

    @property
    def best_validation_score_(self) -> float | None:
        return self.ours.best_score_

    @property
    def best_loss_(self) -> float | None:
        return None if self.early_stopping else self._costs.min()

    @property
    def _no_improvement_count(self) -> int:
        """Epochs at the end of the history in which the cost was not lower by ``tol`` than the lowest before."""
        lowest = np.minimum.accumulate(np.concatenate([[np.inf], self._costs[:-1]]))
        return int(np.argmax((self._costs <= lowest - self.tol)[::-1]))

    @property
    def _costs(self) -> Any:
        return (self.ours.history_["train_loss"] + self.ours.history_["penalty"])[1:]


class Classifier(ClassifierMixin, Names):  # type: ignore[misc]
    kind = MLPClassifier


class Regressor(RegressorMixin, Names):  # type: ignore[misc]
    kind = MLPRegressor


def pytest_configure() -> None:
    """Put ours in the place of scikit-learn's before its tests import them."""
    sklearn.neural_network.MLPClassifier, sklearn.neural_network.MLPRegressor = Classifier, Regressor


@pytest.fixture(autouse=True)
def same_numbers_every_time(request: pytest.FixtureRequest) -> None:
    """Seed what draws for tests without a random state."""
    np.random.seed(0)  # noqa: NPY002 - random_state=None draws from it
    Names.any_solver = request.node.originalname in ANY_SOLVER


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how a test ended, and what it fell over."""
    name = report.nodeid.split("::")[-1]
    if report.outcome != "passed":
        outcomes[name] = str(getattr(report.longrepr, "reprcrash", report.longrepr))
    elif report.when == "call":
        outcomes[name] = ""


def pytest_unconfigure() -> None:
    """Write the outcomes where they are read."""
    with open(os.environ["OUTCOMES"], "w", encoding="utf-8") as file:
        json.dump(outcomes, file)
