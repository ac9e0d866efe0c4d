"""What one setting came to over many seeds: curves, their bands, final losses, and where networks agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from playground.measurements.boundary import Field, Grid
from playground.network.arithmetic import Array
from playground.settings.run import Settings
from playground.training.problem import Watched, parts_of

COLUMNS = ("train_loss", "test_loss", "train_score", "test_score", "zeros")
VALIDATION = ("valid_loss", "valid_score")  # only of data with a part for validation
MANY_SEEDS = 10  # from which the spread is told without the lowest and the highest tenth


def spread_levels(n: int) -> tuple[float, float]:
    """Return between which quantiles the spread of n seeds is told: all of them if they are few."""
    return (0.1, 0.9) if n >= MANY_SEEDS else (0.0, 1.0)


def column_names(columns: Sequence[str], measures: Sequence[str], parts: Sequence[str]) -> list[str]:
    """Return the names of all columns of ``SeedResults.rows``: the loss on each part by each of the measures last."""
    return [*columns, *(f"{part}_loss_by_{measure}" for measure in measures for part in parts)]


@dataclass(frozen=True, eq=False)
class SeedResults:
    """The networks of one setting, after the epochs that all of them have been trained for.

    Parameters
    ----------
    settings : Settings
        The settings of the network with the first seeds.
    rows : ndarray of shape (n_epochs + 1, 5 + 2 n_measures, K), or 7 + 3 n_measures with a validation part
        Train loss, test loss, train score, test score and share of exact zeros, then loss and score on any validation
        part; row e is after epoch e. NaN from the epoch on in which a network diverged.
    diverged_at : ndarray of int of shape (K,)
        That epoch; 0 for a network that has not diverged.
    grid : Grid or None
        Where all networks were asked; None if they have no plane in common.
    answers : ndarray of shape (K, n_points), or None
        Class or number that each network gives on the grid.
    n_classes : int
        0 for regression.
    measures : tuple of str
        Other losses by which the networks were measured: the loss on every part by each stands below the others.
        Studies that were kept before these had it of a validation part have only those of train and test.
    by : str
        The one of them that the losses are; empty for the networks' own loss.
    """

    settings: Settings
    rows: Array
    diverged_at: Array
    grid: Grid | None
    answers: Array | None
    n_classes: int
    measures: tuple[str, ...] = ()
    by: str = ""

    def __getitem__(self, name: str) -> Array:
        """Return a column, one of ``columns``, of shape (n_epochs + 1, K)."""
        part, _, measured = name.partition("_")
        by = self.by and measured == "loss" and part in self.parts
        column: Array = self.rows[:, self.names.index(f"{name}_by_{self.by}" if by else name)]
        return column

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: ``COLUMNS``, and ``VALIDATION`` where there is such a part."""
        has_valid = self.rows.shape[1] - len(parts_of("test")) * len(self.measures) > len(COLUMNS)
        return (*COLUMNS, *VALIDATION) if has_valid else COLUMNS

    @cached_property
    def names(self) -> list[str]:
        """The names of all columns of ``rows``, with those by other losses."""
        return column_names(self.columns, self.measures, self._measured_parts)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the data whose loss is known, by the loss that is asked for."""
        return self._measured_parts if self.by else parts_of(self.watched)

    @property
    def _measured_parts(self) -> tuple[str, ...]:
        """The parts whose losses by the ``measures`` are known."""
        n = self.rows.shape[1] - len(self.columns)
        return parts_of("valid" if n > len(parts_of("test")) * len(self.measures) else "test")

    @property
    def watched(self) -> Watched:
        """The part that early stopping watches."""
        return "valid" if VALIDATION[0] in self.columns else "test"

    def measured_by(self, loss: str) -> SeedResults:
        """Return the same with the losses by one of the ``measures``."""
        return replace(self, by=loss)

    @property
    def n_networks(self) -> int:
        """The number K of networks."""
        return self.rows.shape[2]

    @property
    def epoch(self) -> int:
        """The last epoch that all networks have been trained for."""
        return len(self.rows) - 1

    @property
    def n_diverged(self) -> int:
        """How many networks diverged up to the last epoch."""
        return int(np.count_nonzero(self.has_diverged))

    @property
    def has_diverged(self) -> Array:
        """Which networks diverged up to the last epoch (K,)."""
        diverged: Array = (self.diverged_at > 0) & (self.diverged_at <= self.epoch)
        return diverged

    def quantiles(self, name: str, epochs: Array) -> Array:
        """Return five quantiles over the networks (5, n) after the given epochs.

        They are the quantiles 0.1, 0.25, 0.5, 0.75 and 0.9; of fewer than ten networks the first and the last are the
        lowest and the highest value. Networks that diverged do not count; NaN where all have.
        """
        values = self[name][epochs]
        some = ~np.isnan(values).all(axis=1)
        low, high = spread_levels(self.n_networks)
        levels = (low, 0.25, 0.5, 0.75, high)
        result = np.full((len(levels), len(values)), np.nan)
        result[:, some] = np.nanquantile(values[some], levels, axis=1)
        return result

    @cached_property
    def best_epochs(self) -> Array:
        """The epoch of each network's lowest watched loss, from 1 (K,); 0 before the first or if there is none."""
        losses = self[f"{self.watched}_loss"][1:]
        if not len(losses):
            return np.zeros(self.n_networks, np.int64)
        finite = np.where(np.isnan(losses), np.inf, losses)
        return np.where(np.isinf(finite).all(axis=0), 0, 1 + finite.argmin(axis=0))

    def stop_epochs(self, patience: int) -> Array:
        """Return the epoch at which early stopping would have stopped each network (K,); 0 if it would not have.

        It is the first epoch that lies ``patience`` or more after that of the lowest watched loss so far, as
        ``training.stopping.EarlyStopping`` has it; it watches the network's own loss.
        """
        losses = self.rows[1:, self.columns.index(f"{self.watched}_loss")]
        if not len(losses):
            return np.zeros(self.n_networks, np.int64)
        epochs = np.arange(1, len(losses) + 1).reshape(-1, 1)
        lowest = np.minimum.accumulate(np.where(np.isnan(losses), np.inf, losses), axis=0)
        before = np.vstack([np.full((1, self.n_networks), np.inf), lowest[:-1]])
        best = np.maximum.accumulate(np.where(lowest < before, epochs, 0), axis=0)
        stops = (epochs - best >= patience) & ~np.isnan(losses)
        return np.where(stops.any(axis=0), 1 + stops.argmax(axis=0), 0)

    @cached_property
    def votes(self) -> Field | None:
        """The share of the networks that give each class, (ny, nx, n_classes), those that diverged left out.

        None for regression, where there is no common plane, and if all networks diverged.
        """
        if self.grid is None or self.answers is None or not self.n_classes or self.has_diverged.all():
            return None
        labels, n = self.answers[~self.has_diverged], len(self.grid.x)
        shares = np.stack([(labels == k).mean(axis=0) for k in range(self.n_classes)], axis=-1)
        return Field(self.grid, shares.reshape(n, n, self.n_classes))

    @cached_property
    def predictions(self) -> Field | None:
        """The median prediction of the networks on the grid, as ``Field`` has it; None for classes or without grid."""
        return self._over_grid(np.median)

    @cached_property
    def deviations(self) -> Field | None:
        """The standard deviation of the networks' predictions on the grid; None for classes or without grid."""
        return self._over_grid(np.std)

    def _over_grid(self, summary: object) -> Field | None:
        if self.grid is None or self.answers is None or self.n_classes or self.has_diverged.all():
            return None
        values = summary(self.answers[~self.has_diverged].astype(np.float64), axis=0)  # type: ignore[operator]
        n = len(self.grid.x)
        return Field(self.grid, values.reshape(n, n) if len(self.grid.extent) == 4 else values)

    @property
    def agreement(self) -> float:
        """The share of the networks that give the commonest class, mean over the plane; NaN without votes."""
        return float("nan") if self.votes is None else float(self.votes.values.max(axis=-1).mean())
