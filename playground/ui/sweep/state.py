"""A desk is what one browser tab holds of its sweep."""

from __future__ import annotations

from dataclasses import dataclass

from playground.comparisons.sweep.sweep import Sweep
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.ui.sweep.cell_store import CellStore


@dataclass(slots=True)
class Desk:
    """What a tab holds of its sweep.

    Attributes
    ----------
    base : Settings
        What all cells share.
    asked : SweepSettings
        What the controls say.
    store : CellStore
        Finished cells by their key.
    problems : tuple of str
        What of the link could not be used.
    sweep : Sweep or None
        The one that was started last.
    """

    base: Settings
    asked: SweepSettings
    store: CellStore
    problems: tuple[str, ...] = ()
    sweep: Sweep | None = None

    @property
    def running(self) -> bool:
        """Whether a sweep is under way."""
        return self.sweep is not None and self.sweep.running
