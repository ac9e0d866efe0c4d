"""What the network answers all over the plane on which the data are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import contourpy
import numpy as np

from playground.datasets import Dataset
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.network.outputs import class_probabilities
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread


class Grid:
    """A square grid of points over the plane of a dataset, made once for a dataset.

    Parameters
    ----------
    dataset : Dataset
        Its plane must have one or two axes.
    resolution : int
        Points along each axis.

    Attributes
    ----------
    extent : tuple of float
        x_min, x_max(, y_min, y_max): the ranges shown.
    points : ndarray of shape (resolution or resolution², 1 or 2)
        The points in drawing coordinates, row by row from y_min.
    inputs : ndarray of shape (resolution or resolution², n_features)
        What a network is given there.
    mesh : pair of ndarrays of shape (resolution, resolution)
        x and y of each point; of a plane with two axes.
    """

    def __init__(self, dataset: Dataset, resolution: int) -> None:
        plane = dataset.plane
        if plane is None:
            raise ValueError(f"the data set {dataset.name!r} has no plane to draw on")
        self.extent = plane.extent()
        self.x = np.linspace(self.extent[0], self.extent[1], resolution)
        if plane.n_axes == 1:
            self.points = self.x.reshape(-1, 1)
        else:
            self.y = np.linspace(self.extent[2], self.extent[3], resolution)
            self.mesh = np.meshgrid(self.x, self.y)
            self.points = np.stack(self.mesh, axis=-1).reshape(-1, 2)
        self.inputs = np.ascontiguousarray(plane.to_inputs(self.points), np.float32)


@dataclass(frozen=True, eq=False, slots=True)
class Field:
    """Predictions on a grid.

    Attributes
    ----------
    values : ndarray
        (ny, nx, n_classes) probabilities for classes; (ny, nx) predictions for regression over a plane; (nx,) over
        a line. Row 0 is y_min.
    """

    grid: Grid
    values: Array


@one_blas_thread()
def field(network: Network, problem: Problem, grid: Grid) -> Field:
    """Return what a single network answers on the grid."""
    inputs = grid.inputs.astype(network.dtype, copy=False)
    with np.errstate(over="ignore", invalid="ignore"):  # between diverging samples even more than at them
        z = network.logits(inputs)
    n = len(grid.x)
    if problem.dataset.task == "regression":
        return Field(grid, z.reshape(n, n) if len(grid.extent) == 4 else z.ravel())
    return Field(grid, class_probabilities(problem.loss, z).reshape(n, n, -1))


def contour(answers: Field) -> list[Array]:
    """Return the lines (m, 2) on which two classes are equally probable and no other is more so.

    For two classes this is the line p = 0.5.
    """
    p = answers.values
    if p.shape[-1] == 2:
        leads = [p[..., 1] - (1.0 - p[..., 1])]
    else:
        second, first = np.moveaxis(np.partition(p, -2, axis=-1)[..., -2:], -1, 0)
        leads = [p[..., k] - np.where(p[..., k] == first, second, first) for k in range(p.shape[-1])]
    lines: list[Array] = []
    for lead in leads:
        if (lead >= 0.0).any() or np.isnan(lead).any():
            lines += cast("list[Array]", contourpy.contour_generator(*answers.grid.mesh, lead).lines(0.0))
    return lines
