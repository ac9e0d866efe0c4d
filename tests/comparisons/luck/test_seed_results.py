"""What is read off many networks: bands, best epochs, votes; those that diverged do not count."""

import numpy as np
import pytest

from playground.comparisons.luck.chunk import common_grid
from playground.comparisons.luck.seed_results import SeedResults
from playground.settings.run import DataSettings, Settings
from playground.training.data import load_data
from playground.training.stopping import watch_all


def results(rows: np.ndarray, diverged_at: list[int] | None = None, answers: np.ndarray | None = None) -> SeedResults:
    grid = common_grid(load_data(DataSettings()), own_data=False)
    return SeedResults(Settings(), rows, np.array(diverged_at or [0] * rows.shape[2]), grid, answers, 2)


@pytest.fixture
def rows() -> np.ndarray:
    rows = np.random.default_rng(0).uniform(0.1, 1.0, (13, 5, 7))
    rows[5:, :, 2] = np.nan
    return rows


@pytest.mark.parametrize(("copies", "low", "high"), [(1, 0.0, 1.0), (2, 0.1, 0.9)])
def test_quantiles_are_those_of_the_networks_that_have_not_diverged_and_of_few_the_whole_range(
    rows: np.ndarray, copies: int, low: float, high: float
) -> None:
    rows, levels = np.tile(rows, copies), (low, 0.25, 0.5, 0.75, high)
    bands = results(rows, [0, 0, 5, 0, 0, 0, 0] * copies).quantiles("test_loss", np.array([1, 8]))

    kept = rows[8, 1][np.isfinite(rows[8, 1])]
    assert kept.size == 6 * copies
    np.testing.assert_allclose(bands[:, 0], np.quantile(rows[1, 1], levels))
    np.testing.assert_allclose(bands[:, 1], np.quantile(kept, levels))


def test_quantiles_of_nothing_are_nan() -> None:
    seed_results = results(np.full((2, 5, 3), np.nan), [1, 1, 1])

    assert np.isnan(seed_results.quantiles("test_loss", np.array([1]))).all()
    assert seed_results.n_diverged == 3
    assert seed_results.best_epochs.tolist() == [0, 0, 0]


@pytest.mark.parametrize("patience", [1, 3, 100])
def test_best_and_stop_epochs_are_those_of_early_stopping_on_each_network(rows: np.ndarray, patience: int) -> None:
    seed_results = results(rows, [0, 0, 5, 0, 0, 0, 0])
    for k, (best, stop) in enumerate(zip(seed_results.best_epochs, seed_results.stop_epochs(patience), strict=True)):
        losses = [loss for loss in rows[1:, 1, k].tolist() if np.isfinite(loss)]
        watched = watch_all(enumerate(losses, start=1), patience)
        assert (best, stop) == (watched.best_epoch, watched.stop_epoch or 0)


def test_a_network_that_diverges_later_than_all_have_come_has_not_diverged_yet(rows: np.ndarray) -> None:
    assert results(rows[:5], [0, 0, 5, 0, 0, 0, 0]).n_diverged == 0
    assert results(rows[:6], [0, 0, 5, 0, 0, 0, 0]).n_diverged == 1


def test_votes_are_shares_of_the_networks_that_have_not_diverged(rows: np.ndarray) -> None:
    n = common_grid(load_data(DataSettings()), own_data=False).points.shape[0]
    answers = np.zeros((7, n), np.uint8)
    answers[:2] = 1
    answers[3, : n // 2] = 1
    answers[2] = 1  # diverged

    seed_results = results(rows, [0, 0, 5, 0, 0, 0, 0], answers)

    shares = seed_results.votes.values.reshape(n, 2)
    np.testing.assert_allclose(shares[: n // 2, 1], 3 / 6)
    np.testing.assert_allclose(shares[n // 2 :, 1], 2 / 6)
    np.testing.assert_allclose(shares.sum(axis=1), 1.0)
    assert seed_results.agreement == pytest.approx((3 / 6 + 4 / 6) / 2)


def test_numbers_are_summed_up_by_median_and_deviation() -> None:
    data = DataSettings("sine")
    grid = common_grid(load_data(data), own_data=False)
    answers = np.random.default_rng(0).normal(size=(5, len(grid.x))).astype(np.float32)

    seed_results = SeedResults(Settings(data), np.zeros((2, 5, 5)), np.zeros(5, int), grid, answers, 0)

    np.testing.assert_allclose(seed_results.predictions.values, np.median(answers, axis=0))
    np.testing.assert_allclose(seed_results.deviations.values, answers.std(axis=0), rtol=1e-5)
    assert seed_results.votes is None
    assert np.isnan(seed_results.agreement)
