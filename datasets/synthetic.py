"""Generated classification data: shapes in the plane, each class drawn from its own."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from sklearn.datasets import make_blobs, make_circles, make_gaussian_quantiles, make_moons

from .arrays import Floats, Ints
from .errors import DatasetError
from .request import Request
from .sample import Sample

Shape: TypeAlias = Callable[[int, int, np.random.Generator], tuple[Floats, Ints]]

BLOB_DISTANCE = 2.0  # between neighbouring centres: noise 0.3 hardly overlaps, noise 1 does heavily
BLOB_SPREAD = 0.15  # of a cloud without noise, so that it is not a single point
HALF_WIDTH = 2.0  # of the square that linear and xor fill
MARGIN = 0.2  # from a class to the line that divides linear, and to the axes of xor
LINEAR_ANGLE = np.pi / 6  # of the dividing line's normal with the x axis
SPIRAL_RADII = 0.4, 5.0  # wide enough for sin x to be a useful input
SPIRAL_TURNS = 1.75


def _sklearn_seed(rng: np.random.Generator) -> int:
    # scikit-learn takes no Generator.
    return int(rng.integers(2**32))


def moons(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Two half circles of radius 1, evenly spaced."""
    X, y = make_moons(n_samples=n_classes * n_per_class, random_state=_sklearn_seed(rng))
    return X, y


def circles(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Class 0 on a circle of radius 1 and class 1 on one of radius 0.5, evenly spaced."""
    X, y = make_circles(n_samples=n_classes * n_per_class, factor=0.5, random_state=_sklearn_seed(rng))
    return X, y


def blobs(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Gaussian clouds around fixed centres, evenly spaced on a circle."""
    angles = np.pi / 4 + 2 * np.pi * np.arange(n_classes) / n_classes
    radius = BLOB_DISTANCE / (2 * np.sin(np.pi / n_classes))
    centres = radius * np.column_stack([np.cos(angles), np.sin(angles)])
    X, y = make_blobs(
        n_samples=[n_per_class] * n_classes,
        centers=centres,
        cluster_std=BLOB_SPREAD,
        random_state=_sklearn_seed(rng),
    )
    return X, y


def linear(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Two rectangles on either side of a line through the origin, each at least MARGIN away from it."""
    y = _labels(n_per_class, n_classes)
    across = np.where(y == 1, 1, -1) * rng.uniform(MARGIN, HALF_WIDTH, size=y.size)
    along = rng.uniform(-HALF_WIDTH, HALF_WIDTH, size=y.size)
    cos, sin = np.cos(LINEAR_ANGLE), np.sin(LINEAR_ANGLE)
    return np.column_stack([cos * across - sin * along, sin * across + cos * along]), y


def xor(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """Class 1 where x and y have the same sign, class 0 elsewhere, at least MARGIN away from the axes."""
    y = _labels(n_per_class, n_classes)
    X = rng.uniform(MARGIN, HALF_WIDTH, size=(y.size, 2))
    side = rng.choice([-1, 1], size=y.size)
    return X * np.column_stack([side, np.where(y == 1, side, -side)]), y


def spirals(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """One arm a class, turned against each other, filled evenly along their length."""
    y = _labels(n_per_class, n_classes)
    inner, outer = SPIRAL_RADII
    radius = np.sqrt(rng.uniform(inner**2, outer**2, size=y.size))
    angle = 2 * np.pi * (SPIRAL_TURNS * radius / outer + y / n_classes)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]), y


def quantiles(n_per_class: int, n_classes: int, rng: np.random.Generator) -> tuple[Floats, Ints]:
    """One standard Gaussian cloud, cut by circles into classes of equal size, class 0 in the middle."""
    X, y = make_gaussian_quantiles(
        n_samples=n_classes * n_per_class, n_features=2, n_classes=n_classes, random_state=_sklearn_seed(rng)
    )
    return X, y


def _labels(n_per_class: int, n_classes: int) -> Ints:
    return np.repeat(np.arange(n_classes), n_per_class)


SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "moons": moons,
        "circles": circles,
        "blobs": blobs,
        "linear": linear,
        "xor": xor,
        "spirals": spirals,
        "quantiles": quantiles,
    }
)


def class_counts(n_samples: int, n_classes: int, balance: float) -> Ints:
    """How many samples each class gets.

    Parameters
    ----------
    n_samples : int
    n_classes : int, at least 2
    balance : float in [0, 1]
        Share of class 1 if there are two classes. More classes share evenly.

    Returns
    -------
    ndarray of int of shape (n_classes,), summing to `n_samples`

    Raises
    ------
    DatasetError
        If a class gets fewer than 2 samples, which could not be split.
    """
    if n_classes == 2:
        n_ones = round(balance * n_samples)
        counts = np.array([n_samples - n_ones, n_ones])
    else:
        counts = n_samples // n_classes + (np.arange(n_classes) < n_samples % n_classes)
    if counts.min() < 2:
        raise DatasetError(
            f"a class balance of {balance} with {n_samples} samples leaves a class with {counts.min()} of at least 2; "
            f"ask for more samples, or move the balance towards 0.5"
        )
    return counts


def draw(request: Request, points: np.random.Generator, noise: np.random.Generator) -> Sample:
    """Draw a generated classification data set.

    Parameters
    ----------
    request : Request
        For one of `SHAPES`.
    points : Generator
        Where the points lie without noise.
    noise : Generator
        The direction in which noise moves each of them.

    Raises
    ------
    DatasetError
        If the request leaves a class with fewer than 2 samples.
    """
    n_classes = request.entry.n_classes_with(request.n_classes)
    counts = class_counts(request.n_samples, n_classes, request.balance)
    X, y = SHAPES[request.entry.name](int(counts.max()), n_classes, points)
    # Shapes are drawn with classes of equal size; each class keeps as many points as it should have.
    kept = np.sort(np.concatenate([np.flatnonzero(y == label)[:count] for label, count in enumerate(counts)]))
    X, y = X[kept], y[kept].astype(np.int64)
    return Sample(
        X=X + request.noise * noise.standard_normal(X.shape),
        y=y,
        feature_names=("x", "y"),
        class_names=tuple(f"class {label}" for label in range(n_classes)),
        target_name="class",
    )
