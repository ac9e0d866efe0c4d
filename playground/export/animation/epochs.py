"""Which epochs of a run a film shows."""

from __future__ import annotations

import numpy as np

SPACINGS = ("linear", "log")


def epochs_of_film(last: int, most: int, spacing: str) -> list[int]:
    """Return epochs from 0 to the last at even distances.

    Parameters
    ----------
    last : int, at least 0
        The run's last epoch.
    most : int, at least 2
        Of frames.
    spacing : {"linear", "log"}
        Even in epochs, or in the logarithm of one and the epoch: most happens in the first ones.

    Returns
    -------
    list of int, ascending and each once: fewer than ``most`` where the run has no more, or where steps in the
    logarithm are smaller than an epoch.
    """
    if last < most:
        return list(range(last + 1))
    even = np.linspace(0, last, most) if spacing == "linear" else np.geomspace(1, last + 1, most) - 1
    return sorted({round(epoch) for epoch in even.tolist()})
