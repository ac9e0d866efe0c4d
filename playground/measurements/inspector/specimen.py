"""A specimen is a network small enough to be followed number by number, with the samples it can be given."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.datasets import CATALOGUE, Dataset, load
from playground.measurements.inspector.inspection import Inspection, inspect
from playground.network.activations import ACTIVATIONS
from playground.network.builder import Shape, build
from playground.settings.pages import InspectorSettings
from playground.settings.pages.inspector import INSPECTED_SAMPLES, LEAKY_SLOPE
from playground.training.problem import pose
from playground.training.trainer import WEIGHT_STREAM

MOST_INPUTS, MOST_OUTPUTS = 4, 4  # that can be read in a graph


def fits(dataset: Dataset) -> bool:
    """Return whether a network on these data, of one or two small layers, can be followed number by number."""
    return dataset.n_features <= MOST_INPUTS and dataset.n_classes <= MOST_OUTPUTS


class Specimen:
    """The data, the loss and the network that settings bring about, in float64.

    Parameters
    ----------
    settings : InspectorSettings
        Equal settings, and equal updates since, give equal numbers.
    dataset : Dataset or None
        In place of the data that the settings name; it fits (see ``fits``).

    Attributes
    ----------
    losses : list of float
        Loss of the sample inspected before and after the last update; empty before the first.
    n_updates : int
        Updates since the first weights.
    """

    def __init__(self, settings: InspectorSettings, dataset: Dataset | None = None) -> None:
        if dataset is None:
            n_classes = min(3, CATALOGUE[settings.data].classes[1])
            dataset = load(settings.data, n_samples=2 * INSPECTED_SAMPLES, n_classes=max(n_classes, 2))
        self.settings = settings
        self.problem = pose(dataset, loss=settings.loss, dtype=np.float64)
        shape = Shape(
            n_inputs=dataset.n_features,
            n_outputs=self.problem.n_outputs,
            hidden_layers=settings.hidden_layers,
            activation=settings.activation,
            leaky_slope=LEAKY_SLOPE,
            initialisation=ACTIVATIONS[settings.activation].initialiser,
        )
        self.network = build(
            shape,
            weight_rngs=[np.random.default_rng([settings.seed, WEIGHT_STREAM])],
            dropout_rngs=[np.random.default_rng(0)],  # there is no dropout to draw
            dtype=np.float64,
        )
        self.losses: list[float] = []
        self.n_updates = 0

    def take(self, settings: InspectorSettings) -> bool:
        """Take another sample or learning rate, with the weights as they are; return False if that is not all."""
        same = replace(settings, sample=self.settings.sample, rate=self.settings.rate, presenter=False)
        if same != replace(self.settings, presenter=False):
            return False
        if settings.sample != self.settings.sample:
            self.losses = []
        self.settings = settings
        return True

    @property
    def sample(self) -> int:
        """Which training sample is followed, counted from 0: the one that is set, or the last where there are fewer."""
        return min(self.settings.sample, self.problem.dataset.n_train) - 1

    def inspection(self) -> Inspection:
        """Return every number of the present sample with the present weights."""
        i = self.sample
        train = self.problem.train
        return inspect(self.network, self.problem.loss, train.X[i], train.targets[i], self.settings.rate)

    def update(self) -> bool:
        """Move the weights by one step of SGD on the present sample, unless the loss would not be finite after it."""
        inspection = self.inspection()
        if not (np.isfinite(inspection.updated_loss) and np.isfinite(inspection.updated_theta).all()):
            return False
        self.losses = [inspection.loss, inspection.updated_loss]
        self.network.theta[...] = inspection.updated_theta
        self.n_updates += 1
        return True
