"""With a part for validation the best epoch of a network, and where it stops, are those of its validation loss."""

from dataclasses import replace

import numpy as np
import pytest

from playground.comparisons.luck.chunk import Chunk, train
from playground.comparisons.luck.compared import Compared
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.table import seeds_table
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.stopping import watch_all
from playground.words.luck import spread_text
from tests.training.mini_batches import in_mini_batches

SETTINGS = Settings(
    DataSettings(n_samples=60, valid_share=0.3, noise=0.4),
    NetworkSettings(hidden_layers=(16,)),
    in_mini_batches(learning_rate=0.05, patience=4),
)


@pytest.fixture(scope="module")
def results() -> SeedResults:
    """Two networks after 40 epochs, measured by another loss too."""
    seeds = tuple(replace(SETTINGS, network=replace(SETTINGS.network, seed=k)) for k in range(2))
    chunk = Chunk(seeds, None, 40, SETTINGS.data, own_data=False, seconds=600.0, measures=("mse",))
    progress = train(chunk)
    return SeedResults(SETTINGS, progress.rows, np.zeros(2, int), None, None, 2, ("mse",))


def test_its_columns_stand_before_the_other_measures(results: SeedResults) -> None:
    measured = results.measured_by("mse")

    assert results.watched == "valid"
    assert results.rows.shape == (41, 9, 2)
    assert not np.allclose(measured["test_loss"], results["test_loss"])
    np.testing.assert_array_equal(measured["test_loss"], results.rows[:, 8])
    np.testing.assert_array_equal(measured["valid_loss"], results["valid_loss"])


def test_best_and_stop_follow_its_loss_and_the_test_loss_there_is_compared(results: SeedResults) -> None:
    for k, losses in enumerate(results["valid_loss"].T):
        watched = watch_all(enumerate(losses[1:].tolist(), start=1), 4)
        assert results.best_epochs[k] == watched.best_epoch
        assert results.stop_epochs(4)[k] == (watched.stop_epoch or 0)
    (lowest,) = Compared([results], "lowest").values

    np.testing.assert_array_equal(lowest, results["test_loss"][results.best_epochs, [0, 1]])
    text = spread_text(Compared([results], "lowest"))
    assert "test loss at the lowest validation loss" in text
    assert "The validation loss is lowest in epoch" in text


def test_the_table_has_it(results: SeedResults) -> None:
    table = seeds_table([results], "weights")

    assert table["valid_loss"] == results["valid_loss"][-1].tolist()
    assert table["best_epoch"] == results.best_epochs.tolist()
