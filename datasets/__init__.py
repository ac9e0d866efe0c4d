"""Data to train on: generated or built into scikit-learn, split and standardised by `load`."""

from datasets.catalogue import CATALOGUE
from datasets.dataset import Dataset, Task
from datasets.entry import Entry
from datasets.errors import DatasetError
from datasets.features import FEATURES, Feature
from datasets.loader import load
from datasets.plane import Plane

__all__ = ["CATALOGUE", "FEATURES", "Dataset", "DatasetError", "Entry", "Feature", "Plane", "Task", "load"]
