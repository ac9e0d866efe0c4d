"""What settings say about how weights are moved: the penalty, and the learning rate of the next epoch."""

from __future__ import annotations

from playground.network.penalties import Penalty
from playground.optimisation.records import OPTIMISERS, SCHEDULES
from playground.optimisation.schedules import ScheduleState
from playground.settings.run import TrainingSettings


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
