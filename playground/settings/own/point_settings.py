"""What a link says of points that were drawn: the points themselves while they are few, or else which they are."""

from __future__ import annotations

from dataclasses import dataclass

from playground.datasets import MAX_SAMPLES, REACHES
from playground.settings.declaration import Declaration, whole, word
from playground.settings.fields import check_all

MOST_IN_LINK = 400  # points; 1,667 signs, with which a link stays below the 2,000 that every program takes
SHOWN_DIGITS = 12  # of the 64 of a fingerprint
_NOT_SWEPT = "It says which data there are, and is no number to be varied."
_SHOWN_SIGNS = 20


@dataclass(frozen=True, slots=True)
class PointSettings:
    """Drawn points, or their number and fingerprint where a link cannot hold them."""

    points: str = word("", "points", Declaration("Points", "The points, 25 bits each, as letters and digits."))
    reach: int = whole(1, REACHES[0], REACHES[-1], "reach", Declaration(
        "Plane", "How far the plane goes from its middle in each direction.", sweep=_NOT_SWEPT,
    ))  # fmt: skip
    count: int = whole(0, 0, MAX_SAMPLES, "count", Declaration(
        "Points", "How many points there are, where the link does not hold them.", sweep=_NOT_SWEPT,
    ))  # fmt: skip
    content: str = word("", "drawing", Declaration("Fingerprint", "SHA-256 of the points, in hexadecimal."))

    def __post_init__(self) -> None:
        check_all(self)

    @property
    def missing(self) -> str:
        """What a link is answered with where the points are not there."""
        if not self.content:
            start = self.points[:_SHOWN_SIGNS] + ("…" if len(self.points) > _SHOWN_SIGNS else "")
            return f"The link's points “{start}” on a plane to {self.reach} are none that can be drawn."
        return (
            f"The link's data are {self.described}, more than the {MOST_IN_LINK} that a link holds: press Draw points "
            "and load the file in which they were saved."
        )

    @property
    def described(self) -> str:
        """Which points they are, for people."""
        if not self.content:
            return "drawn points"
        return f"{self.count:,} drawn points with the fingerprint {self.content[:SHOWN_DIGITS]}…"
