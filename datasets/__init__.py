"""Data to train on: generated or built into scikit-learn, split and standardised by `load`.

Modules here import each other by relative names, as a wheel has them as ``playground.datasets``.
"""

from . import own
from .catalogue import CATALOGUE, OWN, TITLES
from .dataset import Dataset, Task
from .drawn import Points, load_points
from .drawn.points import REACHES
from .entry import Entry
from .errors import DatasetError
from .features import FEATURES, Feature
from .harder.elsewhere import moved
from .harder.sizes import LARGEST_INPUT, input_sizes
from .loader import load
from .plane import Plane
from .request import MAX_SAMPLES
from .split import split

__all__ = [
    "CATALOGUE", "FEATURES", "LARGEST_INPUT", "MAX_SAMPLES", "OWN", "REACHES", "TITLES", "Dataset", "DatasetError",
    "Entry", "Feature", "Plane", "Points", "Task", "input_sizes", "load", "load_points", "moved", "own", "split",
]  # fmt: skip
