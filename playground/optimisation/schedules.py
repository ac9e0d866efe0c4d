"""A schedule says which learning rate an epoch has, from the epochs before it and their training losses.

A share is what the base rate is multiplied by, in [0, 1]. It depends on the past alone: on how many epochs there were,
or on how often the training loss came to rest. So a run that is taken back, gone on with or trained in a stack has the
rates it would have had anyway.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

LOWEST_RATE = 1e-8  # no schedule leads below it: an Adam step of this size moves no weight of size 1 in float32
THRESHOLD = 1e-4  # by this share a training loss must be below the lowest before it to count as lower


def constant(count: int, length: int, factor: float) -> float:
    """Return 1."""
    return 1.0


def step(count: int, length: int, factor: float) -> float:
    """Return factor^⌊count / length⌋."""
    return factor ** (count // length)


def cosine(count: int, length: int, factor: float) -> float:
    """Return half a wave of the cosine from 1 to ``factor``, where it stays (Loshchilov and Hutter 2017, section 3)."""
    if count >= length:
        return factor
    return max(1.0 - (1.0 - factor) * 0.5 * (1.0 - math.cos(math.pi * count / length)), factor)


def power(count: int, length: int, factor: float) -> float:
    """Return factor^count."""
    return factor**count


@dataclass(slots=True)
class ScheduleState:
    """What a schedule needs to know of the past of one run.

    Parameters
    ----------
    length : int, at least 1
        Epochs without a lower training loss after which it is said to rest; then the count begins anew.

    Attributes
    ----------
    epochs : int
        Epochs so far.
    plateaus : int
        How often the training loss has come to rest.
    lowest : float
        The lowest training loss so far.
    waited : int
        Epochs since then, or since it last came to rest.
    """

    length: int
    epochs: int = 0
    plateaus: int = 0
    lowest: float = math.inf
    waited: int = 0

    def watch(self, train_loss: float) -> None:
        """Take in the training loss after one more epoch."""
        self.epochs += 1
        if train_loss < self.lowest * (1.0 - THRESHOLD):
            self.lowest, self.waited = train_loss, 0
            return
        self.waited += 1
        if self.waited == self.length:
            self.plateaus, self.waited = self.plateaus + 1, 0


def state_after(train_losses: Iterable[float], length: int) -> ScheduleState:
    """Return the state of a schedule after epochs that ended with these training losses."""
    state = ScheduleState(length)
    for loss in train_losses:
        state.watch(loss)
    return state
