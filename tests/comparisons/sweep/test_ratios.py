"""Values of a sweep against one of them: intervals as of SciPy's paired t test, no difference where there is none."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import gmean, ttest_rel

from playground.comparisons.sweep.ratios import ratios

LOSSES = st.floats(1e-3, 100.0, allow_nan=False)
SHAPES = st.tuples(st.integers(1, 3), st.integers(2, 5), st.integers(1, 8))
SWEEPS = SHAPES.flatmap(lambda shape: arrays(np.float64, shape, elements=LOSSES))
FIRST = (0, 0)


@pytest.mark.parametrize(("n_values", "n_seeds"), [(2, 5), (9, 5), (4, 20), (25, 3)])
@pytest.mark.parametrize("chosen", [True, False])
def test_intervals_are_those_of_a_paired_t_test_of_the_logarithms(n_values: int, n_seeds: int, *, chosen: bool) -> None:
    losses = np.random.default_rng(n_values).lognormal(size=(1, n_values, n_seeds))
    found = ratios(losses, FIRST, chosen=chosen)
    n_intervals = n_values * (n_values - 1) // 2 if chosen else n_values - 1

    for column in range(1, n_values):
        test = ttest_rel(np.log(losses[0, column]), np.log(losses[0, 0]))
        interval = test.confidence_interval(1 - 0.05 / n_intervals)
        assert found.low[0, column] == pytest.approx(np.exp(interval.low))
        assert found.high[0, column] == pytest.approx(np.exp(interval.high))
        assert found.is_apart[0, column] == (test.pvalue < 0.05 / n_intervals)
        assert found.ratio[0, column] == pytest.approx(gmean(losses[0, column] / losses[0, 0]))


@given(losses=SWEEPS)
def test_every_value_is_apart_alike_or_unknown_and_the_reference_is_not_compared(losses: np.ndarray) -> None:
    found = ratios(losses, FIRST, chosen=True)

    assert not (found.is_apart & found.is_alike).any()
    np.testing.assert_array_equal(found.is_apart | found.is_alike, found.is_known)
    assert not found.is_known[FIRST]
    assert found.is_known.any() == (losses.shape[-1] > 1)
    others = found.n_seeds > 0
    assert (found.higher <= found.n_seeds).all()
    assert (others.sum(), found.n_seeds[FIRST]) == (found.ratio.size - 1, 0)


@given(losses=SWEEPS, factor=st.floats(0.1, 10.0), seed=st.integers(0, 9))
def test_neither_the_unit_of_the_loss_nor_the_order_of_the_seeds_matters(
    losses: np.ndarray, factor: float, seed: int
) -> None:
    one = ratios(losses, FIRST, chosen=True)
    other = ratios(np.random.default_rng(seed).permutation(factor * losses, axis=2), FIRST, chosen=True)

    for name in ("ratio", "low", "high"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), rtol=1e-6)


@given(losses=SWEEPS)
def test_an_interval_is_wider_where_the_reference_was_chosen_as_the_lowest(losses: np.ndarray) -> None:
    chosen, given_before = (ratios(losses, FIRST, chosen=chosen) for chosen in (True, False))

    known = chosen.is_known
    assert (chosen.low[known] <= given_before.low[known]).all()
    assert (chosen.high[known] >= given_before.high[known]).all()


def test_only_seeds_with_both_losses_count() -> None:
    losses = np.random.default_rng(0).lognormal(size=(1, 3, 6))
    losses[0, 0, 1] = losses[0, 1, 2] = losses[0, 2, :5] = np.nan
    found = ratios(losses, FIRST, chosen=False)
    test = ttest_rel(*np.log(losses[0, [1, 0]][:, [0, 3, 4, 5]]))

    assert found.n_seeds.tolist() == [[0, 4, 1]]
    assert np.log(found.low[0, 1]) == pytest.approx(test.confidence_interval(0.95).low)
    assert found.is_known.tolist() == [[False, True, False]]
    assert found.ratio[0, 2] == pytest.approx(losses[0, 2, 5] / losses[0, 0, 5])


def test_a_loss_of_0_counts_as_the_smallest() -> None:
    found = ratios(np.array([[[0.0, 0.0], [1e-6, 1e-6], [1.0, 2.0]]]), FIRST, chosen=False)

    assert found.ratio[0, 1:].tolist() == pytest.approx([1.0, np.sqrt(2.0) * 1e6])


@pytest.mark.long
@pytest.mark.parametrize(("n_values", "n_seeds"), [(9, 5), (25, 20), (3, 3)])
def test_of_equal_values_the_lowest_is_told_apart_from_any_in_at_most_one_of_twenty_sweeps(
    n_values: int, n_seeds: int
) -> None:
    rng, told = np.random.default_rng(0), 0
    for _ in range(1000):
        losses = rng.lognormal(size=(1, n_values, n_seeds)) * rng.lognormal(size=n_seeds)
        best = int(np.median(losses[0], axis=-1).argmin())
        told += bool(ratios(losses, (0, best), chosen=True).is_apart.any())

    assert told <= 50


@pytest.mark.long
def test_a_value_that_is_twice_as_high_is_told_apart_by_ten_seeds() -> None:
    rng, told = np.random.default_rng(0), []
    for _ in range(200):
        losses = rng.lognormal(sigma=0.2, size=(1, 9, 10)) * rng.lognormal(size=10)
        losses[0, 1:] *= 2.0
        told.append(ratios(losses, FIRST, chosen=True).is_apart[0, 1:].mean())

    assert np.mean(told) > 0.95
