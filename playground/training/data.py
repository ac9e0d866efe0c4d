"""The data that a run is trained on, made from its settings."""

from __future__ import annotations

from dataclasses import fields

from playground.datasets import Dataset, load
from playground.settings.run import DataSettings


def load_data(data: DataSettings) -> Dataset:
    """Return the dataset that the settings describe; raises DatasetError as ``datasets.load`` does."""
    choices = {f.name: getattr(data, f.name) for f in fields(data) if f.name not in {"name", "own"}}
    return load(data.name, **choices) if data.own is None else data.own.load(**choices)
