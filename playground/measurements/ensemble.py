"""Dropout seen as an ensemble: what single thinned networks answer, their average and their spread."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.boundary import Field, Grid
from playground.network.arithmetic import Array
from playground.network.dropout import Dropout
from playground.network.inference import ROWS_AT_ONCE
from playground.network.layer import Layer
from playground.network.network import Network
from playground.network.outputs import class_probabilities
from playground.training.problem import Problem

MEMBERS = 8
THINNED_STREAM = 3  # next to the trainer's streams of first weights, order and dropout


@dataclass(frozen=True, eq=False, slots=True)
class Ensemble:
    """Answers of thinned networks on a grid.

    Attributes
    ----------
    grid : Grid
        Where they were asked.
    members : ndarray
        (K, ny, nx, n_classes) probabilities for classes; (K, ny, nx) or (K, nx) predictions for regression.
    """

    grid: Grid
    members: Array

    @property
    def fields(self) -> list[Field]:
        """Each thinned network's answers."""
        return [Field(self.grid, member) for member in self.members]

    @property
    def average(self) -> Field:
        """The mean of the members' answers: of probabilities, not of logits."""
        return Field(self.grid, self.members.mean(axis=0))

    @property
    def spread(self) -> Array:
        """Standard deviation (ny, nx) or (nx,) over the members: of a prediction, or of the least agreed probability.

        For probabilities it is at most 0.5.
        """
        spread: Array = self.members.std(axis=0)
        by_class = self.members.ndim == 4
        return spread.max(axis=-1) if by_class else spread


def ensemble(network: Network, problem: Problem, grid: Grid, seed: int) -> Ensemble:
    """Return what ``MEMBERS`` thinned networks answer on a grid.

    The same seed thins in the same way in every epoch, so that each member can be followed while it learns.

    Parameters
    ----------
    network : Network
        A single network with dropout; it is used in inference and not changed.
    problem : Problem
        Its loss makes probabilities of logits.
    grid : Grid
        Of one or two axes.
    seed : int
        Of the masks; their stream is none of the trainer's.
    """
    rng = np.random.default_rng([seed, THINNED_STREAM])
    n = len(grid.x)
    with np.errstate(over="ignore", invalid="ignore"):
        z = thinned(network, grid.inputs.astype(network.dtype, copy=False), rng, MEMBERS)
        if problem.dataset.task != "regression":
            return Ensemble(grid, class_probabilities(problem.loss, z).reshape(MEMBERS, n, n, -1))
    return Ensemble(grid, z.reshape(MEMBERS, n, n) if len(grid.extent) == 4 else z.reshape(MEMBERS, n))


def thinned(network: Network, X: Array, rng: np.random.Generator, n_members: int) -> Array:
    """Return the logits (n_members, n, n_outputs) of thinned networks at X (n, n_inputs).

    A thinned network drops each unit of a dropout layer with the layer's rate, divides the others by 1 − rate as
    training does, and is the same for all rows of X. No mask is drawn from the layers' own generators.

    Parameters
    ----------
    network : Network
        A single network; it is used in inference and not changed.
    X : ndarray of shape (n, n_inputs)
        In the network's type.
    rng : numpy.random.Generator
        Draws the masks.
    n_members : int
        How many networks.
    """
    masks = [draw_masks(network, rng) for _ in range(n_members)]
    first = next((i for i, layer in enumerate(network.layers) if isinstance(layer, Dropout)), len(network.layers))
    out = np.empty((n_members, len(X), network.dense_layers[-1].n_out), network.dtype)
    for start in range(0, len(X), ROWS_AT_ONCE):
        rows = slice(start, start + ROWS_AT_ONCE)
        shared = _forward(network.layers[:first], X[rows], {})  # what comes before all masks is the same for all
        for member, member_masks in zip(out, masks, strict=True):
            member[rows] = _forward(network.layers[first:], shared, member_masks)
    return out


def draw_masks(network: Network, rng: np.random.Generator) -> dict[Layer, Array]:
    """Return a mask (width,) for each dropout layer: 0 for dropped units, 1 / (1 − rate) for the others."""
    return {
        layer: ((rng.random(layer.width) >= layer.rate) / (1.0 - layer.rate)).astype(network.dtype)
        for layer in network.layers
        if isinstance(layer, Dropout)
    }


def _forward(layers: tuple[Layer, ...], a: Array, masks: dict[Layer, Array]) -> Array:
    """Return the output of the layers in inference, with the units of dropout layers masked."""
    for layer in layers:
        a = a * masks[layer] if layer in masks else layer.forward(a, training=False)
    return a
