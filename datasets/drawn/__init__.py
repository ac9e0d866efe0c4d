"""Points that a person draws on a plane: `load_points` makes a data set of them."""

from .loading import load_points
from .points import Points

__all__ = ["Points", "load_points"]
