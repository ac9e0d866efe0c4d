"""What a stage needs of that which it shows: a run, a race, a study or a sweep."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from playground.charts.kit.figure import Figure

Speed = str  # the key of a speed: slow, medium or fast
Command = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands in the places of a page at one moment.

    Attributes
    ----------
    figures : dict of str to Figure or None
        By the key of their place; None empties the place.
    texts : dict of str to str
        HTML by the key of its place. Foreign text in it is escaped.
    """

    figures: dict[str, Figure | None] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)


def remembered(**reached: float | None) -> dict[str, str]:
    """Return the text of the place ``signal``, which the browser's tab remembers when the page is loaded anew.

    Parameters
    ----------
    **reached : float or None
        What would be lost then; nothing if nothing would.
    """
    return {"signal": json.dumps(reached) if reached else ""}


class Performance(Protocol):
    """What can be played and drawn. A stage calls all of this with its lock held, from whichever thread."""

    @property
    def speed(self) -> Speed:
        """How fast it plays: 4 epochs a second, one epoch a frame, or as many as there is time for."""

    @property
    def is_open(self) -> bool:
        """Whether there is more to train."""

    def advance(self, until: Callable[[], bool]) -> int:
        """Train whole epochs, and ask ``until`` after each whether to end; return how many there were."""

    def draw(self) -> Drawing:
        """Draw it as it is looked at now."""

    def printed(self) -> Performance:
        """Return the same in dark colours on white paper, to be drawn once."""

    def end(self) -> None:
        """Do what is to be done once nothing is left to train."""

    def obey(self, command: Command) -> bool:
        """Do what a person asked for in the browser; return whether the page's controls must follow."""


def drawn(performance: Performance | None, *, printed: bool) -> Drawing:
    """Return what a performance looks like, on the page or printed; nothing of none."""
    if performance is None:
        return Drawing()
    return (performance.printed() if printed else performance).draw()
