"""Points drawn by hand: hundredths on a square plane, each of a class and of the training or the test part."""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import ClassVar, Self

import numpy as np

from ..catalogue import OWN
from ..entry import Entry
from ..errors import DatasetError
from ..request import MAX_SAMPLES
from .file import read_file, written_file
from .point import HUNDRED, MOST_CLASSES, REACHES, Point

__all__ = ["REACHES", "Points"]

_FARTHEST = HUNDRED * REACHES[-1]
_PLACES = 2 * _FARTHEST + 1
BITS = 25  # of a point in a text: 1601² places of 6 classes in 2 parts


@dataclass(frozen=True)
class Points:
    """Drawn points on a plane, in the order in which they were drawn.

    Equal points are equal values with one hash. `repr` holds no point.

    Parameters
    ----------
    reach : int
        One of `REACHES`: the plane goes from −reach to reach, and inputs are standardised over it.
    points : tuple of Point
        At most 5,000, none beyond the plane.

    Raises
    ------
    DatasetError
        If the reach is none, there are too many points, or one is beyond the plane or of no class or part.
    """

    HUNDRED: ClassVar[int] = HUNDRED
    MOST_CLASSES: ClassVar[int] = MOST_CLASSES

    reach: int
    points: tuple[Point, ...] = ()

    def __post_init__(self) -> None:
        if self.reach not in REACHES:
            raise DatasetError(f"a plane reaches to one of {', '.join(map(str, REACHES))}, got {self.reach}")
        if len(self.points) > MAX_SAMPLES:
            raise DatasetError(f"there are {len(self.points):,} points, and at most {MAX_SAMPLES:,} can be drawn")
        far = HUNDRED * self.reach
        for x, y, label, part in self.points:
            if not (-far <= x <= far and -far <= y <= far and 0 <= label < MOST_CLASSES and 0 <= part <= 1):
                raise DatasetError(f"no point ({x / HUNDRED}, {y / HUNDRED}) of class {label} fits on the plane")

    def __repr__(self) -> str:
        return f"Points({len(self.points)} on a plane to {self.reach})"

    def __len__(self) -> int:
        return len(self.points)

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """The points on the smallest plane that holds them; those beyond the largest are moved to its edge."""
        kept = tuple(Point(_clipped(x, _FARTHEST), _clipped(y, _FARTHEST), label, part) for x, y, label, part in points)
        farthest = max((abs(place) for x, y, _, _ in kept for place in (x, y)), default=0)
        return cls(next(reach for reach in REACHES if HUNDRED * reach >= farthest), kept)

    @classmethod
    def from_text(cls, text: str, reach: int) -> Self:
        """The points that `text` gave.

        Raises
        ------
        DatasetError
            If the text is none of drawn points.
        """
        try:
            packed = np.frombuffer(base64.b64decode(text + "=" * (-len(text) % 4), b"-_", validate=True), np.uint8)
        except ValueError:
            raise DatasetError("the text holds other signs than those of drawn points") from None
        bits = np.unpackbits(packed)
        rows = bits[: len(bits) // BITS * BITS].reshape(-1, BITS)
        codes = rows.astype(np.int64) @ (1 << np.arange(BITS - 1, -1, -1))
        codes, kind = np.divmod(codes, 2 * MOST_CLASSES)
        x, y = np.divmod(codes, _PLACES)
        points = np.column_stack([x - _FARTHEST, y - _FARTHEST, kind // 2, kind % 2]).tolist()
        return cls(reach, tuple(Point(*point) for point in points))

    @classmethod
    def from_file(cls, content: bytes) -> Self:
        """The points in a file of CSV, on the smallest plane that holds them.

        Raises
        ------
        DatasetError
            If it has no such points; the message names line, value and remedy.
        """
        return cls.around(read_file(content))

    @classmethod
    def read(cls, path: str | PathLike[str]) -> Self:
        """The points in a file on the disk; see `from_file`."""
        return cls.from_file(Path(path).read_bytes())

    def as_file(self) -> str:
        """The points as the text of a file that `from_file` reads."""
        return written_file(self.points)

    @staticmethod
    def point(x: int, y: int, label: int, part: int) -> Point:
        """A point: x and y in hundredths, class from 0, and part, 0 for training and 1 for test."""
        return Point(x, y, label, part)

    def on(self, reach: int) -> "Points":
        """The same points on another plane."""
        return Points(reach, self.points)

    @property
    def text(self) -> str:
        """All points as letters, digits, "-" and "_": 25 bits a point, so 200 points are 834 signs."""
        if not self.points:
            return ""
        x, y, label, part = np.array(self.points, np.int64).T
        codes = ((x + _FARTHEST) * _PLACES + y + _FARTHEST) * 2 * MOST_CLASSES + 2 * label + part
        bits = (codes[:, None] >> np.arange(BITS - 1, -1, -1)) & 1
        return base64.urlsafe_b64encode(np.packbits(bits.astype(np.uint8)).tobytes()).decode().rstrip("=")

    @cached_property
    def entry(self) -> Entry:
        """What the catalogue would say of them: they have as many classes as the highest asks for, or more."""
        highest = max((point.label for point in self.points), default=0)
        return replace(OWN["points"], classes=(max(2, highest + 1), MOST_CLASSES), max_samples=len(self.points) or None)

    @property
    def missing(self) -> tuple[int, bool]:
        """How many classes have a training point, and whether there is a test point: two and one are needed."""
        classes = {point.label for point in self.points if point.part == 0}
        return len(classes), any(point.part == 1 for point in self.points)


def _clipped(place: int, most: int) -> int:
    return min(max(place, -most), most)
