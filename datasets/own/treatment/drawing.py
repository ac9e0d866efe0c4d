"""Inputs of a table with the plane that they are drawn on."""

from dataclasses import dataclass, replace

import numpy as np

from ...arrays import Floats
from ...inputs import Inputs, drawn_as_they_are, from_table
from ...plane import Mapping
from ..error import TableError
from .numbers import Numbers

APART = "(apart, to be seen)"
GOLDEN = (np.sqrt(5.0) - 1.0) / 2.0  # multiples of it fill [0, 1) evenly


@dataclass(frozen=True, slots=True, eq=False)
class _FirstAxis:
    """The way from a plane whose second axis means nothing to the only input."""

    mapping: Mapping

    def __call__(self, points: Floats) -> Floats:
        return self.mapping(points[:, :1])


def drawn_inputs(numbers: Numbers, *, has_words: bool, has_classes: bool) -> Inputs:
    """Return standardised inputs: drawn as they are if there are one or two and no words, or on principal components.

    The points of classes over a single input are drawn apart along a second axis, which means nothing.

    Raises
    ------
    TableError
        When no input varies over the training rows.
    """
    train, held_out, names = numbers.train, numbers.held_out, numbers.names
    if not np.any(np.ptp(train, axis=0) > 0):
        raise TableError(f"no input varies over the {len(train)} training rows; use more samples, or other inputs")
    if len(names) > 2 or (len(names) == 2 and has_words):
        return from_table(train, held_out, names=names)
    inputs = drawn_as_they_are(train, held_out, names)
    return _apart(inputs) if len(names) == 1 and has_classes else inputs


def _apart(inputs: Inputs) -> Inputs:
    plane = inputs.plane

    def spread(points: Floats) -> Floats:
        return np.column_stack([points, (GOLDEN * np.arange(len(points))) % 1.0])

    return replace(
        inputs,
        plane=replace(
            plane, train=spread(plane.train), test=spread(plane.test), axis_titles=(*plane.axis_titles, APART),
            mapping=_FirstAxis(plane.mapping),
        ),
    )  # fmt: skip
