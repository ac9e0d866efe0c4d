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
early_stopping, patience, validation_fraction, random_state :
        As in `MLPClassifier`.

    Attributes
    ----------
    n_features_in_, feature_names_in_, n_outputs_, n_iter_, loss_, history_, coefs_, intercepts_, normalisations_ :
        As in `MLPClassifier`; scores in ``history_`` are R².
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
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.loss = loss
        self.dropout = dropout
        self.batch_norm = batch_norm
        self.l1 = l1
        self.l2 = l2
        self.l1_update = l1_update
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.schedule = schedule
        self.schedule_epochs = schedule_epochs
        self.schedule_factor = schedule_factor
        self.batch_size = batch_size
        self.max_epochs = max_epochs
        self.random_state = random_state
        self.leaky_slope = leaky_slope
        self.initialisation = initialisation
        self.initial_scale = initial_scale
        self.early_stopping = early_stopping
        self.patience = patience
        self.validation_fraction = validation_fraction

    def fit(self, X: Any, y: Any, sample_weight: Any = None, validation_data: Sequence[Any] | None = None) -> Self:
        """Train a new network.

        Parameters
        ----------
        X : array-like of shape (n, n_features)
            Inputs; see `MLPClassifier.fit`.
        y : array-like of shape (n,) or (n, n_outputs)
            Targets.
        sample_weight : array-like of shape (n,) or None
            At least 0; a weight of k counts as k samples.
        validation_data : (X, y), (X, y, sample_weight) or None
            Samples to measure on after every epoch, never trained on.
        """
        self._check_loss()
        return self._fit(self._samples(X, y, sample_weight, reset=True), validation_data)

    def partial_fit(
        self, X: Any, y: Any, sample_weight: Any = None, validation_data: Sequence[Any] | None = None
    ) -> Self:
        """Train the network that there is, or else a new one, by one epoch on these samples; arguments as in `fit`."""
        self._check_loss()
        samples = self._samples(X, y, sample_weight, reset=not hasattr(self, "_fitted"))
        return self._fit_one_epoch(samples, validation_data)

    def predict(self, X: Any) -> Array:
        """Return predictions (n,), or (n, n_outputs) if the targets had several columns, for X (n, n_features)."""
        z = self._logits(X)
        return z[:, 0] if z.shape[1] == 1 else z

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags

    @property
    def _n_classes(self) -> int:
        return 0

    def _targets(self, y: Array) -> Array:
        return column_or_1d(y, warn=True) if y.ndim == 2 and y.shape[1] == 1 else y

    def _weighed(self, samples: Samples) -> Samples:
        return samples

    def _check_loss(self) -> None:
        if self.loss not in {"auto", "mse"}:
            raise ValueError(f"loss must be auto or mse for regression, got {self.loss!r}")
