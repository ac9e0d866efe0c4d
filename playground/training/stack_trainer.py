"""A stack trainer advances K networks of one shape side by side, each with seeds of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from playground.datasets import Dataset
from playground.network.arithmetic import Array
from playground.network.builder import build
from playground.optimisation.optimiser import Rate
from playground.optimisation.records import SCHEDULES, optimiser
from playground.optimisation.schedules import ScheduleState
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.batches import Batches
from playground.training.checkpoint import Checkpoint, finite_networks
from playground.training.problem import Part, pose
from playground.training.rules import next_rate, penalty_of, shape_of
from playground.training.stack_evaluation import evaluate_stack
from playground.training.steps import Steps
from playground.training.threads import one_blas_thread
from playground.training.trainer import DROPOUT_STREAM, ORDER_STREAM, WEIGHT_STREAM


@dataclass(frozen=True, slots=True)
class Seeds:
    """What one network of a stack draws its random numbers from: first weights, and order with dropout."""

    weights: int
    order: int


@dataclass(frozen=True, eq=False, slots=True)
class StackState:
    """Everything that the next epoch of a stack depends on; it can be pickled.

    Attributes
    ----------
    epoch : int
        Whole epochs trained.
    learned : Checkpoint
        Parameters, running statistics and optimiser state of all networks.
    streams : list
        States of the generators of batch order, then of dropout.
    schedules : list of ScheduleState
        One for each network.
    diverged_at : ndarray of int of shape (K,)
        The epoch in which a network diverged; 0 for one that has not.
    """

    epoch: int
    learned: Checkpoint
    streams: list[Any]
    schedules: list[ScheduleState]
    diverged_at: Array


class StackTrainer:
    """Trains K networks with the same settings but for their seeds, and on data of their own if there are such.

    Network k goes the way a ``Trainer`` with its seeds and data goes: the same first weights, batches and masks, bit
    for bit, and the same numbers but for the rounding of matrix products, which NumPy multiplies otherwise in a stack.
    A network whose numbers become infinite is frozen at its last finite state; from then on its losses and scores are
    NaN. The others notice nothing of it. Epoch limit and early stopping do not end the training of a stack.

    Parameters
    ----------
    datasets : sequence of Dataset
        One for all networks, or one for each, of the same task and size.
    shape : NetworkSettings
        Shape and first weights; its seed is not used.
    training : TrainingSettings
        Loss, penalties and optimiser; its seed is not used.
    seeds : sequence of Seeds, at least one
        One for each network.
    dtype : floating type
        float32 to train, float64 to compare with other programs.

    Attributes
    ----------
    epoch : int
        Whole epochs trained.
    evaluation : StackEvaluation
        Loss and score after that epoch.
    diverged_at : ndarray of int of shape (K,)
        The epoch in which a network diverged; 0 for one that has not.

    Raises
    ------
    ValueError
        When the number or the sizes of the datasets do not fit.
    """

    def __init__(
        self,
        datasets: Sequence[Dataset],
        shape: NetworkSettings,
        training: TrainingSettings,
        seeds: Sequence[Seeds],
        *,
        dtype: type[np.floating[Any]] = np.float32,
    ) -> None:
        problems = [pose(d, loss=training.loss, class_weights=training.class_weights, dtype=dtype) for d in datasets]
        _check(datasets, len(seeds))
        self._problem = problems[0]
        self._train, self._test = _together([p.train for p in problems]), _together([p.test for p in problems])
        valid = [p.valid for p in problems if p.valid is not None]
        self._valid = _together(valid) if valid else None
        self._orders = [np.random.default_rng([seed.order, ORDER_STREAM]) for seed in seeds]
        self._dropouts = [np.random.default_rng([seed.order, DROPOUT_STREAM]) for seed in seeds]
        self.network = build(
            shape_of(self._problem, shape, training),
            weight_rngs=[np.random.default_rng([seed.weights, WEIGHT_STREAM]) for seed in seeds],
            dropout_rngs=self._dropouts,
            stack=len(seeds),
            dtype=dtype,
        )
        train, self._training = self._train, training
        self._schedules = [ScheduleState(training.schedule_epochs) for _ in seeds]
        self.optimiser = optimiser(training.optimiser, self.network.theta, self._rate())
        penalty = penalty_of(training, self._problem.n_samples)
        batches = Batches(train.X, train.targets, train.weight, training.batch_size, self.network.stack)
        self._steps = Steps(self.network, self._problem.loss, penalty, self.optimiser, batches)
        self.epoch = 0
        self.diverged_at = np.zeros(len(seeds), np.int64)
        self._finite = Checkpoint.of(self.network, self.optimiser)
        self._evaluate()

    @one_blas_thread()
    def advance(self, epochs: int, *, observe: Callable[[StackTrainer], None] | None = None) -> None:
        """Train whole epochs; ``observe`` is called with the trainer after each."""
        for _ in range(epochs):
            self.optimiser.learning_rate = self._rate()
            with np.errstate(all="ignore"):  # a diverging network overflows; the check below says so
                self._steps.epoch(self._orders)
            self.epoch += 1
            self._evaluate()
            for schedule, loss in zip(self._schedules, self.evaluation.train_loss.tolist(), strict=True):
                schedule.watch(loss)
            if observe is not None:
                observe(self)

    def state(self) -> StackState:
        """Return a copy of the present state."""
        streams = [rng.bit_generator.state for rng in (*self._orders, *self._dropouts)]
        schedules = [replace(schedule) for schedule in self._schedules]
        learned = Checkpoint.of(self.network, self.optimiser)
        return StackState(self.epoch, learned, streams, schedules, self.diverged_at.copy())

    def restore(self, state: StackState) -> None:
        """Put a state back that a stack of the same arguments was in; it goes on as that one did, bit for bit."""
        state.learned.restore(self.network, self.optimiser)
        for rng, stream in zip((*self._orders, *self._dropouts), state.streams, strict=True):
            rng.bit_generator.state = stream
        self._schedules = [replace(schedule) for schedule in state.schedules]
        self.epoch, self.diverged_at = state.epoch, state.diverged_at.copy()
        self._finite.update(self.network, self.optimiser)
        self._evaluate()

    def _rate(self) -> Rate:
        """Return the learning rate of the next epoch: of all networks, or of each (K, 1) if it follows their losses."""
        if not SCHEDULES[self._training.schedule].watches_loss:
            return next_rate(self._training, self._schedules[0])
        return np.array([[next_rate(self._training, schedule)] for schedule in self._schedules])

    @one_blas_thread()
    def _evaluate(self) -> None:
        """Measure all networks, and freeze those that are not finite."""
        regression = self._problem.dataset.task == "regression"
        evaluation = evaluate_stack(
            self.network, self._problem.loss, self._train, self._test, self._valid, regression=regression
        )
        finite = evaluation.is_finite & finite_networks(self.network, self.optimiser)
        self.diverged_at[~finite & (self.diverged_at == 0)] = max(self.epoch, 1)
        frozen = self.diverged_at > 0
        if frozen.any():
            self._finite.restore_rows(self.network, self.optimiser, frozen)
            evaluation.blank(frozen)
        self._finite.update(self.network, self.optimiser)
        self.evaluation = evaluation


def _check(datasets: Sequence[Dataset], n_networks: int) -> None:
    """Raise ValueError unless the datasets can stand side by side."""
    if len(datasets) not in {1, n_networks}:
        raise ValueError(f"{n_networks} networks need 1 data set or {n_networks}, got {len(datasets)}")
    sizes = {(d.task, d.n_train, d.n_test, d.n_valid, d.n_features, d.n_classes) for d in datasets}
    if len(sizes) > 1:
        raise ValueError(
            "the data sets of a stack must agree in task, samples, features and classes, got "
            f"{' and '.join(map(str, sorted(sizes)))}; train them in several stacks"
        )


def _together(parts: Sequence[Part]) -> Part:
    """Return parts as one with a leading axis; a single part as it is."""
    if len(parts) == 1:
        return parts[0]
    weights = [part.weight for part in parts if part.weight is not None]
    return Part(
        np.stack([part.X for part in parts]),
        np.stack([part.targets for part in parts]),
        np.stack([part.labels for part in parts]),
        np.stack(weights) if weights else None,
    )
