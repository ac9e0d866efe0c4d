"""Names of curves and of the keys of their data, and what curves will show."""

from __future__ import annotations

from playground.words.catalogue import charts as says
from playground.words.catalogue import guides


def part_names(*, with_valid: bool = False) -> dict[str, str]:
    """Return what the parts of the data are called, the one for validation where it is asked for."""
    names = {"train": guides.TRAIN(), "test": guides.TEST()}
    return names | {"valid": guides.VALIDATION()} if with_valid else names


def layer_name(key: str) -> str:
    """Return what a layer of weights is called, by its key in measurements: "hidden 1", "hidden 2", …, "output"."""
    return says.OUTPUT() if key == "output" else says.HIDDEN(layer=key.removeprefix("hidden "))


def to_come(measure: str) -> str:
    """Return what curves of the loss or of the score will show once the network trains."""
    return guides.LOSS_TO_COME() if measure == "loss" else guides.SCORE_TO_COME()


def pair_to_come(measure: str) -> str:
    """Return what the curves of A and B will show once they train."""
    return guides.PAIR_LOSS_TO_COME() if measure == "loss" else guides.PAIR_SCORE_TO_COME()


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
