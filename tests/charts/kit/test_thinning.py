"""Thinned curves lose epochs and nothing that would be missed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from playground.charts.kit.thinning import thinned

series_of_any_length = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 700), st.integers(1, 6)),
    elements=st.floats(-1e6, 1e6, width=32),
)


@given(series=series_of_any_length, most=st.integers(24, 300), log_epochs=st.booleans())
def test_first_last_and_the_extremes_of_every_curve_are_kept(
    series: np.ndarray, most: int, *, log_epochs: bool
) -> None:
    rows = thinned(series, most, log_epochs=log_epochs)

    assert rows[0] == 0
    assert rows[-1] == len(series) - 1
    np.testing.assert_array_equal(series[rows].min(axis=0), series.min(axis=0))
    np.testing.assert_array_equal(series[rows].max(axis=0), series.max(axis=0))


@given(series=series_of_any_length, most=st.integers(24, 300), log_epochs=st.booleans())
def test_rows_are_in_order_without_repetition_and_about_as_many_as_asked(
    series: np.ndarray, most: int, *, log_epochs: bool
) -> None:
    rows = thinned(series, most, log_epochs=log_epochs)

    assert (np.diff(rows) > 0).all()
    assert len(rows) <= 1.5 * most + 2
    if len(series) <= most:
        np.testing.assert_array_equal(rows, np.arange(len(series)))


@given(n=st.integers(1000, 20_000), at=st.floats(0, 1), log_epochs=st.booleans())
def test_a_spike_of_a_single_epoch_is_seen_wherever_it_stands(n: int, at: float, *, log_epochs: bool) -> None:
    spike = round(at * (n - 1))
    series = np.zeros((n, 2))
    series[spike, 1] = 1.0

    assert spike in thinned(series, 320, log_epochs=log_epochs)


def test_log_epochs_give_each_decade_its_share() -> None:
    noise = np.random.default_rng(0).normal(size=(10_000, 2))

    counts = [np.histogram(thinned(noise, 320, log_epochs=log), [1, 10, 100, 1000, 10_000])[0] for log in (True, False)]

    assert counts[0][1] > 50
    assert counts[1][1] < 10


def test_what_is_not_a_number_is_never_an_extreme() -> None:
    series = np.full((1000, 2), np.nan)
    series[500, 0], series[501, 0] = 3.0, -3.0

    rows = thinned(series, 50)

    assert {0, 500, 501, 999} <= set(rows.tolist())


@pytest.mark.parametrize("n", [1, 2, 50])
def test_a_short_curve_is_kept_whole(n: int) -> None:
    np.testing.assert_array_equal(thinned(np.zeros((n, 1)), 50), np.arange(n))
