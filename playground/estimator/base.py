"""What both estimators share: from arrays to a trainer, and from the trainer to fitted attributes."""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, is_regressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import train_test_split
from sklearn.utils.validation import _check_sample_weight, check_is_fitted, validate_data

from playground.estimator.fitted import Fitted, Record, normalisations_of, weights_of
from playground.estimator.parameters import (
    epochs_of,
    fraction_of,
    network_settings,
    seeds,
    stops_early,
    training_settings,
)
from playground.estimator.problem import Samples, problem_of
from playground.network.arithmetic import Array
from playground.training.reason import Status
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer
from playground.words.training import divergence_warning

FLOATS = (np.float64, np.float32)


class MLP(BaseEstimator, ABC):  # type: ignore[misc]  # scikit-learn carries no types
    """A multilayer perceptron that the dashboard's trainer trains."""

    _fitted: Fitted

    @property
    @abstractmethod
    def _n_classes(self) -> int:
        """Number of classes; 0 for regression."""

    @abstractmethod
    def _targets(self, y: Array) -> Array:
        """Return labels as class indices, or targets as they are; raises ValueError for those there is no place for."""

    @abstractmethod
    def _weighed(self, samples: Samples) -> Samples:
        """Return the samples with the weights that a parameter gives their classes."""

    def _fit(self, train: Samples, validation_data: Sequence[Any] | None) -> Self:
        """Train a new network."""
        parameters = self.get_params(deep=False)
        epochs, (weight_seed, training_seed) = epochs_of(parameters), seeds(parameters["random_state"])
        fraction, validation = fraction_of(parameters), self._validation(validation_data)
        if validation is None and fraction is not None:
            train, validation = self._set_aside(train, fraction, training_seed)
        record = Record()
        trainer = self._trainer(train, validation, weight_seed, training_seed, train.X.dtype)
        record.follow(trainer)
        trainer.advance(epochs)
        return self._keep(trainer, record)

    def _fit_one_epoch(self, train: Samples, validation_data: Sequence[Any] | None) -> Self:
        """Train the network that there is, or else a new one, by one epoch."""
        parameters, fitted = self.get_params(deep=False), getattr(self, "_fitted", None)
        if stops_early(parameters):
            raise ValueError("partial_fit trains one epoch and cannot stop early; set early_stopping=False")
        validation = self._validation(validation_data)
        if fitted is None:
            record = Record()
            trainer = self._trainer(train, validation, *seeds(parameters["random_state"]), train.X.dtype)
            record.follow(trainer)
        else:
            record = fitted.record
            trainer = self._trainer(train, validation, fitted.settings.seed, fitted.seed, fitted.dtype)
            fitted.restore(trainer)
        trainer.advance(1)
        return self._keep(trainer, record)

    def _trainer(
        self,
        train: Samples,
        validation: Samples | None,
        weight_seed: int,
        training_seed: int,
        dtype: np.dtype[np.floating[Any]],
    ) -> Trainer:
        """Return the trainer that parameters and samples ask for."""
        parameters = {"class_weight": None, **self.get_params(deep=False)}
        shape = network_settings(parameters, weight_seed)
        training = training_settings(parameters, training_seed, len(train.X))
        problem = problem_of(
            train,
            validation,
            n_classes=self._n_classes,
            loss=training.loss,
            balanced=isinstance(parameters["class_weight"], str),
            dtype=dtype.type,
        )
        return Trainer(problem, shape, training, dtype=dtype.type)

    def _keep(self, trainer: Trainer, record: Record) -> Self:
        """Set the fitted attributes."""
        self._fitted = Fitted.of(trainer, record)
        self.history_ = record.columns
        self.n_iter_ = record.epoch
        self.loss_ = trainer.evaluation.train_loss
        self.n_outputs_ = trainer.problem.n_outputs
        self.coefs_, self.intercepts_ = weights_of(trainer.network)
        self.normalisations_ = normalisations_of(trainer.network)
        if trainer.status is Status.DIVERGED:
            warnings.warn(divergence_warning(trainer.reason), ConvergenceWarning, stacklevel=4)
        return self

    def _samples(self, X: Any, y: Any, sample_weight: Any = None, *, reset: bool) -> Samples:
        """Return checked samples with the weights of their classes multiplied in; those of weight 0 are left out."""
        numeric = is_regressor(self)
        X, y = validate_data(self, X, y, dtype=FLOATS, multi_output=numeric, y_numeric=numeric, reset=reset)
        if sample_weight is not None:
            sample_weight = _check_sample_weight(sample_weight, X, dtype=np.float64, ensure_non_negative=True)
        samples = self._weighed(Samples(X, self._targets(y), sample_weight)).with_weight
        if not len(samples.X):
            raise ValueError("every sample has a class of weight 0; let one class weigh more than 0")
        return samples

    def _validation(self, data: Sequence[Any] | None) -> Samples | None:
        """Return checked validation samples."""
        if data is None:
            return None
        if not isinstance(data, tuple | list) or len(data) not in {2, 3}:
            raise ValueError(
                f"validation_data must be None, (X, y) or (X, y, sample_weight), got {type(data).__name__}"
                + (f" of {len(data)}" if isinstance(data, tuple | list) else "")
            )
        return self._samples(*data, reset=False)

    def _set_aside(self, train: Samples, fraction: float, seed: int) -> tuple[Samples, Samples]:
        """Return training and validation samples; classes keep their proportions."""
        stratify = train.y if self._n_classes else None
        rows = train_test_split(np.arange(len(train.X)), test_size=fraction, random_state=seed, stratify=stratify)
        return train.take(rows[0]), train.take(rows[1])

    @one_blas_thread()
    def _logits(self, X: Any) -> Array:
        """Return the last linear output (n, n_outputs) for X (n, n_features)."""
        check_is_fitted(self, "coefs_")
        X = validate_data(self, X, dtype=FLOATS, reset=False)
        with np.errstate(over="ignore", invalid="ignore"):
            return self._fitted.network().logits(np.ascontiguousarray(X, self._fitted.dtype))
