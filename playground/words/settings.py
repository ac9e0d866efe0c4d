"""Settings and their values as text."""

from __future__ import annotations

from playground.comparisons.differences import Difference
from playground.words.catalogue import race as says
from playground.words.titles import NETWORK_TITLES, TRAINING_TITLES, written

_TITLES = {"network": NETWORK_TITLES, "training": TRAINING_TITLES}


def title_of(part: str, field: str) -> str:
    """Return what a field of a part of the settings is called within a sentence."""
    return _TITLES[part][field]


def difference_text(difference: Difference) -> str:
    """Return a difference as a clause, such as "dropout 0 in A, 0.5 in B"."""
    name = difference.field
    return says.DIFFERENCE(
        title=title_of(difference.part, name), a=written(name, difference.a), b=written(name, difference.b)
    )
