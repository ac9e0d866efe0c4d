"""Drawn points as data of a person's own: the value that a run's settings hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from playground.datasets import Dataset, DatasetError, Entry, Points, load_points
from playground.settings.fields import differing
from playground.settings.own.own_data import Call, OwnData
from playground.settings.own.point_settings import MOST_IN_LINK, PointSettings

FILE = "points.csv"  # in which the page gives points


@dataclass(frozen=True)
class OwnPoints:
    """Points that a person has drawn; see ``OwnData``. ``repr`` holds their number alone."""

    points: Points

    @property
    def entry(self) -> Entry:
        """What the catalogue would say of them."""
        return self.points.entry

    @property
    def fingerprint(self) -> str:
        """SHA-256 of plane and points, in hexadecimal."""
        return sha256(f"{self.points.reach} {self.points.text}".encode()).hexdigest()

    @property
    def is_in_links(self) -> bool:
        """Whether the points are few enough for a link."""
        return len(self.points) <= MOST_IN_LINK

    @property
    def query(self) -> Mapping[str, str]:
        """What a link says of them: all of them where they are few, or else number and fingerprint."""
        reach = {"reach": str(self.points.reach)}
        if self.is_in_links:
            return {"points": self.points.text} | reach
        return {"count": str(len(self.points)), "drawing": self.fingerprint} | reach

    def load(self, **choices: Any) -> Dataset:
        """Return the dataset under the choices of ``datasets.load``; DatasetError where it cannot be."""
        return load_points(self.points, **choices)

    @property
    def call(self) -> Call:
        """What a program calls for the same data; many points are read from a file, for which the page gives them."""
        if self.is_in_links:
            return Call("playground.datasets", "load_points", (self.points.text, self.points.reach), {})
        return Call("playground.datasets", "load_points", (FILE, self.points.reach), {}, FILE)

    def as_wanted(self, wanted: Any) -> OwnData | None:
        """Return these points if a link wants them, by their fingerprint; else None."""
        return self if isinstance(wanted, PointSettings) and wanted.content == self.fingerprint else None


def in_link(wanted: Any) -> OwnPoints | None:
    """Return the points that a link holds itself; None where it holds none, or none that can be drawn."""
    if not isinstance(wanted, PointSettings) or wanted.content:
        return None
    try:
        return OwnPoints(Points.from_text(wanted.points, wanted.reach))
    except DatasetError:
        return None


def can_go_on(before: Any, after: Any) -> bool:
    """Return whether a run goes on when its data settings change so: other points on the same plane, no other change.

    Then the network has the same inputs, in the same units, and the same outputs.
    """
    a, b = before.own, after.own
    return (
        isinstance(a, OwnPoints)
        and isinstance(b, OwnPoints)
        and a.points.reach == b.points.reach
        and differing(before, after) == ["own"]
    )
