"""Which kept runs, or kept studies, are ticked."""

from __future__ import annotations

from dataclasses import dataclass

from playground.settings.declaration import Declaration, several
from playground.settings.fields import Number, check_all

MOST_IN_LINK = 100  # runs, with which a link stays below the 2,000 signs that every program takes
LARGEST_NUMBER = 2**63 - 1  # that the run log can give a run
_NUMBER = Number("", 1, LARGEST_NUMBER, whole=True)


@dataclass(frozen=True, slots=True)
class RunsSettings:
    """The numbers of the kept runs, or of the kept studies, that are ticked, as far as a link holds them."""

    ticked: tuple[int, ...] = several((), _NUMBER, 0, MOST_IN_LINK, "runs", Declaration(
        "Runs", "The kept runs that are ticked, by their numbers.",
    ), distinct=True)  # fmt: skip
    studies: tuple[int, ...] = several((), _NUMBER, 0, MOST_IN_LINK, "studies", Declaration(
        "Studies", "The kept studies of many seeds that are ticked, by their numbers; they are listed if no run is.",
    ), distinct=True)  # fmt: skip

    def __post_init__(self) -> None:
        check_all(self)
