"""Trainers that take note of every cell they train, in a folder that all workers write to."""

from __future__ import annotations

import fcntl
import os
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from playground.comparisons.sweep.cell import train
from playground.comparisons.sweep.cell_key import cell_key
from playground.settings.run import Settings

GATE = "gate"  # the file of the folder on which held back workers wait


def noted(folder: Path, settings: Settings) -> dict[str, Any]:
    """Train a cell and leave a file that bears its key and the worker's process number."""
    (folder / f"{cell_key(settings)}-{os.getpid()}-{uuid4().hex}").touch()
    return train(settings)


def held_back(folder: Path, settings: Settings) -> dict[str, Any]:
    """Note a cell, and train it only when nobody has locked the gate any more."""
    (folder / f"{cell_key(settings)}-{os.getpid()}-{uuid4().hex}").touch()
    with (folder / GATE).open() as gate:
        fcntl.flock(gate, fcntl.LOCK_SH)
    return train(settings)


def noting(folder: Path) -> partial[dict[str, Any]]:
    """Return a function that trains and notes."""
    return partial(noted, folder)


def holding_back(folder: Path) -> partial[dict[str, Any]]:
    """Return a function that notes, and trains when the gate of the folder (a fixture) is opened."""
    return partial(held_back, folder)


def keys_trained(folder: Path) -> list[str]:
    """Return the keys of the cells that were begun, as often as each was."""
    return [key for key, _ in _notes(folder)]


def processes(folder: Path) -> set[int]:
    """Return the process numbers of the workers that have begun a cell."""
    return {int(process) for _, process in _notes(folder)}


def die_on_the_last(settings: Settings) -> dict[str, Any]:
    """Train a cell, or end the worker process."""
    if settings.training.l2 == 100.0 and settings.training.seed == 1:
        os._exit(1)
    return train(settings)


def _notes(folder: Path) -> list[list[str]]:
    """Return key and process number of every cell that was begun."""
    return [path.name.split("-")[:2] for path in folder.iterdir() if path.name != GATE]
