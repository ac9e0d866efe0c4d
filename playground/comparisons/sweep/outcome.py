"""What the cells of a sweep say together: medians and bands over the seeds, and the best value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.plan import Axis, Place, Plan
from playground.comparisons.sweep.ratios import Cell, Lines, Ratios, lowest_of, ratios
from playground.network.arithmetic import Array
from playground.training.problem import Watched

MANY_SEEDS = 10  # from which a band leaves out the lowest and the highest tenth
CLEARLY = 1.05  # times the lowest median watched loss: above it a value counts as worse

Fit = Literal["underfitting", "overfitting"]


@dataclass(frozen=True, slots=True)
class Region:
    """Neighbouring columns, counted from 0, ``first`` and ``last`` included, in which the network fits badly."""

    first: int
    last: int
    fit: Fit


class Outcome:
    """Numbers of a sweep by row (second knob) and column (first knob), as far as they are known.

    Parameters
    ----------
    plan : Plan
        Which cells there are.
    results : mapping of Place to CellResult
        The finished cells. Runs that diverged, or whose data could not be made, are counted but not in the numbers.

    Attributes
    ----------
    results : dict of Place to CellResult
        The cells done.
    done, failed : ndarray of int, of shape (n_rows, n_columns)
        Cells done, and those of them that ended without numbers to compare.
    """

    def __init__(self, plan: Plan, results: Mapping[Place, CellResult]) -> None:
        self.plan = plan
        self.results = dict(results)
        self._values: dict[str, Array] = {}
        self._quantiles: dict[str, Array] = {}
        shape = plan.n_rows, plan.n_columns
        self.done, self.failed = np.zeros(shape, int), np.zeros(shape, int)
        for (row, column, _), result in self.results.items():
            self.done[row, column] += 1
            self.failed[row, column] += not result.counts

    def values(self, name: str) -> Array:
        """Return a number of all cells, (n_rows, n_columns, n_seeds), NaN where there is none."""
        if name in self._values:
            return self._values[name]
        values = self._values[name] = np.full((self.plan.n_rows, self.plan.n_columns, self.plan.n_seeds), np.nan)
        for place, result in self.results.items():
            if result.counts:
                values[place] = getattr(result, name)
        values.flags.writeable = False
        return values

    def quantiles(self, name: str) -> Array:
        """Return low end of the band, median and high end, (3, n_rows, n_columns), NaN where no cell is done.

        The band is that of the 10 % and 90 % quantiles from ten seeds on; of fewer, the lowest and the highest value.
        """
        if name in self._quantiles:
            return self._quantiles[name]
        shares = (0.1, 0.5, 0.9) if self.plan.n_seeds >= MANY_SEEDS else (0.0, 0.5, 1.0)
        values = self.values(name)
        quantiles = self._quantiles[name] = np.full((3, *values.shape[:2]), np.nan)
        for at in np.ndindex(values.shape[:2]):
            present = values[at][~np.isnan(values[at])]
            if len(present) and 2 * self.failed[at] <= self.done[at]:
                with np.errstate(invalid="ignore"):  # a score may be −∞
                    quantiles[(slice(None), *at)] = np.quantile(present, shares)
        quantiles.flags.writeable = False
        return quantiles

    def median(self, name: str) -> Array:
        """Return the median over the seeds, (n_rows, n_columns); NaN where no cell is done, or most have failed."""
        median: Array = self.quantiles(name)[1]
        return median

    @property
    def watched(self) -> Watched:
        """The part by whose loss values are compared: for validation where the cells have one, else the test part."""
        is_valid = any(result.valid_loss is not None for result in self.results.values())
        return "valid" if is_valid else "test"

    @property
    def watched_loss(self) -> str:
        """The loss by which values are compared, as cells call it."""
        return f"{self.watched}_loss"

    @property
    def watched_median(self) -> Array:
        """The median of that loss over the seeds, (n_rows, n_columns)."""
        return self.median(self.watched_loss)

    @property
    def has_best(self) -> bool:
        """Whether one of the values can be the best: not where they make other data."""
        return not any(axis.knob.of_data for axis in self._axes)

    @property
    def best(self) -> Cell | None:
        """Row and column of the lowest median watched loss; None before any is known, and where none is the best."""
        return next(iter(self.bests), None) if self.has_best else None

    @cached_property
    def bests(self) -> tuple[Cell, ...]:
        """The lowest median watched loss; for one knob of the data and one of the network, that of each value of data.

        Empty for knobs of the data alone.
        """
        if all(axis.knob.of_data for axis in self._axes):
            return ()
        found = (lowest_of(self.watched_median, lines) for lines in self._lines)
        return tuple(cell for cell in found if cell is not None)

    @cached_property
    def ratios(self) -> Ratios:
        """Watched losses over those of the best value on the same data; of knobs of the data, over the first value's.

        The first is the lowest value that has a median; of two knobs, the lowest of both.
        """
        shape, chosen = (self.plan.n_rows, self.plan.n_columns), bool(self.bests)
        has_median = np.isfinite(self.watched_median)
        losses = np.where(has_median[..., None], self.values(self.watched_loss), np.nan)
        parts = []
        for lines, (row, column) in self._references:
            at = row - (lines[0].start or 0), column - (lines[1].start or 0)
            parts.append((lines, ratios(losses[lines], at, chosen=chosen)))
        return Ratios.put_together(shape, parts)

    @property
    def differences(self) -> Array:
        """Watched losses minus those that ``ratios`` has them over, (n_rows, n_columns, n_seeds); NaN where unknown."""
        losses = self.values(self.watched_loss)
        differences = np.full(losses.shape, np.nan)
        for lines, reference in self._references:
            differences[lines] = losses[lines] - losses[reference]
        return differences

    @property
    def alike(self) -> tuple[Cell, ...]:
        """The values that cannot be told apart from what ``ratios`` compares them with."""
        return tuple((int(row), int(column)) for row, column in np.argwhere(self.ratios.is_alike))

    @property
    def references(self) -> tuple[Cell, ...]:
        """The values that the others are compared with: one, or one for the same data."""
        return tuple(cell for _, cell in self._references)

    @property
    def _axes(self) -> tuple[Axis, ...]:
        return (self.plan.first,) if self.plan.second is None else (self.plan.first, self.plan.second)

    @property
    def _references(self) -> list[tuple[Lines, Cell]]:
        """Return with which cell the cells of some rows and columns are compared."""
        median = self.watched_median
        order = np.where(np.isfinite(median), np.arange(median.size).reshape(median.shape), np.nan)
        found = [(lines, lowest_of(median if self.bests else order, lines)) for lines in self._lines]
        return [(lines, cell) for lines, cell in found if cell is not None]

    @property
    def _lines(self) -> tuple[Lines, ...]:
        """The cells that are compared with one another: all, or those on the same data where one knob makes them."""
        of_data = [axis.knob.of_data for axis in self._axes]
        everything = slice(None)
        if of_data == [True, False]:
            return tuple((everything, slice(column, column + 1)) for column in range(self.plan.n_columns))
        if of_data == [False, True]:
            return tuple((slice(row, row + 1), everything) for row in range(self.plan.n_rows))
        return ((everything, everything),)

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where the network underfits and overfits, as far as the numbers say so; only for one knob, once it is done.

        On a side of the best value it underfits if the watched loss is clearly higher, can be told apart, and the
        training loss is higher too; it overfits if the watched loss is, and the gap between the two is wider. Which of
        the two is looked for follows from the knob's capacity.
        """
        capacity, best = self.plan.first.knob.swept.capacity, self.best
        if self.plan.second or capacity == "other" or best is None or (self.done < self.plan.n_seeds).any():
            return ()
        sides: tuple[Fit, Fit] = ("underfitting", "overfitting")
        left, right = sides if capacity == "more" else sides[::-1]
        last = self.plan.n_columns - 1
        found = [self._region(0, best[1], left), self._region(last, best[1], right)]
        return tuple(region for region in found if region)

    def _region(self, end: int, best: int, fit: Fit) -> Region | None:
        """Return the region that begins at one end and goes on towards the best column, if there is one."""
        train, test, apart = self.median("train_loss")[0], self.watched_median[0], self.ratios.is_apart[0]
        step = 1 if end < best else -1
        columns = []
        for column in range(end, best, step):
            clearly = test[column] > CLEARLY * test[best] and apart[column]
            wider = test[column] - train[column] > test[best] - train[best]
            if not clearly or not (train[column] > train[best] if fit == "underfitting" else wider):
                break
            columns.append(column)
        return Region(min(columns), max(columns), fit) if columns else None
