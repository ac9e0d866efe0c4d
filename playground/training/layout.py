"""The layers that settings ask for, and the streams of random numbers that a seed is for."""

from __future__ import annotations

from playground.network.builder import Shape
from playground.settings import NetworkSettings, TrainingSettings
from playground.training.problem import Problem

WEIGHT_STREAM, ORDER_STREAM, DROPOUT_STREAM = range(3)


def layout(problem: Problem, shape: NetworkSettings, training: TrainingSettings) -> Shape:
    """Return what to build for a problem: its widths at both ends, and between them what the settings say."""
    return Shape(
        n_inputs=problem.dataset.n_features,
        n_outputs=problem.n_outputs,
        hidden_layers=shape.hidden_layers,
        activation=shape.activation,
        leaky_slope=shape.leaky_slope,
        batch_norm=shape.batch_norm,
        dropout=training.dropout,
        initialisation=shape.initialisation,
        initial_scale=shape.initial_scale,
    )
