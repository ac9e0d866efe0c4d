"""Generated regression data: a curve over one feature and surfaces over two."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from .arrays import Floats
from .request import Request
from .sample import Sample

Surface: TypeAlias = Callable[[Floats], Floats]

HALF_WIDTH = 6.0  # of the range that each feature is drawn from
SLOPES = np.array([0.6, -0.8])
BUMP_CENTRES = np.array([[-3.5, 3.0], [3.5, 3.0], [0.0, 0.0], [-3.5, -3.0], [3.5, -3.0]])
BUMP_HEIGHTS = np.array([1.0, -1.0, 1.0, -1.0, 1.0])
BUMP_WIDTH = 1.4  # standard deviation of each bump


def sine(X: Floats) -> Floats:
    """The sine of the only feature: almost two periods."""
    y: Floats = np.sin(X[:, 0])
    return y


def plane(X: Floats) -> Floats:
    """A plane through the origin with a gradient of length 1."""
    y: Floats = X @ SLOPES
    return y


def bumps(X: Floats) -> Floats:
    """A sum of Gaussian bumps, some up and some down."""
    squared_distance = np.sum((X[:, None, :] - BUMP_CENTRES) ** 2, axis=-1)
    y: Floats = np.exp(-squared_distance / (2 * BUMP_WIDTH**2)) @ BUMP_HEIGHTS
    return y


SURFACES: Mapping[str, Surface] = MappingProxyType({"sine": sine, "plane": plane, "bumps": bumps})


def draw(request: Request, points: np.random.Generator, noise: np.random.Generator) -> Sample:
    """Draw a generated regression data set; noise moves the targets and leaves the features where they are.

    Parameters
    ----------
    request : Request
        For one of `SURFACES`.
    points : Generator
        Where the features lie, uniformly.
    noise : Generator
        The direction in which noise moves each target.
    """
    n_features = request.entry.n_raw_features
    X = points.uniform(-HALF_WIDTH, HALF_WIDTH, size=(request.n_samples, n_features))
    clean = SURFACES[request.entry.name](X)
    return Sample(
        X=X,
        y=clean + request.noise * clean.std() * noise.standard_normal(clean.shape),
        feature_names=("x", "y")[:n_features],
        class_names=(),
        target_name="target",
    )
