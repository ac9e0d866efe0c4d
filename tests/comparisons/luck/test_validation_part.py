"""With a part for validation the best epoch of a network, and where it stops, are those of its validation loss."""

from dataclasses import replace

import numpy as np
import pytest

from playground.comparisons.common_loss import CommonLoss
from playground.comparisons.luck.chunk import Chunk, train
from playground.comparisons.luck.compared import OWN, Compared
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.table import seeds_table
from playground.settings.run import DataSettings, NetworkSettings, Settings
from playground.training.data import load_data
from playground.training.problem import pose
from playground.training.stopping import watch_all
from playground.training.trainer import Trainer
from playground.words.compared import named
from playground.words.luck import instead_text, spread_text
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
    assert results.rows.shape == (41, 10, 2)
    assert results.parts == measured.parts == ("train", "test", "valid")
    for place, part in enumerate(results.parts, start=7):
        assert not np.allclose(measured[f"{part}_loss"], results[f"{part}_loss"])
        np.testing.assert_array_equal(measured[f"{part}_loss"], results.rows[:, place])
    np.testing.assert_array_equal(measured["valid_score"], results["valid_score"])
    np.testing.assert_array_equal(measured.stop_epochs(4), results.stop_epochs(4))


def test_the_mean_squared_error_is_that_of_its_own_network_on_the_part(results: SeedResults) -> None:
    trainer = Trainer(load_data(SETTINGS.data), SETTINGS.network, SETTINGS.training)
    trainer.advance(40)
    valid = pose(trainer.problem.dataset, loss="mse").valid
    expected = pose(trainer.problem.dataset, loss="mse").loss.value(trainer.network.logits(valid.X), valid.targets)

    np.testing.assert_allclose(results.measured_by("mse")["valid_loss"][-1, 0], expected, rtol=1e-4)


def test_the_last_validation_loss_is_compared_where_it_is_known(results: SeedResults) -> None:
    for common, measured in ((OWN, results), (CommonLoss(own=False, name="mse"), results.measured_by("mse"))):
        compared = Compared([results], "valid", common)
        assert (compared.chosen, named(compared).name) == ("valid", "last validation loss")
        np.testing.assert_array_equal(compared.values[0], measured["valid_loss"][-1])
        assert instead_text(compared) == ""
        assert "the last validation loss goes from" in spread_text(compared)


def test_without_the_part_on_either_side_both_are_compared_by_the_test_loss_and_it_is_said(
    results: SeedResults,
) -> None:
    without = replace(results, rows=results.rows[:, :5], measures=())
    for sides in ([without], [results, without], [without, results]):
        compared = Compared(sides, "valid")
        assert (compared.chosen, named(compared).name) == ("last", "last test loss")
        for values, side in zip(compared.values, sides, strict=True):
            np.testing.assert_array_equal(values, side["test_loss"][-1])
    assert "as Validation share under Samples is 0" in instead_text(Compared([without], "valid"))
    assert instead_text(Compared([without], "lowest")) == ""


def test_a_study_from_before_other_losses_were_measured_on_it_is_compared_by_the_test_loss(
    results: SeedResults,
) -> None:
    early = replace(results, rows=results.rows[:, :9])
    compared = Compared([early], "valid", CommonLoss(own=False, name="mse"))

    assert early.parts == ("train", "test", "valid")
    assert Compared([early], "valid").chosen == "valid"
    assert early.measured_by("mse").parts == ("train", "test")
    assert compared.chosen == "last"
    assert "When this study was kept" in instead_text(compared)
    np.testing.assert_array_equal(compared.values[0], results.measured_by("mse")["test_loss"][-1])
    np.testing.assert_array_equal(early.measured_by("mse").best_epochs, results.best_epochs)


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
