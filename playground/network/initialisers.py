"""How large the first weights are: the standard deviation of their normal distribution."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass


def he(n_in: int, n_out: int) -> float:
    """Return √(2 / n_in), which keeps the variance through ReLU layers (He et al. 2015)."""
    return math.sqrt(2.0 / n_in)


def xavier(n_in: int, n_out: int) -> float:
    """Return √(2 / (n_in + n_out)), made for tanh and sigmoid layers (Glorot and Bengio 2010)."""
    return math.sqrt(2.0 / (n_in + n_out))


def normal(n_in: int, n_out: int) -> float:
    """Return 1: the chosen scale alone is the standard deviation."""
    return 1.0


@dataclass(frozen=True, slots=True)
class InitialiserRecord:
    """All that is to be said of a choice of first weights.

    Attributes
    ----------
    deviation : function of (n_in, n_out)
        Returns the standard deviation of the weights between so many inputs and outputs, before any scale.
    title : str
        What a list of choices calls it.
    help : str
        One sentence on what it suits; empty where the title says all.
    """

    deviation: Callable[[int, int], float]
    title: str
    help: str = ""


INITIALISERS = {
    "he": InitialiserRecord(he, "He, √(2/n_in)", "He suits ReLU and its relatives."),
    "xavier": InitialiserRecord(xavier, "Xavier, √(2/(n_in+n_out))", "Xavier suits tanh and sigmoid."),
    "normal": InitialiserRecord(normal, "the scale alone"),
}
