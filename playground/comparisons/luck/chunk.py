"""A chunk of a study: one process trains a stack for part of a second and hands back its state."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from time import perf_counter

import numpy as np

from datasets import Dataset
from playground.measurements.boundary import Grid
from playground.network.arithmetic import Array
from playground.settings.run import DataSettings, Settings
from playground.training.data import load_data
from playground.training.evaluation import predicted_labels
from playground.training.stack_trainer import Seeds, StackState, StackTrainer
from playground.training.threads import one_blas_thread

SECONDS = 0.4  # that a chunk takes, unless a single epoch takes longer
RESOLUTION = 60  # grid points along an axis of the plane


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
    """

    settings: tuple[Settings, ...]
    state: StackState | None
    last_epoch: int
    drawn_on: DataSettings
    own_data: bool
    seconds: float = SECONDS


@dataclass(frozen=True, eq=False, slots=True)
class Progress:
    """What a worker answers.

    Attributes
    ----------
    rows : ndarray of shape (n_epochs, 5, K)
        Train loss, test loss, train score, test score and share of exact zeros after each new epoch; the first chunk
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
    rows = []
    if chunk.state is None:
        rows.append(trainer.evaluation.rows())
    else:
        trainer.restore(chunk.state)
    while trainer.epoch < chunk.last_epoch:
        trainer.advance(1)
        rows.append(trainer.evaluation.rows())
        if perf_counter() > end:
            break
    grid = common_grid(chunk.drawn_on, own_data=chunk.own_data)
    answers = None if grid is None else _answers(trainer, datasets, grid)
    return Progress(np.stack(rows) if rows else np.empty((0, 5, len(chunk.settings))), trainer.state(), answers)


@lru_cache(maxsize=64)
def common_grid(data: DataSettings, *, own_data: bool) -> Grid | None:
    """Return the grid on which all networks of a study can be asked, or None if they have no plane in common.

    Networks with data of their own share a plane only if it is that of the data's own coordinates: the principal
    components of other samples are other ones.
    """
    plane = _dataset(data).plane
    if plane is None or (own_data and plane.explained is not None):
        return None
    return Grid(_dataset(data), RESOLUTION)


def _datasets(settings: tuple[Settings, ...]) -> list[Dataset]:
    """Return one dataset if all networks share it, otherwise one for each."""
    distinct = {member.data for member in settings}
    return [_dataset(member.data) for member in (settings[:1] if len(distinct) == 1 else settings)]


@lru_cache(maxsize=64)
def _dataset(data: DataSettings) -> Dataset:
    return load_data(data)


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
