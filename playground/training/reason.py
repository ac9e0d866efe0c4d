"""Why a run goes no further, as numbers; the sentences are made in ``playground.words``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Infinite(Enum):
    """What of a run became infinite."""

    LOSS = "loss"
    WEIGHTS = "weights"
    MEMORY = "memory"  # of the optimiser


@dataclass(frozen=True, slots=True)
class Diverged:
    """A number became infinite in the epoch after ``epoch``, whose state is kept, at this learning rate."""

    infinite: Infinite
    epoch: int
    learning_rate: float


@dataclass(frozen=True, slots=True)
class RanOutOfPatience:
    """No test loss was lower for ``patience`` epochs than that of ``best_epoch``."""

    patience: int
    best_loss: float
    best_epoch: int


@dataclass(frozen=True, slots=True)
class LimitReached:
    """The run has come to its limit of so many epochs."""

    max_epochs: int


Reason = Diverged | RanOutOfPatience | LimitReached
