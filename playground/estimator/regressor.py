"""The regressor: one output or several, the mean squared error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from sklearn.base import RegressorMixin
from sklearn.utils.validation import column_or_1d

from playground.estimator.base import MLP
from playground.estimator.problem import Samples
from playground.network.arithmetic import Array


class MLPRegressor(RegressorMixin, MLP):  # type: ignore[misc]  # scikit-learn carries no types
    """The dashboard's network as a regressor.

    Loss is the mean over samples of the squared error, summed over outputs. The targets are not standardised; those
    of the dashboard are, so a target in other units asks for `sklearn.compose.TransformedTargetRegressor`. The score
    is R², the mean over outputs where there are several.

    Parameters
    ----------
    loss : {"auto", "mse"}
        The squared error either way.
    hidden_layer_sizes, activation, leaky_slope, batch_norm, initialisation, initial_scale, dropout, l1, l2, \
l1_update, optimizer, learning_rate, schedule, schedule_epochs, schedule_factor, batch_size, max_epochs, \
early_stopping, patience, validation_fraction, restore_best, n_iter_no_change, tol, warm_start, random_state :
        As in `MLPClassifier`.

    Attributes
    ----------
    n_features_in_, feature_names_in_, n_outputs_, n_iter_, loss_, best_epoch_, best_score_, history_, coefs_, \
intercepts_, normalisations_ :
        As in `MLPClassifier`; scores are R², undefined for a single sample.
    """

    def __init__(
        self,
        hidden_layer_sizes: Sequence[int] = (64, 64),
        activation: str = "relu",
        *,
        loss: str = "auto",
        dropout: float = 0.0,
        batch_norm: str = "off",
        l1: float = 0.0,
        l2: float = 0.0,
        l1_update: str = "proximal",
        optimizer: str = "adam",
        learning_rate: float = 0.01,
        schedule: str = "constant",
        schedule_epochs: int = 100,
        schedule_factor: float = 0.1,
        batch_size: int | str = "auto",
        max_epochs: int = 200,
        random_state: Any = None,
        leaky_slope: float = 0.01,
        initialisation: str = "he",
        initial_scale: float = 1.0,
        early_stopping: bool = False,
        patience: int = 50,
        validation_fraction: float | None = None,
        restore_best: bool = False,
        n_iter_no_change: float | None = None,
        tol: float = 0.0,
        warm_start: bool = False,
    ) -> None:
        self.hidden_layer_sizes, self.activation, self.leaky_slope = hidden_layer_sizes, activation, leaky_slope
        self.initialisation, self.initial_scale, self.random_state = initialisation, initial_scale, random_state
        self.loss, self.dropout, self.batch_norm = loss, dropout, batch_norm
        self.l1, self.l2, self.l1_update = l1, l2, l1_update
        self.optimizer, self.learning_rate, self.batch_size = optimizer, learning_rate, batch_size
        self.schedule, self.schedule_epochs, self.schedule_factor = schedule, schedule_epochs, schedule_factor
        self.max_epochs, self.early_stopping, self.patience = max_epochs, early_stopping, patience
        self.validation_fraction, self.restore_best = validation_fraction, restore_best
        self.n_iter_no_change, self.tol, self.warm_start = n_iter_no_change, tol, warm_start

    def fit(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        validation_data: Sequence[Any] | None = None,
        *,
        X_val: Any = None,
        y_val: Any = None,
        sample_weight_val: Any = None,
    ) -> Self:
        """Train a new network, or with ``warm_start`` the one that there is.

        Parameters
        ----------
        y : array-like of shape (n,) or (n, n_outputs)
            Targets.
        X, sample_weight, validation_data, X_val, y_val, sample_weight_val :
            As in `MLPClassifier.fit`.
        """
        with self._all_or_nothing():
            return self._fit(X, y, sample_weight, (validation_data, X_val, y_val, sample_weight_val))

    def partial_fit(
        self,
        X: Any,
        y: Any,
        sample_weight: Any = None,
        validation_data: Sequence[Any] | None = None,
        *,
        X_val: Any = None,
        y_val: Any = None,
        sample_weight_val: Any = None,
        n_samples: float | None = None,
    ) -> Self:
        """Train the network that there is, or else a new one, by one epoch on these samples.

        Arguments are as in `fit`; ``n_samples`` as in `MLPClassifier.partial_fit`.
        """
        with self._all_or_nothing():
            return self._fit_one_epoch(
                X, y, sample_weight, (validation_data, X_val, y_val, sample_weight_val), n_samples
            )  # fmt: skip

    def predict(self, X: Any) -> Array:
        """Return predictions (n,), or (n, n_outputs) if the targets had several columns, for X (n, n_features)."""
        z = self._logits(X)
        return z[:, 0] if z.shape[1] == 1 else z

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        tags.input_tags.sparse = True
        return tags

    @property
    def _labels(self) -> None:
        return None

    def _learn_labels(self, y: Array, classes: Any) -> None:
        """Note nothing: there are no classes."""

    def _targets(self, y: Array, name: str) -> Array:
        return column_or_1d(y, warn=True) if y.ndim == 2 and y.shape[1] == 1 else y

    def _weighed(self, samples: Samples) -> Samples:
        return samples
