"""Names of the curves, by what they show."""

from __future__ import annotations

from playground.words.catalogue import charts as says


def by_epoch(measure: str, *, regression: bool) -> str:
    """Return what curves of the loss or of the score show."""
    if measure == "loss":
        return says.LOSS_BY_EPOCH()
    return says.R_SQUARED_BY_EPOCH() if regression else says.ACCURACY_BY_EPOCH()


def of_both(measure: str, *, regression: bool) -> str:
    """Return the name of the curves of A and B."""
    if measure == "loss":
        return says.LOSS_OF_BOTH()
    return says.R_SQUARED_OF_BOTH() if regression else says.ACCURACY_OF_BOTH()
