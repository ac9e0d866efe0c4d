"""A Plane is where the samples are drawn, and the way back from a drawn point to the network's inputs."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

import numpy as np

from .arrays import Floats, seal
from .errors import DatasetError

Mapping: TypeAlias = Callable[[Floats], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """Drawing coordinates of a data set's samples: two axes, or one for data of a single feature.

    Parameters
    ----------
    train : ndarray of shape (n_train, n_axes)
        Of the training samples, in the order of `Dataset.X_train`. Made read-only in place.
    test : ndarray of shape (n_test, n_axes)
        Of the test samples, in the order of `Dataset.X_test`. Made read-only in place.
    axis_titles : tuple of str, one an axis
    explained : float in [0, 1], or None
        Share of the inputs' variance that two principal components hold; None if the axes are the data's own.
    mapping : callable, (m, n_axes) -> (m, n_features)
        From drawing coordinates to network inputs. Must pickle: a function of a module, a bound method
        or an object of a class of a module.
    valid : ndarray of shape (n_valid, n_axes), or None
        Of the validation samples, in the order of `Dataset.X_valid`; None without any. Made read-only in place.
    """

    train: Floats = field(repr=False)
    test: Floats = field(repr=False)
    axis_titles: tuple[str, ...]
    explained: float | None
    mapping: Mapping = field(repr=False)
    valid: Floats | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        seal(*self.parts)

    def __reduce__(self) -> tuple[type["Plane"], tuple[Any, ...]]:
        # Pickle forgets that an array is read-only; going through the constructor seals the copies as well.
        return type(self), tuple(getattr(self, f.name) for f in fields(self))

    @property
    def parts(self) -> tuple[Floats, ...]:
        """Training, test and, if there are any, validation samples."""
        return (self.train, self.test) if self.valid is None else (self.train, self.test, self.valid)

    @property
    def n_axes(self) -> int:
        """Number of drawing axes, 1 or 2."""
        return len(self.axis_titles)

    def to_inputs(self, points: Floats) -> Floats:
        """Network inputs at drawn points.

        Where the drawing leaves features out, the answer is the point of the drawn plane in the space of all
        inputs, so drawing the inputs of a point gives the point back. Useless inputs are 0 there, their mean, and
        copies at their best guess, the correlation times their original.

        Parameters
        ----------
        points : ndarray of shape (m, n_axes)
            Drawing coordinates, in the units of `train`.

        Returns
        -------
        ndarray of shape (m, n_features)
            What the network would be given there, in the units of `Dataset.X_train`.

        Raises
        ------
        DatasetError
            If `points` is of another shape.
        """
        points = np.asarray(points, dtype=np.float64)
        if points.ndim != 2 or points.shape[1] != self.n_axes:
            raise DatasetError(
                f"points must have shape (m, {self.n_axes}), got {points.shape}; "
                f"give one row a point and one column an axis"
            )
        return np.asarray(self.mapping(points), dtype=np.float64)

    def extent(self, margin: float = 0.1) -> tuple[float, ...]:
        """The range of each axis that shows all samples.

        Parameters
        ----------
        margin : float, at least 0
            Free space on each side, as a share of the range that the samples span.

        Returns
        -------
        tuple of float
            (x_min, x_max, y_min, y_max), or (x_min, x_max) if there is one axis.
            No range is empty, even if all samples share a coordinate.

        Raises
        ------
        DatasetError
            If `margin` is negative.
        """
        if not margin >= 0:
            raise DatasetError(f"margin must be at least 0, got {margin}")
        low = np.min([part.min(axis=0) for part in self.parts], axis=0)
        high = np.max([part.max(axis=0) for part in self.parts], axis=0)
        flat = high == low
        low, high = low - 0.5 * flat, high + 0.5 * flat
        space = margin * (high - low)
        return tuple(np.column_stack([low - space, high + space]).ravel().tolist())
