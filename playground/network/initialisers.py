"""How large the first weights are: the standard deviation of their normal distribution."""

from __future__ import annotations

import math
from collections.abc import Callable


def he(n_in: int, n_out: int) -> float:
    """Return √(2 / n_in), which keeps the variance through ReLU layers (He et al. 2015)."""
    return math.sqrt(2.0 / n_in)


def xavier(n_in: int, n_out: int) -> float:
    """Return √(2 / (n_in + n_out)), made for tanh and sigmoid layers (Glorot and Bengio 2010)."""
    return math.sqrt(2.0 / (n_in + n_out))


def normal(n_in: int, n_out: int) -> float:
    """Return 1: the chosen scale alone is the standard deviation."""
    return 1.0


INITIALISERS: dict[str, Callable[[int, int], float]] = {"he": he, "xavier": xavier, "normal": normal}
