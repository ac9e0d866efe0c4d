"""Whether a run can go on, and why not, as numbers; the sentences are made in ``playground.words``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from playground.training.problem import Watched


class Status(Enum):
    """Whether a run can go on, and if not, why; the values are keys that files and exports hold."""

    OPEN = "open"
    EPOCH_LIMIT = "epoch limit reached"
    STOPPED_EARLY = "stopped early"
    DIVERGED = "diverged"


class Infinite(Enum):
    """What of a run became infinite."""

    LOSS = "loss"
    WEIGHTS = "weights"
    MEMORY = "memory"  # of the optimiser


@dataclass(frozen=True, slots=True)
class Diverged:
    """A number became infinite in the epoch after ``epoch``, whose state is kept, at this learning rate.

    ``scheduled_rate`` is what a schedule had made of the rate by then, where that is another.
    """

    infinite: Infinite
    epoch: int
    learning_rate: float
    scheduled_rate: float | None = None


@dataclass(frozen=True, slots=True)
class RanOutOfPatience:
    """No loss on the ``watched`` part was lower for ``patience`` epochs than that of ``best_epoch``."""

    patience: int
    best_loss: float
    best_epoch: int
    watched: Watched = "test"


@dataclass(frozen=True, slots=True)
class LimitReached:
    """The run has come to its limit of so many epochs."""

    max_epochs: int


Reason = Diverged | RanOutOfPatience | LimitReached
_STATUSES = {
    Diverged: Status.DIVERGED,
    RanOutOfPatience: Status.STOPPED_EARLY,
    LimitReached: Status.EPOCH_LIMIT,
}


def status_of(reason: Reason | None) -> Status:
    """Return the status of a run that goes no further for this reason, or is open if there is none."""
    return Status.OPEN if reason is None else _STATUSES[type(reason)]
