"""The data that a run is trained on, made from its settings."""

from __future__ import annotations

from dataclasses import asdict

from datasets import Dataset, load
from playground.settings.run import DataSettings


def load_data(data: DataSettings) -> Dataset:
    """Return the dataset that the settings describe; raises DatasetError as ``datasets.load`` does."""
    return load(**asdict(data))
