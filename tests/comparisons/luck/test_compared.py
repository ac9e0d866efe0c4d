"""What is compared of each network: its number after the last epoch, at its lowest loss, or at early stopping."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from playground.comparisons.luck.compared import CHOICES, Compared, compared_values
from playground.comparisons.luck.seed_results import COLUMNS, SeedResults
from playground.settings.pages.luck import COMPARED
from playground.settings.run import Settings, TrainingSettings
from playground.training.stopping import watch_all
from playground.words.luck import spread_text

LOSS, SCORE = COLUMNS.index("test_loss"), COLUMNS.index("test_score")
ROWS = st.tuples(st.integers(1, 12), st.just(5), st.integers(1, 4)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.floats(0.0, 9.0, allow_nan=False), unique=True)
)


def of(rows: np.ndarray, patience: int = 3, n_classes: int = 2) -> SeedResults:
    settings = Settings(training=TrainingSettings(patience=patience))
    return SeedResults(settings, rows, np.zeros(rows.shape[2], int), None, None, n_classes)


def test_whatever_can_be_chosen_is_known() -> None:
    assert set(CHOICES) == set(COMPARED)


@given(rows=ROWS, patience=st.integers(1, 5), diverged=st.integers(2, 20))
def test_the_numbers_are_those_a_loop_over_epochs_finds(rows: np.ndarray, patience: int, diverged: int) -> None:
    rows[diverged:, :, 0] = np.nan
    results = of(rows, patience)
    last = len(rows) - 1

    for k in range(rows.shape[2]):
        losses = [(epoch, loss) for epoch, loss in enumerate(rows[:, LOSS, k].tolist()) if epoch and np.isfinite(loss)]
        watched = watch_all(losses, patience)
        lowest = min(losses, key=lambda pair: pair[1])[0] if losses else 0
        epochs = {"last": last, "lowest": lowest, "stop": watched.stop_epoch or last}
        for choice, (name, moment) in CHOICES.items():
            # These networks have no validation part: the test loss stands in for that loss.
            expected = rows[epochs[moment], SCORE if name == "test_score" else LOSS, k]
            np.testing.assert_equal(compared_values(results, choice)[k], expected)


def test_a_run_that_early_stopping_ends_before_it_diverges_has_its_numbers() -> None:
    rows = np.full((12, 5, 1), 0.5)
    rows[1, LOSS], rows[8:] = 0.1, np.nan

    assert compared_values(of(rows, patience=3), "stop").tolist() == [0.5]
    assert compared_values(of(rows, patience=3), "lowest").tolist() == [0.1]
    assert np.isnan(compared_values(of(rows, patience=3), "last")).all()
    assert np.isnan(compared_values(of(rows, patience=9), "stop")).all()


@pytest.mark.parametrize(("n", "spread"), [(5, "lowest to highest"), (9, "lowest to highest"), (10, "10 % to 90 %")])
def test_the_spread_is_called_by_what_it_is(n: int, spread: str) -> None:
    rows = np.random.default_rng(0).random((12, 5, n))

    assert spread in spread_text(Compared([of(rows)]))
    assert "80 %" not in spread_text(Compared([of(rows)]))


def test_the_luckiest_has_the_lowest_loss_or_the_highest_score() -> None:
    rows = np.zeros((3, 5, 2))
    rows[-1, LOSS], rows[-1, SCORE] = (0.2, 0.4), (0.75, 0.5)

    assert "goes from 0.200, the luckiest, to 0.400" in spread_text(Compared([of(rows)]))
    assert "accuracy goes from 75.0 %, the luckiest, to 50.0 %" in spread_text(Compared([of(rows)], "score"))
    assert "R² goes from 0.750, the luckiest, to 0.500" in spread_text(Compared([of(rows, n_classes=0)], "score"))


def test_one_network_that_is_left_is_no_spread() -> None:
    rows = np.full((3, 5, 4), np.nan)
    rows[:, :, 2] = 0.25

    assert spread_text(Compared([of(rows)])) == "One network of 4 has not diverged; its last test loss is 0.250."
