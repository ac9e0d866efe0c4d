"""A cell is a run of the dashboard: the same numbers, and a key of its own."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.comparisons.sweep.cell import IMPOSSIBLE, CellResult, restored, train
from playground.comparisons.sweep.cell_key import cell_key
from playground.measurements.run import Run
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.reason import Infinite
from tests.training.mini_batches import in_mini_batches

SMALL = Settings(
    DataSettings(n_samples=40), NetworkSettings(hidden_layers=(6,)), in_mini_batches(l1=0.5, max_epochs=12)
)


@pytest.mark.parametrize("name", ["moons", "sine", "blobs", "iris"])
def test_a_cell_has_the_numbers_of_the_run_of_the_dashboard(name: str) -> None:
    network = replace(SMALL.network, activation="gelu" if name == "blobs" else "relu")
    settings = replace(SMALL, data=replace(SMALL.data, name=name), network=network)
    result, run = CellResult(**train(settings)), Run(settings)
    run.trainer.advance(12)

    last = run.trainer.evaluation
    assert (result.train_loss, result.test_loss) == (last.train_loss, last.test_loss)
    assert (result.train_score, result.test_score) == (last.train_score, last.test_score)
    assert result.best_epoch == run.history.best_epoch
    assert result.best_test_loss == run.history["test_loss"][result.best_epoch]
    w = run.trainer.network.theta[: run.trainer.network.n_weights]
    assert result.zeros == pytest.approx(np.mean(w == 0))
    assert result.near_zeros == pytest.approx(np.mean((np.abs(w) < 1e-3) & (w != 0)))
    assert (result.epochs, result.status, result.counts) == (12, "epoch limit reached", True)


@pytest.mark.trains
def test_l1_leaves_exact_zeros_in_a_cell() -> None:
    training = replace(SMALL.training, optimiser="sgd", learning_rate=0.1, l1=2.0, max_epochs=60)

    assert CellResult(**train(replace(SMALL, training=training))).zeros > 0.2


@pytest.mark.trains
def test_a_run_that_diverges_says_so_and_does_not_count() -> None:
    training = replace(SMALL.training, optimiser="sgd", loss="mse", learning_rate=100.0, l2=50.0, max_epochs=200)
    result = CellResult(**train(replace(SMALL, training=training)))

    assert result.status == "diverged"
    assert not result.counts
    assert Infinite(result.cause)


def test_data_that_cannot_be_made_are_a_result_too() -> None:
    data = DataSettings("blobs", n_samples=20, n_classes=6, test_share=0.05)
    result = CellResult(**train(replace(SMALL, data=data)))

    assert (result.status, result.counts) == (IMPOSSIBLE, False)
    assert result.cause


def test_a_result_comes_back_from_what_was_stored_and_a_damaged_one_does_not() -> None:
    stored = train(SMALL)

    assert restored(stored) == CellResult(**stored)
    assert restored(stored | {"test_loss": "0.3"}) is None
    assert restored({name: value for name, value in stored.items() if name != "zeros"}) is None
    assert restored({}) is None


@given(l2=st.floats(0, 100), seed=st.integers(0, 5), epochs=st.integers(1, 50))
def test_keys_are_equal_for_equal_settings_only(l2: float, seed: int, epochs: int) -> None:
    base = replace(SMALL, network=replace(SMALL.network, seed=seed))
    one = replace(base, training=replace(base.training, l2=l2, max_epochs=epochs))
    again = Settings(replace(one.data), replace(one.network), replace(one.training))

    assert cell_key(one) == cell_key(again)
    assert cell_key(one) != cell_key(replace(one, training=replace(one.training, max_epochs=epochs + 1)))
    assert cell_key(one) != cell_key(replace(one, data=replace(one.data, seed=7)))
