"""What a notebook has of many seeds: a figure, and a table of all networks."""

from __future__ import annotations

from abc import ABC, abstractmethod

from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.table import seeds_table
from playground.measurements.notebook.frame import Frame, framed
from playground.measurements.notebook.shown import Shown


class Tabled(Shown, ABC):
    """Results of many seeds that can be put into a table.

    Attributes
    ----------
    varied : str
        What the seeds change, see ``reseeded``.
    """

    varied: str

    @abstractmethod
    def results(self) -> list[SeedResults]:
        """Return what A, and B if there is one, have come to; an empty list before there is anything."""

    def to_pandas(self) -> Frame:
        """Return a row for each network, with its seeds and its last numbers (see ``seeds_table``), as a data frame.

        It has no rows before there are results.
        """
        results = self.results()
        return framed(seeds_table(results, self.varied) if results else {})
