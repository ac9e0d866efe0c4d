"""A trainer advances one network on one problem, epoch by whole epoch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import numpy as np

from playground.datasets import Dataset
from playground.network.builder import build
from playground.network.dropout import Dropout
from playground.optimisation.records import optimiser
from playground.optimisation.schedules import ScheduleState, state_after
from playground.settings.fields import SettingsError, differing
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.batches import Batches
from playground.training.changes import LIVE, moves_weights
from playground.training.checkpoint import Checkpoint, infinite_state
from playground.training.evaluation import Evaluator, has_finite_losses
from playground.training.problem import Problem, pose
from playground.training.reason import Diverged, Infinite, Reason, Status, status_of
from playground.training.rules import next_rate, penalty_of, reason_to_stop, shape_of
from playground.training.steps import Steps
from playground.training.stopping import EarlyStopping, watch_all
from playground.training.threads import one_blas_thread

WEIGHT_STREAM, ORDER_STREAM, DROPOUT_STREAM = range(3)


class Trainer:
    """Trains a network on a dataset.

    Equal arguments give the same numbers, bit for bit, on the same machine. Streams of random numbers for first
    weights, batch order and dropout are separate, so two runs that differ in one setting share the others.

    Parameters
    ----------
    dataset : Dataset or Problem
        The data; or a problem they pose already, under a loss and weights that those of ``training`` do not change. It
        may be without test samples: test loss and score are then NaN.
    shape : NetworkSettings
        Shape, first weights and their seed.
    training : TrainingSettings
        Loss, penalties, optimiser, stopping, and the seed of batch order and dropout.
    observe : callable or None
        Called with the trainer after every epoch that ended in finite numbers, and once before the first.
    dtype : floating type
        float32 to train, float64 to compare with other programs.

    Attributes
    ----------
    epoch : int
        Whole epochs trained.
    evaluation : Evaluation
        Loss and score after that epoch.
    reason : Diverged, RanOutOfPatience, LimitReached or None
        Why ``advance`` would do nothing, with its numbers; None while the run is open.
    train_losses, watched_losses : list of float
        Losses after each epoch, the second on the part that early stopping watches.
    loss_gradient : ndarray of shape (n_weights,)
        Gradient of the data loss by the weights on the last mini-batch, the penalty not included.
    """

    def __init__(
        self,
        dataset: Dataset | Problem,
        shape: NetworkSettings,
        training: TrainingSettings,
        *,
        observe: Callable[[Trainer], None] | None = None,
        dtype: type[np.floating[Any]] = np.float32,
    ) -> None:
        self.shape, self.training = shape, training
        if isinstance(dataset, Problem):
            self.problem = dataset
        else:
            self.problem = pose(dataset, loss=training.loss, class_weights=training.class_weights, dtype=dtype)
        self.dataset = self.problem.dataset
        self.observe, self._dtype = observe, dtype
        self.reset()

    @one_blas_thread()
    def reset(self) -> None:
        """Go back to epoch 0, to the same first weights and the same streams of random numbers."""
        training, train = self.training, self.problem.train
        self.dropout_rng = np.random.default_rng([training.seed, DROPOUT_STREAM])
        self.network = build(
            shape_of(self.problem, self.shape, training),
            weight_rngs=[np.random.default_rng([self.shape.seed, WEIGHT_STREAM])],
            dropout_rngs=[self.dropout_rng],
            dtype=self._dtype,
        )
        self.optimiser = optimiser(training.optimiser, self.network.theta, training.learning_rate)
        self.penalty = penalty_of(training, self.problem.n_samples)
        self.batches = Batches(train.X, train.targets, train.weight, training.batch_size)
        self.steps = Steps(self.network, self.problem.loss, self.penalty, self.optimiser, self.batches)
        self.stopping = EarlyStopping(training.patience)
        self.order_rng = np.random.default_rng([training.seed, ORDER_STREAM])
        self.loss_gradient = np.zeros_like(self.steps.loss_gradient)
        self.schedule = ScheduleState(training.schedule_epochs)
        self.train_losses, self.watched_losses = list[float](), list[float]()
        self.epoch, self.reason = 0, cast("Reason | None", None)
        self.evaluator = Evaluator(self.network, self.problem)
        self.evaluation = self.evaluator.evaluate()
        self._finite = Checkpoint.of(self.network, self.optimiser)
        if self.observe is not None:
            self.observe(self)

    @property
    def status(self) -> Status:
        """Whether ``advance`` would do anything."""
        return status_of(self.reason)

    @property
    def learning_rate(self) -> float:
        """η of the steps of the epoch just trained; before the first epoch, that of the settings."""
        return float(self.optimiser.learning_rate) if self.epoch else self.training.learning_rate

    @one_blas_thread()
    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train whole epochs and return how many.

        Parameters
        ----------
        epochs : int or None
            At most so many; None for no bound.
        until : callable or None
            Asked after each epoch; training ends when it says True. A clock belongs here.

        Raises
        ------
        ValueError
            When neither is given, as the run might never end.
        """
        if epochs is None and until is None:
            raise ValueError("advance needs a number of epochs or an until; both are None")
        done = 0
        if self.status is not Status.DIVERGED:
            self._look_for_an_end()
        while self.status is Status.OPEN and (epochs is None or done < epochs):
            if not self._advance_one():
                break
            done += 1
            if until is not None and until():
                break
        return done

    def change(self, training: TrainingSettings) -> None:
        """Go on with other learning rate, schedule, λ, dropout rate, limit or stopping; the run is kept.

        A schedule is followed as if it had been the one from the first epoch on.

        Raises
        ------
        SettingsError
            When a setting differs that the run was built on, such as the optimiser.
        """
        if fixed := set(differing(before := self.training, training)) - LIVE:
            raise SettingsError(f"{', '.join(sorted(fixed))} cannot change in mid-run; make a new Trainer")
        self.training = training
        if training.schedule_epochs != self.schedule.length:
            self.schedule = state_after(self.train_losses, training.schedule_epochs)
        self.optimiser.learning_rate = next_rate(training, self.schedule)
        self.penalty.l1, self.penalty.l2, self.penalty.l1_update = training.l1, training.l2, training.l1_update
        for layer in self.network.layers:
            if isinstance(layer, Dropout):
                layer.rate = training.dropout
        if training.patience != self.stopping.patience:
            self.stopping = watch_all(enumerate(self.watched_losses, start=1), training.patience)
        if moves_weights(before, training) or self.status is not Status.DIVERGED:
            self._look_for_an_end()

    @one_blas_thread()
    def resume(self, epoch: int, train_losses: list[float], watched_losses: list[float]) -> None:
        """Take note that network, optimiser and random streams were put back to where they were after an epoch."""
        self.epoch, self.train_losses, self.watched_losses = epoch, train_losses[:epoch], watched_losses[:epoch]
        self.schedule = state_after(self.train_losses, self.training.schedule_epochs)
        self.evaluation = self.evaluator.evaluate()
        self.stopping = watch_all(enumerate(self.watched_losses, start=1), self.training.patience)
        self._finite.update(self.network, self.optimiser)
        self._look_for_an_end()

    def _advance_one(self) -> bool:
        """Train one epoch; return whether it ended in finite numbers."""
        with np.errstate(all="ignore"):  # a diverging run overflows; the check below says so
            self._train_epoch()
            evaluation = self.evaluator.evaluate()
            finite = has_finite_losses(evaluation, self.problem)
            infinite = infinite_state(self.network, self.optimiser) if finite else Infinite.LOSS
        if infinite:
            self._diverge(infinite)
            return False
        self.epoch += 1
        np.copyto(self.loss_gradient, self.steps.loss_gradient)
        self.evaluation = evaluation
        self.train_losses.append(evaluation.train_loss)
        self.watched_losses.append(evaluation.watched_loss)
        self.schedule.watch(evaluation.train_loss)
        self.stopping.watch(self.epoch, evaluation.watched_loss)
        self._finite.update(self.network, self.optimiser)
        if self.observe is not None:
            self.observe(self)
        self._look_for_an_end()
        return True

    def _train_epoch(self) -> None:
        """Take one step on every mini-batch, all at the rate that the schedule has for this epoch."""
        self.optimiser.learning_rate = next_rate(self.training, self.schedule)
        self.steps.epoch([self.order_rng])

    def _diverge(self, infinite: Infinite) -> None:
        """Put the last finite state back and note why the run stopped."""
        self._finite.restore(self.network, self.optimiser)
        base, rate = self.training.learning_rate, float(self.optimiser.learning_rate)
        self.reason = Diverged(infinite, self.epoch, base, None if rate == base else rate)

    def _look_for_an_end(self) -> None:
        """Close a run that has reached a limit, and open one that has not."""
        self.reason = reason_to_stop(self.training, self.epoch, self.stopping, self.problem.watched)
