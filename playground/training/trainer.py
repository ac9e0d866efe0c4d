"""A trainer advances one network on one problem, epoch by whole epoch."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any

import numpy as np

from datasets import Dataset
from playground.network.builder import build
from playground.network.dropout import Dropout
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.settings.fields import SettingsError, differing
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.batches import Batches
from playground.training.changes import LIVE, moves_weights
from playground.training.checkpoint import Checkpoint, infinite_state
from playground.training.evaluation import Evaluation, evaluate
from playground.training.optimisers import optimiser
from playground.training.problem import Problem, pose
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Reason
from playground.training.shape import shape_of
from playground.training.steps import Steps
from playground.training.stopping import EarlyStopping, watch_all

WEIGHT_STREAM, ORDER_STREAM, DROPOUT_STREAM = range(3)


class Status(Enum):
    """Whether a run can go on, and if not, why; the values are keys that files and exports hold."""

    OPEN = "open"
    EPOCH_LIMIT = "epoch limit reached"
    STOPPED_EARLY = "stopped early"
    DIVERGED = "diverged"


class Trainer:
    """Trains a network on a dataset.

    Equal arguments give the same numbers, bit for bit, on the same machine. Streams of random numbers for first
    weights, batch order and dropout are separate, so two runs that differ in one setting share the others.

    Parameters
    ----------
    dataset : Dataset or Problem
        Training and test data; or a problem they pose already, under a loss and weights that those of ``training``
        then do not change. It may be without test samples: test loss and score are then NaN.
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
    status : Status
        Whether ``advance`` would do anything.
    reason : Diverged, RanOutOfPatience, LimitReached or None
        Why it would not, with its numbers; None while the run is open.
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
        self.observe = observe
        self._dtype = dtype
        self.reset()

    def reset(self) -> None:
        """Go back to epoch 0, to the same first weights and the same streams of random numbers."""
        training, train = self.training, self.problem.train
        self.dropout_rng = np.random.default_rng([training.seed, DROPOUT_STREAM])
        self.network = self._build()
        self.optimiser = optimiser(training.optimiser, self.network.theta, training.learning_rate)
        self.penalty = Penalty(
            l1=training.l1, l2=training.l2, n_samples=self.problem.n_samples, l1_update=training.l1_update
        )
        self.batches = Batches(train.X, train.targets, train.weight, training.batch_size)
        self.steps = Steps(self.network, self.problem.loss, self.penalty, self.optimiser, self.batches)
        self.stopping = EarlyStopping(training.patience)
        self.order_rng = np.random.default_rng([training.seed, ORDER_STREAM])
        self.loss_gradient = np.zeros_like(self.steps.loss_gradient)
        self.test_losses: list[float] = []
        self.epoch = 0
        self._open()
        self.evaluation = evaluate(self.network, self.problem)
        self._finite = Checkpoint.of(self.network, self.optimiser)
        if self.observe is not None:
            self.observe(self)

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
        self._update_status()
        while self.status is Status.OPEN and (epochs is None or done < epochs):
            if not self._advance_one():
                break
            done += 1
            if until is not None and until():
                break
        return done

    def change(self, training: TrainingSettings) -> None:
        """Go on with other learning rate, λ, dropout rate, limit or stopping; the run is kept.

        Raises
        ------
        SettingsError
            When a setting differs that the run was built on, such as the optimiser.
        """
        before = self.training
        if fixed := set(differing(before, training)) - LIVE:
            raise SettingsError(f"{', '.join(sorted(fixed))} cannot change in mid-run; make a new Trainer")
        self.training = training
        self.optimiser.learning_rate = training.learning_rate
        self.penalty.l1, self.penalty.l2 = training.l1, training.l2
        self.penalty.l1_update = training.l1_update
        for layer in self.network.layers:
            if isinstance(layer, Dropout):
                layer.rate = training.dropout
        if training.patience != self.stopping.patience:
            self.stopping = watch_all(enumerate(self.test_losses, start=1), training.patience)
        if moves_weights(before, training) and self.status is Status.DIVERGED:
            self._open()
        self._update_status()

    def resume(self, epoch: int, test_losses: list[float]) -> None:
        """Take note that network, optimiser and random streams were put back to where they were after ``epoch``."""
        self.epoch, self.test_losses = epoch, test_losses[:epoch]
        self.evaluation = evaluate(self.network, self.problem)
        self.stopping = watch_all(enumerate(self.test_losses, start=1), self.training.patience)
        self._finite.update(self.network, self.optimiser)
        self._open()
        self._update_status()

    def _advance_one(self) -> bool:
        """Train one epoch; return whether it ended in finite numbers."""
        with np.errstate(all="ignore"):  # a diverging run overflows; the check below says so
            self._train_epoch()
        evaluation = evaluate(self.network, self.problem)
        if infinite := infinite_state(self.network, self.optimiser) if self._is_finite(evaluation) else Infinite.LOSS:
            self._diverge(infinite)
            return False
        self.epoch += 1
        np.copyto(self.loss_gradient, self.steps.loss_gradient)
        self.evaluation = evaluation
        self.test_losses.append(evaluation.test_loss)
        self.stopping.watch(self.epoch, evaluation.test_loss)
        self._finite.update(self.network, self.optimiser)
        if self.observe is not None:
            self.observe(self)
        self._update_status()
        return True

    def _is_finite(self, evaluation: Evaluation) -> bool:
        """Return whether the losses are finite; a test loss for want of test samples does not count."""
        tested = len(self.problem.test.X) > 0
        return bool(np.isfinite(evaluation.train_loss) and (np.isfinite(evaluation.test_loss) or not tested))

    def _train_epoch(self) -> None:
        """Take one step on every mini-batch."""
        self.steps.epoch([self.order_rng])

    def _open(self) -> None:
        """Let the run go on."""
        self.status: Status = Status.OPEN
        self.reason: Reason | None = None

    def _diverge(self, infinite: Infinite) -> None:
        """Put the last finite state back and note why the run stopped."""
        self._finite.restore(self.network, self.optimiser)
        self.status = Status.DIVERGED
        self.reason = Diverged(infinite, self.epoch, self.training.learning_rate)

    def _update_status(self) -> None:
        """Close an open run that has reached a limit."""
        if self.status is Status.DIVERGED:
            return
        self._open()
        stop, training = self.stopping, self.training
        if training.early_stopping == "stop" and stop.stop_epoch is not None:
            self.status = Status.STOPPED_EARLY
            self.reason = RanOutOfPatience(stop.patience, stop.best_loss, stop.best_epoch)
        elif self.epoch >= training.max_epochs:
            self.status, self.reason = Status.EPOCH_LIMIT, LimitReached(training.max_epochs)

    def _build(self) -> Network:
        weight_rngs = [np.random.default_rng([self.shape.seed, WEIGHT_STREAM])]
        shape = shape_of(self.problem, self.shape, self.training)
        return build(shape, weight_rngs=weight_rngs, dropout_rngs=[self.dropout_rng], dtype=self._dtype)
