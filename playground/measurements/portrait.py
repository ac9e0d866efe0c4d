"""A portrait of a small network at one moment: what every unit answers over the plane, and what joins the units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.boundary import Field, Grid
from playground.measurements.units import dead_units, unit_strengths
from playground.network.arithmetic import Array
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.network import Network
from playground.network.outputs import class_probabilities
from playground.training.problem import Problem
from playground.training.threads import one_blas_thread

RESOLUTION = 22  # points along an axis of a thumbnail: 484 in the plane, one block of inference


@dataclass(frozen=True, eq=False, slots=True)
class Portrait:
    """What a drawing of the network shows. Layers are counted from the inputs (0) to the output.

    Attributes
    ----------
    outputs : tuple of ndarray of shape (width, n, n)
        What each unit passes on at the points of a coarse grid, in [-1, 1]; row 0 is y_min. Inputs and hidden units
        are divided by the largest size on the grid, each by its own. The output layer holds probabilities (2p − 1
        where one output stands for two classes) or, for regression, predictions divided by the largest size.
    weights : tuple of ndarray of shape (width, width of the next layer)
        W of each dense layer, copies.
    biases : tuple of ndarray of shape (width,)
        b of each dense layer, copies: entry i belongs to the units of layer i + 1.
    dead : tuple of ndarray of bool of shape (width,)
        For each hidden layer, the units that are inactive for every training sample.
    dropped : tuple of ndarray of bool of shape (width,)
        For each hidden layer, the units that dropout deleted for the first sample of the last mini-batch.
    strengths : tuple of ndarray of shape (width,)
        Of inputs, hidden units and outputs, see ``unit_strengths``.
    """

    outputs: tuple[Array, ...]
    weights: tuple[Array, ...]
    biases: tuple[Array, ...]
    dead: tuple[Array, ...]
    dropped: tuple[Array, ...]
    strengths: tuple[Array, ...]


@one_blas_thread()
def portrait(network: Network, problem: Problem, grid: Grid) -> Portrait:
    """Return the portrait of a single network on a coarse grid over the plane of its data."""
    values = _outputs(network, grid)
    answers = _answers(problem, values.pop())
    dense = network.dense_layers
    return Portrait(
        outputs=tuple(_squares(layer, grid) for layer in (*map(_scaled, values), answers)),
        weights=tuple(layer.W.copy() for layer in dense),
        biases=tuple(layer.b[0].copy() for layer in dense),
        dead=dead_units(network, problem.train.X),
        dropped=tuple(dropped_units(layer) for layer in network.layers if isinstance(layer, Dropout)),
        strengths=unit_strengths(network, problem.train.X),
    )


@one_blas_thread()
def unit_field(network: Network, grid: Grid, *, hidden: int, unit: int) -> Field:
    """Return what one hidden unit passes on to the next layer, all over the grid.

    Parameters
    ----------
    network : Network
        A single network.
    grid : Grid
        Of two axes, for values (ny, nx), or of one, for values (nx,).
    hidden, unit : int
        Which hidden layer and which of its units, counted from 1.
    """
    place = _places(network)[hidden] - 1
    with np.errstate(over="ignore", invalid="ignore"):
        traced = network.trace(grid.inputs.astype(network.dtype, copy=False))
        values = np.concatenate([outputs[place][:, unit - 1].copy() for outputs in traced])
    n = len(grid.x)
    return Field(grid, values.reshape(n, n) if len(grid.extent) == 4 else values)


def dropped_units(layer: Dropout) -> Array:
    """Return which units (width,) were deleted for the first sample of the last training pass; none before it."""
    dropped = layer.dropped()
    return np.zeros(layer.width, bool) if dropped is None else dropped[0].copy()


def _places(network: Network) -> list[int]:
    """Return where the dense layers stand; what is before one of them is its input."""
    return [i for i, layer in enumerate(network.layers) if isinstance(layer, Dense)]


def _outputs(network: Network, grid: Grid) -> list[Array]:
    """Return the inputs, each hidden layer's outputs and the logits on the grid, as (n_points, width)."""
    inputs = grid.inputs.astype(network.dtype, copy=False)
    ends = [place - 1 for place in _places(network)[1:]] + [len(network.layers) - 1]
    with np.errstate(over="ignore", invalid="ignore"):  # between diverging samples even more than at them
        blocks = [[outputs[end].copy() for end in ends] for outputs in network.trace(inputs)]
    return [inputs] + [np.concatenate(layer) for layer in zip(*blocks, strict=True)]


def _answers(problem: Problem, z: Array) -> Array:
    """Return what the logits say, in [-1, 1]: probabilities, 2p − 1 of a single one, or scaled predictions."""
    if problem.dataset.task == "regression":
        return _scaled(z)
    p = class_probabilities(problem.loss, z)
    return 2.0 * p[:, 1:] - 1.0 if z.shape[-1] == 1 else p


def _scaled(values: Array) -> Array:
    """Return each unit's values (n_points, width) divided by the largest size among them; zeros stay zeros."""
    finite = np.nan_to_num(values)
    largest = np.abs(finite).max(axis=0)
    scaled: Array = finite / np.where(largest > 0.0, largest, 1.0)
    return scaled


def _squares(values: Array, grid: Grid) -> Array:
    """Return (n_points, width) as (width, n, n); of a grid along a line every row is the same."""
    n = len(grid.x)
    if len(grid.extent) == 2:
        return np.repeat(values.T[:, None, :], n, axis=1)
    return values.T.reshape(-1, n, n)
