"""The shape of the network that settings ask for on a problem."""

from __future__ import annotations

from playground.network.builder import Shape
from playground.settings.run import NetworkSettings, TrainingSettings
from playground.training.problem import Problem


def shape_of(problem: Problem, network: NetworkSettings, training: TrainingSettings) -> Shape:
    """Return what the network is built from: the settings, between the inputs and outputs of the problem."""
    return Shape(
        n_inputs=problem.dataset.n_features,
        n_outputs=problem.n_outputs,
        hidden_layers=network.hidden_layers,
        activation=network.activation,
        leaky_slope=network.leaky_slope,
        batch_norm=network.batch_norm,
        dropout=training.dropout,
        initialisation=network.initialisation,
        initial_scale=network.initial_scale,
    )
