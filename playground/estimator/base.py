"""What both estimators share: from arrays to a trainer, and from the trainer to fitted attributes."""

from __future__ import annotations

import warnings
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Self

import numpy as np
from scipy.sparse import issparse
from sklearn.base import BaseEstimator, is_regressor
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils.validation import check_is_fitted, validate_data

from playground.estimator.chunks import Chunks
from playground.estimator.ending import Ending
from playground.estimator.fitted import Fitted, Record, normalisations_of, weights_of
from playground.estimator.inputs import FLOATS, FORMATS, checked_arrays, warn_of_scale
from playground.estimator.parameters import Plan, check_number, plan_of
from playground.estimator.problem import Samples, problem_of
from playground.estimator.validation import given, set_aside
from playground.network.arithmetic import Array
from playground.network.inference import ROWS_AT_ONCE
from playground.settings.possible import POSITIVE
from playground.training.evaluation import has_finite_losses
from playground.training.reason import Reason, Status, status_of
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer
from playground.words.training import divergence_warning, not_converged_warning


class MLP(BaseEstimator, ABC):  # type: ignore[misc]  # scikit-learn carries no types
    """A multilayer perceptron that the dashboard's trainer trains."""

    _fitted: Fitted
    best_epoch_: int | None
    best_score_: float | None

    @property
    @abstractmethod
    def _labels(self) -> Array | None:
        """Labels of the classes (n_classes,); None for regression."""

    @abstractmethod
    def _learn_labels(self, y: Array, classes: Any) -> None:
        """Note the classes that there are: those given, or else those of y (n,)."""

    @abstractmethod
    def _targets(self, y: Array, name: str) -> Array:
        """Return labels as class indices, or targets as they are; raises ValueError for those there is no place for."""

    @abstractmethod
    def _weighed(self, samples: Samples) -> Samples:
        """Return the samples with the weights that a parameter gives their classes."""

    def _fit(
        self, X: Any, y: Any, sample_weight: Any, validation: tuple[Any, ...], classes: Any = None
    ) -> Self:  # fmt: skip
        """Train a new network, or with ``warm_start`` the one that there is."""
        plan, fitted = self._plan_and_fitted(going_on=self.warm_start)
        X, y, sample_weight = checked_arrays(self, X, y, sample_weight, reset=True)
        self._learn_labels(y, classes)
        train = self._samples(X, y, sample_weight, "y")
        warn_of_scale(self, train.X)
        given_samples = self._given(validation)
        if given_samples is None and plan.fraction is not None:
            train, given_samples = set_aside(train, plan.fraction, plan.training.seed, self._labels)
        if plan.restore_best and given_samples is None:
            raise ValueError("restore_best=True needs validation samples: give X_val and y_val or validation_fraction")
        trainer = self._trainer(plan, train, given_samples, fitted, train.n_samples)
        record = self._record(trainer, fitted, begin=True)
        ending = Ending(plan, trainer, record)
        trainer.advance(plan.epochs, until=ending)
        reason = trainer.reason
        if ending.best is not None and ending.best.epoch < trainer.epoch:
            ending.best.restore(trainer, record.train_losses, [])
        self._keep(trainer, record, Chunks().with_chunk(train))
        self._warn_of_the_end(plan, reason, stopped=ending.stopped)
        return self

    def _fit_one_epoch(
        self, X: Any, y: Any, sample_weight: Any, validation: tuple[Any, ...], n_samples: Any
    ) -> Self:  # fmt: skip
        """Train the network that there is, or else a new one, by one epoch."""
        plan, fitted = self._plan_and_fitted(going_on=True)
        if plan.early_stopping:
            raise ValueError(
                "partial_fit does not support early_stopping=True, as it trains one epoch; set it to False"
            )
        if n_samples is not None:
            n_samples = check_number("n_samples", n_samples, POSITIVE, before="None or ")
        train = self._samples(*checked_arrays(self, X, y, sample_weight, reset=fitted is None), "y")
        if fitted is None:
            warn_of_scale(self, train.X)
        chunks = (Chunks() if fitted is None else fitted.chunks).with_chunk(train)
        trainer = self._trainer(plan, train, self._given(validation), fitted, n_samples or chunks.n_samples)
        record = self._record(trainer, fitted, begin=False)
        trainer.advance(1)
        reason = trainer.reason
        self._keep(trainer, record, chunks)
        self._warn_of_the_end(plan, reason, stopped=True)
        return self

    def _plan_and_fitted(self, *, going_on: bool) -> tuple[Plan, Fitted | None]:
        """Return what the parameters ask for, and what is fitted already if it is to go on."""
        fitted = getattr(self, "_fitted", None) if going_on else None
        kept_seeds = None if fitted is None else (fitted.settings.seed, fitted.seed)
        return plan_of(self.get_params(deep=False), regression=is_regressor(self), kept_seeds=kept_seeds), fitted

    @contextmanager
    def _all_or_nothing(self) -> Iterator[None]:
        """Leave every attribute as it was if what is done within fails."""
        before = dict(self.__dict__)
        try:
            yield
        except BaseException:
            self.__dict__.clear()
            self.__dict__.update(before)
            raise

    def _trainer(
        self, plan: Plan, train: Samples, validation: Samples | None, fitted: Fitted | None, n_samples: float
    ) -> Trainer:  # fmt: skip
        """Return the trainer that the plan and the samples ask for, before it goes on with anything."""
        dtype = train.X.dtype if fitted is None else fitted.dtype
        problem = problem_of(
            train,
            validation,
            n_classes=0 if self._labels is None else len(self._labels),
            loss=plan.training.loss,
            balanced=isinstance(getattr(self, "class_weight", None), str),
            dtype=dtype.type,
            n_samples=n_samples,
        )
        trainer = Trainer(problem, plan.shape, plan.training, dtype=dtype.type)
        if not has_finite_losses(trainer.evaluation, problem):
            raise ValueError("the loss is infinite before training, as inputs or targets are too large; scale them")
        return trainer

    def _record(self, trainer: Trainer, fitted: Fitted | None, *, begin: bool) -> Record:
        """Let the trainer go on with what is fitted, if anything is, and return the record that it writes."""
        if fitted is not None:
            return fitted.go_on(trainer, begin=begin)
        record = Record()
        record.follow(trainer)
        return record

    def _keep(self, trainer: Trainer, record: Record, chunks: Chunks) -> None:
        """Set the fitted attributes."""
        self._take(Fitted.of(trainer, record, chunks))
        self.loss_ = trainer.evaluation.train_loss

    def _take(self, fitted: Fitted) -> None:
        """Set the fitted attributes to what is fitted already; the loss is that which was noted after its epoch."""
        record, network = fitted.record, fitted.network()
        self._fitted = fitted
        self.history_ = record.columns
        self.n_iter_ = record.epoch - record.begin
        self.loss_ = float(self.history_["train_loss"][min(fitted.state.epoch, record.epoch)])
        self.best_epoch_, self.best_score_ = record.best or (None, None)
        self.n_outputs_ = fitted.architecture.n_outputs
        self.coefs_, self.intercepts_ = weights_of(network)
        self.normalisations_ = normalisations_of(network)

    def _warn_of_the_end(self, plan: Plan, reason: Reason | None, *, stopped: bool) -> None:
        """Warn if training diverged, or was to go on until the cost rests and did not get there."""
        if status_of(reason) is Status.DIVERGED:
            warnings.warn(divergence_warning(reason), ConvergenceWarning, stacklevel=4)
        elif plan.n_iter_no_change is not None and not stopped:
            text = not_converged_warning(plan.epochs, plan.tol, plan.n_iter_no_change)
            warnings.warn(text, ConvergenceWarning, stacklevel=4)

    def _samples(self, X: Array, y: Array, sample_weight: Array | None, name: str) -> Samples:
        """Return samples with the weights of their classes multiplied in; those of weight 0 are left out."""
        samples = self._weighed(Samples(X, self._targets(y, name), sample_weight)).with_weight
        if not len(samples.X):
            raise ValueError("every sample has a class of weight 0; let one class weigh more than 0")
        return samples

    def _given(self, validation: tuple[Any, ...]) -> Samples | None:
        """Return the validation samples that were given, checked."""
        data = given(*validation)
        return None if data is None else self._samples(*checked_arrays(self, *data, reset=False), "y_val")

    @one_blas_thread()
    def _logits(self, X: Any) -> Array:
        """Return the last linear output (n, n_outputs) for X (n, n_features)."""
        check_is_fitted(self, "coefs_")
        X = validate_data(self, X, dtype=FLOATS, accept_sparse=FORMATS, reset=False)
        dtype, network = self._fitted.dtype, self._fitted.network()
        with np.errstate(over="ignore", invalid="ignore"):
            if not issparse(X):
                return network.logits(np.ascontiguousarray(X, dtype))
            blocks = (X[start : start + ROWS_AT_ONCE] for start in range(0, X.shape[0], ROWS_AT_ONCE))
            return np.concatenate([network.logits(block.toarray().astype(dtype)) for block in blocks])
