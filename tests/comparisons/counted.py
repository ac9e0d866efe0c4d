"""Trainers that take note of every cell they train, in a folder that all workers write to."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from playground.comparisons.cell import train
from playground.comparisons.cell_key import cell_key
from playground.settings import Settings


def noted(folder: Path, settings: Settings) -> dict[str, Any]:
    """Train a cell and leave a file that bears its key and the worker's process number."""
    (folder / f"{cell_key(settings)}-{os.getpid()}-{uuid4().hex}").touch()
    return train(settings)


def held_back(folder: Path, settings: Settings) -> dict[str, Any]:
    """Note a cell, and train it only when the folder holds a file named "go"."""
    (folder / f"{cell_key(settings)}-{os.getpid()}-{uuid4().hex}").touch()
    while not (folder / "go").exists():
        time.sleep(0.01)
    return train(settings)


def noting(folder: Path) -> partial[dict[str, Any]]:
    """Return a function that trains and notes."""
    return partial(noted, folder)


def holding_back(folder: Path) -> partial[dict[str, Any]]:
    """Return a function that notes, and trains when it is let go."""
    return partial(held_back, folder)


def keys_trained(folder: Path) -> list[str]:
    """Return the keys of the cells that were begun, as often as each was."""
    return [path.name.split("-")[0] for path in folder.iterdir() if path.name != "go"]


def processes(folder: Path) -> set[int]:
    """Return the process numbers of the workers that have begun a cell."""
    return {int(path.name.split("-")[1]) for path in folder.iterdir() if path.name != "go"}


def die_on_the_last(settings: Settings) -> dict[str, Any]:
    """Train a cell, or end the worker process."""
    if settings.training.l2 == 100.0 and settings.training.seed == 1:
        os._exit(1)
    return train(settings)
