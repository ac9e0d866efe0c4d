"""Whether two settings can race: on the same data, and not as the same run twice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from playground.comparisons.differences import differences, varying
from playground.settings.links import like
from playground.settings.run import Settings


class Hindrance(Enum):
    """Why two settings cannot race."""

    OTHER_DATA = auto()
    SAME = auto()
    ONLY_SEEDS = auto()  # a race gives B those of A


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why two settings cannot race; ``fields`` are those of the data in which they differ."""

    hindrance: Hindrance
    fields: tuple[str, ...] = ()


def obstacle(a: Settings, b: Settings) -> Obstacle | None:
    """Return what keeps two settings from a race; None if they can race, B then with the seeds of A."""
    fields = tuple(one.field for one in varying((a, b)) if one.part == "data")
    if a.data.own != b.data.own and "name" not in fields:
        fields = ("name", *fields)
    if fields:
        return Obstacle(Hindrance.OTHER_DATA, fields)
    if not differences(a, like(a, b)):
        return Obstacle(Hindrance.ONLY_SEEDS if differ_in_seeds(a, b) else Hindrance.SAME)
    return None


def differ_in_seeds(a: Settings, b: Settings) -> bool:
    """Return whether B begins from other weights than A, or goes through its batches in another order."""
    return (a.network.seed, a.training.seed) != (b.network.seed, b.training.seed)
