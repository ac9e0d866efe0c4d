"""Features are the functions of a point (x, y) that the network may be given as inputs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from .arrays import Floats
from .errors import DatasetError


@dataclass(frozen=True, slots=True)
class Feature:
    """One input computed from a point.

    Parameters
    ----------
    key : str
        Its name in settings and links.
    title : str
        Its name for people.
    formula : callable, (x, y) -> feature
        Arrays of shape (m,) in, an array of shape (m,) out.
    help : str
        One sentence on it; empty where the title says all.
    """

    key: str
    title: str
    formula: Callable[[Floats, Floats], Floats]
    help: str = ""


FEATURES: Mapping[str, Feature] = MappingProxyType(
    {
        feature.key: feature
        for feature in (
            Feature("x", "x", lambda x, y: x),
            Feature("y", "y", lambda x, y: y),
            Feature("x2", "x²", lambda x, y: x**2),
            Feature("y2", "y²", lambda x, y: y**2),
            Feature("xy", "xy", lambda x, y: x * y),
            Feature("sin_x", "sin x", lambda x, y: np.sin(x)),
            Feature("sin_y", "sin y", lambda x, y: np.sin(y)),
        )
    }
)


def canonical(keys: Sequence[str]) -> tuple[str, ...]:
    """Check a choice of features and put it in the order of `FEATURES`.

    Parameters
    ----------
    keys : sequence of str
        Keys of `FEATURES`, at least one, in any order.

    Returns
    -------
    tuple of str
        The same keys in canonical order.

    Raises
    ------
    DatasetError
        If there is no key, a key is unknown, or a key is given twice.
    """
    choices = ", ".join(FEATURES)
    if isinstance(keys, str) or not isinstance(keys, Sequence):
        raise DatasetError(f"features must be a sequence of keys, got {keys!r}; give a tuple of {choices}")
    chosen = tuple(keys)
    if not chosen:
        raise DatasetError(f"features must hold at least one key, got {chosen!r}; choose from {choices}")
    for key in chosen:
        if key not in tuple(FEATURES):
            raise DatasetError(f"features must be among {choices}, got {key!r}")
        if chosen.count(key) > 1:
            raise DatasetError(f"features must differ from each other, got {key!r} more than once; name it once")
    return tuple(key for key in FEATURES if key in chosen)


def expand(points: Floats, keys: Sequence[str]) -> Floats:
    """Compute features of points.

    Parameters
    ----------
    points : ndarray of shape (m, 2)
        Coordinates x and y.
    keys : sequence of str
        Keys of `FEATURES`, one an output column.

    Returns
    -------
    ndarray of shape (m, len(keys))
    """
    x, y = points[:, 0], points[:, 1]
    return np.column_stack([FEATURES[key].formula(x, y) for key in keys])
