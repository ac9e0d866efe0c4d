"""Masks and averages of dropout against counts of them, and against the binomial law."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from playground.measurements.explorables.dropped_units import BATCH, MOST_BATCHES, WIDTHS, dropped_units

RATES = [0.1, 0.5, 0.9]


def kept(rate: float) -> np.ndarray:
    """Return every mask, (MOST_BATCHES, BATCH, hidden units)."""
    return np.array([
        [np.concatenate(dropped_units(rate, batch, sample).kept) for sample in range(1, BATCH + 1)]
        for batch in range(1, MOST_BATCHES + 1)
    ])  # fmt: skip


@pytest.mark.parametrize("rate", RATES)
def test_units_are_kept_as_often_as_the_rate_says_and_averages_are_of_what_is_kept(rate: float) -> None:
    masks = kept(rate)
    shown = dropped_units(rate, 1, 1)

    assert masks.shape[-1] == sum(WIDTHS[1:-1])
    assert stats.binomtest(int(masks.sum()), masks.size, 1.0 - rate).pvalue > 1e-6
    first = masks[:, :, 0].reshape(MOST_BATCHES, BATCH)
    so_far = np.array([first[: batch + 1].mean() for batch in range(MOST_BATCHES)])
    np.testing.assert_allclose(shown.unscaled, so_far, rtol=1e-12)
    np.testing.assert_allclose(shown.mean, so_far / (1.0 - rate), rtol=1e-4)  # rates are rounded to 16 bits
    assert shown.scale == pytest.approx(1.0 / (1.0 - rate))


def test_each_sample_and_each_mini_batch_has_a_mask_of_its_own() -> None:
    masks = kept(0.5)

    assert len({mask.tobytes() for mask in masks[0]}) > 1
    assert len({masks[batch].tobytes() for batch in range(MOST_BATCHES)}) == MOST_BATCHES


def test_without_dropout_all_units_are_there() -> None:
    shown = dropped_units(0.0, 7, 3)

    assert all(layer.all() for layer in shown.kept)
    assert (shown.mean == 1.0).all()
    assert (shown.unscaled == 1.0).all()
