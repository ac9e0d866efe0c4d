"""What settings make of a run: the shape of its network, its penalty, the rate of the next epoch, and its end."""

from __future__ import annotations

from playground.network.builder import Shape
from playground.network.penalties import Penalty
from playground.optimisation.records import OPTIMISERS, SCHEDULES
from playground.optimisation.schedules import ScheduleState
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.problem import Problem, Watched
from playground.training.reason import LimitReached, RanOutOfPatience, Reason
from playground.training.stopping import EarlyStopping


def shape_of(problem: Problem, network: NetworkSettings, training: TrainingSettings) -> Shape:
    """Return what the network is built from: the settings, between the inputs and outputs of the problem."""
    return Shape(
        n_inputs=problem.dataset.n_features,
        n_outputs=problem.n_outputs,
        hidden_layers=network.hidden_layers,
        activation=network.activation,
        leaky_slope=network.leaky_slope,
        batch_norm=network.batch_norm,
        dropout=training.dropout,
        initialisation=network.initialisation,
        initial_scale=network.initial_scale,
    )


def penalty_of(training: TrainingSettings, n_samples: float) -> Penalty:
    """Return the penalty, which reaches the weights as the optimiser wants it to."""
    return Penalty(
        l1=training.l1,
        l2=training.l2,
        n_samples=n_samples,
        l1_update=training.l1_update,
        l2_update=OPTIMISERS[training.optimiser].l2_update,
    )


def next_rate(training: TrainingSettings, state: ScheduleState) -> float:
    """Return the learning rate of the epoch after those that the schedule has seen."""
    return SCHEDULES[training.schedule].rate(training.learning_rate, state, training.schedule_factor)


def reason_to_stop(training: TrainingSettings, epoch: int, stopping: EarlyStopping, watched: Watched) -> Reason | None:
    """Return why a run goes no further than this epoch; None if it does. ``watched`` is what stopping watches."""
    if training.early_stopping == "stop" and stopping.stop_epoch is not None:
        return RanOutOfPatience(stopping.patience, stopping.best_loss, stopping.best_epoch, watched)
    return LimitReached(training.max_epochs) if epoch >= training.max_epochs else None
