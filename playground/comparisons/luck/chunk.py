"""A chunk of a study: one process trains a stack for part of a second and hands back its state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import perf_counter
from typing import TypeAlias, TypeVar

import numpy as np

from playground.comparisons.common_loss import Meter
from playground.datasets import Dataset
from playground.measurements.boundary import Grid
from playground.network.arithmetic import Array
from playground.network.outputs import predicted_labels
from playground.settings.run import DataSettings, Settings
from playground.training.data import load_data
from playground.training.stack_trainer import Seeds, StackState, StackTrainer
from playground.training.threads import one_blas_thread

SECONDS = 0.4  # that a chunk takes, unless a single epoch takes longer
RESOLUTION = 60  # grid points along an axis of the plane
MOST_KEPT = 64  # datasets, and grids, that a worker keeps

_Key: TypeAlias = tuple[object, ...]
Made = TypeVar("Made")
_DATASETS: dict[_Key, Dataset] = {}
_GRIDS: dict[_Key, Grid | None] = {}


@dataclass(frozen=True, eq=False, slots=True)
class Chunk:
    """The work given to a worker: train the networks of these settings, from a state on, up to an epoch.

    Attributes
    ----------
    settings : tuple of Settings
        One for each network; they differ in their seeds alone.
    state : StackState or None
        Where the last chunk ended; None before the first.
    last_epoch : int
        Where training ends.
    drawn_on : DataSettings
        The data on whose plane all networks of the study are asked.
    own_data : bool
        Whether networks of the study have data of their own.
    seconds : float
        After which no further epoch is begun.
    measures : tuple of str
        Losses by which the networks are measured besides their own (see ``CommonLoss``).
    """

    settings: tuple[Settings, ...]
    state: StackState | None
    last_epoch: int
    drawn_on: DataSettings
    own_data: bool
    seconds: float = SECONDS
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Progress:
    """What a worker answers.

    Attributes
    ----------
    rows : ndarray of shape (n_epochs, n_columns + n_parts · n_measures, K)
        Train loss, test loss, train score, test score, share of exact zeros and, where there is a validation part, loss
        and score on it, after each new epoch; then the loss on each part by each of the measures. The first chunk
        begins with the state before training.
    state : StackState
        Where the chunk ended.
    answers : ndarray of shape (K, n_points), or None
        On the grid of ``common_grid``: the class each network gives (uint8), or the number it predicts (float32).
        None where the networks have no plane in common.
    """

    rows: Array
    state: StackState
    answers: Array | None


@one_blas_thread()
def train(chunk: Chunk) -> Progress:
    """Train for the chunk's time, at least one epoch unless the last is reached."""
    end = perf_counter() + chunk.seconds
    first = chunk.settings[0]
    datasets = _datasets(chunk.settings)
    trainer = StackTrainer(
        datasets,
        first.network,
        first.training,
        [Seeds(member.network.seed, member.training.seed) for member in chunk.settings],
    )
    meter = Meter(datasets, chunk.measures) if chunk.measures else None
    rows = []
    if chunk.state is None:
        rows.append(_row(trainer, meter))
    else:
        trainer.restore(chunk.state)
    while trainer.epoch < chunk.last_epoch:
        trainer.advance(1)
        rows.append(_row(trainer, meter))
        if perf_counter() > end:
            break
    grid = _grid(chunk.drawn_on, own_data=chunk.own_data)
    answers = None if grid is None else _answers(trainer, datasets, grid)
    n_rows = len(trainer.evaluation.rows()) + (meter.n_parts * len(chunk.measures) if meter else 0)
    measured = np.stack(rows) if rows else np.empty((0, n_rows, len(chunk.settings)))
    return Progress(measured, trainer.state(), answers)


def _row(trainer: StackTrainer, meter: Meter | None) -> Array:
    """Return what is known of the networks after an epoch; NaN of those that diverged."""
    rows = trainer.evaluation.rows()
    if meter is None:
        return rows
    measured = meter.measure(trainer.network).astype(np.float64)
    measured[:, trainer.diverged_at > 0] = np.nan
    return np.concatenate([rows, measured])


def common_grid(dataset: Dataset, *, own_data: bool) -> Grid | None:
    """Return the grid on which all networks of a study can be asked, or None if they have no plane in common.

    Networks with data of their own share a plane only if it is that of the data's own coordinates: the principal
    components of other samples are other ones.
    """
    if dataset.plane is None or (own_data and dataset.plane.explained is not None):
        return None
    return Grid(dataset, RESOLUTION)


def _datasets(settings: tuple[Settings, ...]) -> list[Dataset]:
    """Return one dataset if all networks share it, otherwise one for each."""
    distinct = {member.data for member in settings}
    return [_dataset(member.data) for member in (settings[:1] if len(distinct) == 1 else settings)]


def _grid(data: DataSettings, *, own_data: bool) -> Grid | None:
    """Return the common grid of the data."""
    return _kept(_GRIDS, (*_key(data), own_data), lambda: common_grid(_dataset(data), own_data=own_data))


def _dataset(data: DataSettings) -> Dataset:
    return _kept(_DATASETS, _key(data), lambda: load_data(data))


def _kept(store: dict[_Key, Made], key: _Key, make: Callable[[], Made]) -> Made:
    """Return what a worker has made of these data, the last ones of which it keeps."""
    if key not in store:
        while len(store) >= MOST_KEPT:
            del store[next(iter(store))]
        store[key] = make()
    return store[key]


def _key(data: DataSettings) -> _Key:
    """Return what tells data apart, and keeps no table of a person's own alive."""
    return (data, "") if data.own is None else (replace(data, own=None), data.own.fingerprint)


def _answers(trainer: StackTrainer, datasets: list[Dataset], grid: Grid) -> Array:
    """Return what every network answers on the grid, each given the points as its own data are standardised."""
    inputs = np.stack([_plane_inputs(dataset, grid) for dataset in datasets])
    inputs = inputs[0] if len(datasets) == 1 else inputs
    with np.errstate(over="ignore", invalid="ignore"):
        z = trainer.network.logits(inputs)
    if datasets[0].task == "regression":
        predicted: Array = z[..., 0].astype(np.float32)
        return predicted
    return predicted_labels(z).astype(np.uint8)


def _plane_inputs(dataset: Dataset, grid: Grid) -> Array:
    if dataset.plane is None:
        raise ValueError(f"the data set {dataset.name!r} has no plane to ask on")
    return np.ascontiguousarray(dataset.plane.to_inputs(grid.points), np.float32)
