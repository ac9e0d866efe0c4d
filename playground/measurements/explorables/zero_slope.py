"""How near to the kink of ReLU the pre-activations of a small network lie, before and after training."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from playground.measurements.theory.signals import shape_of, signals
from playground.network.arithmetic import Array
from playground.settings.run import DataSettings, NetworkSettings, TrainingSettings
from playground.training.data import load_data
from playground.training.trainer import Trainer

EPOCHS = 100
MOST_POWER = 8  # distances from 10⁰ down to 10⁻⁸
N_POINTS = 81


@dataclass(frozen=True, eq=False, slots=True)
class ZeroSlope:
    """Shares of pre-activations near 0.

    Attributes
    ----------
    power : ndarray of shape (N_POINTS,)
        Distances, as −log₁₀.
    near : dict of str to ndarray of shape (N_POINTS,)
        Share of the pre-activations that are no farther from 0, "first" (before training) and "trained".
    near_at : dict of str to float
        The same at the distance that is looked at.
    zeros : dict of str to float
        Share that is exactly 0.
    n : int
        Pre-activations: samples times hidden units.
    """

    power: Array
    near: dict[str, Array]
    near_at: dict[str, float]
    zeros: dict[str, float]
    n: int


def zero_slope(power: float, width: int) -> ZeroSlope:
    """Return the shares for a network of two hidden layers of ReLU, before its training and after it.

    Parameters
    ----------
    power : float
        The distance 10⁻ᵖ that is looked at.
    width : int, at least 1
        Units in each hidden layer.
    """
    powers = np.linspace(0.0, MOST_POWER, N_POINTS)
    stages = pre_activations(width)
    sizes = {stage: np.sort(np.abs(z).ravel()) for stage, z in stages.items()}

    def share(stage: str, distance: Array) -> Array:
        within: Array = np.searchsorted(sizes[stage], distance, side="right") / sizes[stage].size
        return within

    return ZeroSlope(
        power=powers,
        near={stage: share(stage, 10.0**-powers) for stage in stages},
        near_at={stage: float(share(stage, np.array(10.0**-power))) for stage in stages},
        zeros={stage: shape_of(z).zeros for stage, z in stages.items()},
        n=stages["first"].size,
    )


@lru_cache(maxsize=8)
def pre_activations(width: int) -> dict[str, Array]:
    """Return z (n_samples, 2 × width) of all hidden units on the training points, before and after training."""
    trainer = Trainer(
        load_data(DataSettings()), NetworkSettings(hidden_layers=(width, width)), TrainingSettings(max_epochs=EPOCHS)
    )
    first = _taken(trainer)
    trainer.advance(EPOCHS)
    return {"first": first, "trained": _taken(trainer)}


def _taken(trainer: Trainer) -> Array:
    layers = signals(trainer.network, trainer.problem.train.X)
    return np.concatenate([layer.taken for layer in layers], axis=1)
