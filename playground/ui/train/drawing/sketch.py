"""The points as they are drawn, which a run may not be able to use yet, with undo and redo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from playground.datasets import MAX_SAMPLES, Points


@dataclass(slots=True)
class Sketch:
    """Points under the hand of a person.

    Attributes
    ----------
    points : Points
        As they are drawn.
    used : Points
        Those that the run was given last.
    label, part : int
        Class and part of new points.
    """

    points: Points
    used: Points
    label: int = 0
    part: int = 0
    _before: list[Points] = field(default_factory=list)
    _after: list[Points] = field(default_factory=list)
    _stroke: int | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back that can be done again."""
        return bool(self._after)

    @property
    def is_full(self) -> bool:
        """Whether no further point can be drawn."""
        return len(self.points) >= MAX_SAMPLES

    def add(self, places: Iterable[object], stroke: int | None = None) -> bool:
        """Draw points at places (x, y); return whether that changed anything. What is no place is left out.

        Changes of one stroke are taken back together.
        """
        found = [place for place in map(self._place, places) if place is not None]
        room = MAX_SAMPLES - len(self.points)
        new = tuple(Points.point(x, y, self.label, self.part) for x, y in found[:room])
        return self.change((*self.points.points, *new), stroke)

    def move(self, index: object, place: object, stroke: int | None = None) -> bool:
        """Move the point with this index, from 0; return whether that changed anything."""
        where = self._place(place)
        if not self._has(index) or where is None:
            return False
        points = list(self.points.points)
        _, _, label, part = points[index]  # type: ignore[call-overload]
        points[index] = Points.point(*where, label, part)  # type: ignore[call-overload]
        return self.change(points, stroke)

    def erase(self, index: object) -> bool:
        """Take the point with this index away; return whether that changed anything."""
        if not self._has(index):
            return False
        points = list(self.points.points)
        del points[index]  # type: ignore[arg-type]
        return self.change(points)

    def change(self, points: Iterable[Any] | Points, stroke: int | None = None) -> bool:
        """Have other points; return whether they are others."""
        new = points if isinstance(points, Points) else replace(self.points, points=tuple(points))
        if new == self.points:
            return False
        if stroke is None or stroke != self._stroke:
            self._before.append(self.points)
        self._after.clear()
        self.points, self._stroke = new, stroke
        return True

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Do again what was taken back last; return whether there was anything."""
        return self._step(self._after, self._before)

    def _step(self, source: list[Points], target: list[Points]) -> bool:
        self._stroke = None
        if not source:
            return False
        target.append(self.points)
        self.points = source.pop()
        return True

    def _has(self, index: object) -> bool:
        return isinstance(index, int) and not isinstance(index, bool) and 0 <= index < len(self.points)

    def _place(self, place: object) -> tuple[int, int] | None:
        """Return a place in hundredths, one beyond the plane at its edge; None for what is none."""
        if not isinstance(place, list | tuple) or len(place) != 2:
            return None
        x, y = (_hundredths(value, self.points.reach) for value in place)
        return None if x is None or y is None else (x, y)


def _hundredths(value: object, reach: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return None
    return round(Points.HUNDRED * min(max(value, -reach), reach))
