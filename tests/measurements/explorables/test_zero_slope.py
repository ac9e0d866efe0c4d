"""Shares of pre-activations near 0 against a count of a network's products, written out."""

from __future__ import annotations

import numpy as np
import pytest

from playground.measurements.explorables.zero_slope import EPOCHS, pre_activations, zero_slope
from playground.settings.run import DataSettings, NetworkSettings, TrainingSettings
from playground.training.data import load_data
from playground.training.trainer import Trainer

pytestmark = pytest.mark.trains


@pytest.mark.parametrize("width", [2, 4])
def test_pre_activations_are_the_products_of_the_layers(width: int) -> None:
    trainer = Trainer(
        load_data(DataSettings()), NetworkSettings(hidden_layers=(width, width)), TrainingSettings(max_epochs=EPOCHS)
    )
    for stage in ("first", "trained"):
        first, second, _ = trainer.network.dense_layers
        z1 = trainer.problem.train.X @ first.W + first.b
        z2 = np.maximum(z1, 0.0) @ second.W + second.b
        np.testing.assert_allclose(pre_activations(width)[stage], np.hstack([z1, z2]), rtol=1e-4, atol=1e-5)
        trainer.advance(EPOCHS)


@pytest.mark.parametrize("power", [0.0, 0.7, 3.0])
def test_shares_are_counts(power: float) -> None:
    shown = zero_slope(power, 4)
    for stage, z in pre_activations(4).items():
        assert shown.n == z.size
        assert shown.zeros[stage] == np.mean(z == 0.0)
        assert shown.near_at[stage] == np.mean(np.abs(z) <= 10.0**-power)
        assert (np.diff(shown.near[stage]) <= 0).all()
        assert shown.near[stage][-1] >= shown.zeros[stage]


def test_a_narrow_network_meets_the_kink_before_training_where_its_first_layer_is_inactive() -> None:
    z = pre_activations(2)["first"]
    inactive = (z[:, :2] <= 0).all(axis=1)

    assert inactive.any()
    assert zero_slope(1.0, 2).zeros["first"] >= inactive.mean() / 2  # both units of the second layer
    assert (z[inactive, 2:] == 0.0).all()
    assert zero_slope(1.0, 16).zeros["trained"] < 0.001
