"""What the cells of a sweep say together: medians and bands over the seeds, and the best value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from playground.comparisons.sweep.cell import CellResult
from playground.comparisons.sweep.plan import Place, Plan
from playground.network.arithmetic import Array

MANY_SEEDS = 10  # from which a band leaves out the lowest and the highest tenth
CLEARLY = 1.05  # times the lowest median test loss: above it a value counts as worse
MOSTLY = 0.75  # share of the seeds in which it must be worse, too

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
        shape = plan.n_rows, plan.n_columns
        self.done, self.failed = np.zeros(shape, int), np.zeros(shape, int)
        for (row, column, _), result in self.results.items():
            self.done[row, column] += 1
            self.failed[row, column] += not result.counts

    def values(self, name: str) -> Array:
        """Return a number of all cells, (n_rows, n_columns, n_seeds), NaN where there is none."""
        values = np.full((self.plan.n_rows, self.plan.n_columns, self.plan.n_seeds), np.nan)
        for place, result in self.results.items():
            if result.counts:
                values[place] = getattr(result, name)
        return values

    def quantiles(self, name: str) -> Array:
        """Return low end of the band, median and high end, (3, n_rows, n_columns), NaN where no cell is done.

        The band is that of the 10 % and 90 % quantiles from ten seeds on; of fewer, the lowest and the highest value.
        """
        shares = (0.1, 0.5, 0.9) if self.plan.n_seeds >= MANY_SEEDS else (0.0, 0.5, 1.0)
        values = self.values(name)
        quantiles = np.full((3, *values.shape[:2]), np.nan)
        for at in np.ndindex(values.shape[:2]):
            present = values[at][~np.isnan(values[at])]
            if len(present) and 2 * self.failed[at] <= self.done[at]:
                with np.errstate(invalid="ignore"):  # a score may be −∞
                    quantiles[(slice(None), *at)] = np.quantile(present, shares)
        return quantiles

    def median(self, name: str) -> Array:
        """Return the median over the seeds, (n_rows, n_columns); NaN where no cell is done, or most have failed."""
        median: Array = self.quantiles(name)[1]
        return median

    @property
    def best(self) -> tuple[int, int] | None:
        """Row and column of the lowest median test loss; None before any is known."""
        median = self.median("test_loss")
        if not np.isfinite(median).any():
            return None
        row, column = np.unravel_index(np.nanargmin(median), median.shape)
        return int(row), int(column)

    def worse_in(self, column: int) -> tuple[int, int]:
        """Return in how many seeds a column's test loss is above the best column's, and how many have both losses.

        For a sweep of one knob.
        """
        losses = self.values("test_loss")[0]
        best = losses[self.best[1] if self.best else 0]
        both = ~np.isnan(losses[column]) & ~np.isnan(best)
        return int((losses[column] > best)[both].sum()), int(both.sum())

    @property
    def regions(self) -> tuple[Region, ...]:
        """Where the network underfits and overfits, as far as the numbers say so; only for one knob, once it is done.

        On a side of the best value it underfits if the test loss is clearly higher, in most seeds, and the training
        loss is higher too; it overfits if the test loss is, and the gap between the two is wider. Which of the two is
        looked for follows from the knob's capacity.
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
        train, test = self.median("train_loss")[0], self.median("test_loss")[0]
        step = 1 if end < best else -1
        columns = []
        for column in range(end, best, step):
            worse, n_compared = self.worse_in(column)
            clearly = test[column] > CLEARLY * test[best] and worse >= MOSTLY * n_compared
            wider = test[column] - train[column] > test[best] - train[best]
            if not clearly or not (train[column] > train[best] if fit == "underfitting" else wider):
                break
            columns.append(column)
        return Region(min(columns), max(columns), fit) if columns else None
