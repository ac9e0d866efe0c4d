"""|w| made small by its subgradient and by its proximal step, the soft threshold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.explorables.descent import descend
from playground.network.arithmetic import Array
from playground.network.penalties import L1_UPDATES, Penalty


@dataclass(frozen=True, slots=True)
class ZeroSteps:
    """The weight over the steps.

    Attributes
    ----------
    paths : dict of str to ndarray of shape (n_steps + 1,)
        By the key of the update in ``L1_UPDATES``.
    size : float
        ηλ/n, how far a step goes.
    """

    paths: dict[str, Array]
    size: float

    def first_zero(self, update: str) -> int | None:
        """Return after how many steps the weight is exactly 0 for the first time; None if it never is."""
        zeros = np.flatnonzero(self.paths[update] == 0.0)
        return int(zeros[0]) if len(zeros) else None


def zero_steps(start: float, rate: float, strength: float) -> ZeroSteps:
    """Return the steps of a weight under L1 alone, by each update.

    Parameters
    ----------
    start : float
        The first weight.
    rate : float, positive
        η.
    strength : float, at least 0
        λ/n.
    """
    paths = {
        update: descend(start, 0.0, rate, Penalty(l1=strength, l2=0.0, n_samples=1, l1_update=update))[:, 0]
        for update in L1_UPDATES
    }
    return ZeroSteps(paths, rate * strength)
