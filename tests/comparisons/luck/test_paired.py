"""The comparison of pairs: counts, the interval against order statistics, and words that say no more than it does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.stats import binom

from playground.comparisons.luck.paired import FEWEST, compare
from playground.words.compared import Named
from playground.words.luck import paired_text
from playground.words.numbers import number

LAST = Named("last test loss", number, number)
LOSSES = st.floats(0.0, 100.0, allow_nan=False)


def test_where_every_seed_is_tied_more_of_them_are_not_advised() -> None:
    text = paired_text(compare(*of(0, 0, 20)), LAST)

    assert text.startswith("A and B are equal with every seed by the ")
    assert "more seeds" not in text


@given(pair=st.integers(1, 30).flatmap(lambda n: arrays(np.float64, (2, n), elements=LOSSES)))
def test_every_pair_is_a_win_of_one_or_a_tie(pair: np.ndarray) -> None:
    comparison = compare(pair[0], pair[1])

    assert (comparison.wins_a, comparison.wins_b, comparison.ties) == (
        np.count_nonzero(pair[0] < pair[1]), np.count_nonzero(pair[1] < pair[0]), np.count_nonzero(pair[0] == pair[1])
    )  # fmt: skip
    assert comparison.median == np.median(pair[1] - pair[0])
    assert comparison.left_out == 0


@given(pair=st.integers(1, 30).flatmap(lambda n: arrays(np.float64, (2, n), elements=LOSSES)))
def test_exchanging_a_and_b_turns_everything_round(pair: np.ndarray) -> None:
    one, other = compare(pair[0], pair[1]), compare(pair[1], pair[0])

    assert (one.wins_a, one.wins_b, one.is_hardly_luck) == (other.wins_b, other.wins_a, other.is_hardly_luck)
    np.testing.assert_array_equal([one.median, one.low, one.high], [-other.median, -other.high, -other.low])


@pytest.mark.parametrize("n", range(FEWEST, 51))
def test_the_interval_ends_at_the_innermost_order_statistics_of_that_confidence(n: int) -> None:
    differences = np.sort(np.random.default_rng(n).standard_cauchy(n))
    # (x₍ₖ₊₁₎, x₍ₙ₋ₖ₎) misses the median with probability 2 P(B ≤ k), B binomial with n and 1/2.
    k = max(k for k in range(n) if 2 * binom.cdf(k, n, 0.5) <= 0.05)

    comparison = compare(np.zeros(n), np.random.default_rng(0).permutation(differences))

    assert (comparison.low, comparison.high) == (differences[k], differences[n - 1 - k])


WINS = st.tuples(*[st.integers(0, 25)] * 3).filter(any)


def of(wins_a: int, wins_b: int, ties: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Return losses of A and B with so many wins and ties."""
    rng = np.random.default_rng(seed)
    a = rng.uniform(0.1, 1.0, wins_a + wins_b + ties)
    sign = np.repeat([1.0, -1.0, 0.0], (wins_a, wins_b, ties))
    return a, a + sign * rng.uniform(0.01, 0.05, a.size)


@given(wins=WINS)
def test_the_sign_test_is_the_binomial_one_of_the_pairs_that_are_not_tied(wins: tuple[int, int, int]) -> None:
    wins_a, wins_b, _ = wins
    comparison, n = compare(*of(*wins)), wins_a + wins_b
    by_hand = min(1.0, 2.0 * binom.cdf(min(wins_a, wins_b), n, 0.5)) if n else 1.0

    assert comparison.p == pytest.approx(by_hand)
    assert comparison.is_hardly_luck == (by_hand < 0.05)


@given(wins=WINS, more_ties=st.integers(0, 20))
def test_ties_change_neither_the_test_nor_its_verdict(wins: tuple[int, int, int], more_ties: int) -> None:
    wins_a, wins_b, ties = wins
    one, other = compare(*of(wins_a, wins_b, ties)), compare(*of(wins_a, wins_b, ties + more_ties))

    assert (one.p, one.is_hardly_luck) == (other.p, other.is_hardly_luck)


@given(wins=st.tuples(st.integers(0, 25), st.integers(0, 25)).filter(any))
def test_without_ties_the_interval_leaves_out_0_just_where_the_test_rules_out_luck(wins: tuple[int, int]) -> None:
    comparison = compare(*of(*wins, 0))

    assert comparison.is_hardly_luck == (comparison.low > 0.0 or comparison.high < 0.0)


def test_twelve_wins_no_losses_and_eight_ties_are_hardly_luck_and_the_ties_are_told() -> None:
    comparison = compare(*of(0, 12, 8))
    text = paired_text(comparison, LAST)

    assert comparison.p == pytest.approx(2 * 0.5**12)
    assert "B beats A in 12 of 20 seeds, 8 tied" in text
    assert "hardly luck" in text
    assert "Ties count in the median and its interval, not in the sign test." in text


def test_five_wins_and_fifteen_ties_are_too_few_to_tell() -> None:
    assert "too few pairs that are not tied to tell" in paired_text(compare(*of(5, 0, 15)), LAST)
    assert "too few" not in paired_text(compare(*of(6, 0, 15)), LAST)


@given(pair=st.integers(1, 30).flatmap(lambda n: arrays(np.float64, (2, n), elements=LOSSES)))
def test_of_a_score_the_higher_is_the_better(pair: np.ndarray) -> None:
    loss, score = compare(*pair), compare(*pair, higher_is_better=True)

    assert (loss.wins_a, loss.wins_b, loss.ties, loss.p) == (score.wins_b, score.wins_a, score.ties, score.p)
    assert (loss.median, loss.n) == (score.median, score.n)


def test_with_fewer_than_six_pairs_there_is_no_interval_and_no_verdict() -> None:
    comparison = compare(np.ones(FEWEST - 1), np.zeros(FEWEST - 1))

    assert np.isnan(comparison.low)
    assert np.isnan(comparison.high)
    assert not comparison.is_hardly_luck


@pytest.mark.long
def test_where_there_is_no_difference_luck_is_ruled_out_in_at_most_one_of_twenty_cases() -> None:
    rng = np.random.default_rng(0)
    verdicts = [compare(rng.exponential(size=20), rng.exponential(size=20)).is_hardly_luck for _ in range(1000)]

    assert 0.01 < np.mean(verdicts) <= 0.05


def test_who_wins_how_often_by_how_much_and_whether_it_was_luck() -> None:
    a, b = np.full(20, 0.5), np.full(20, 0.5)
    b[:17] -= np.linspace(0.1, 0.2, 17)
    b[17:] += 0.1

    comparison = compare(a, b)

    assert (comparison.wins_a, comparison.wins_b, comparison.ties, comparison.left_out) == (3, 17, 0, 0)
    assert comparison.low < comparison.median < comparison.high < 0.0
    assert comparison.is_hardly_luck


@pytest.mark.parametrize(
    ("a", "b", "counts"),
    [
        ([1, 1, 1], [1, 1, 1], (0, 0, 3, 0)),
        ([1, 2, 1], [2, 1, 1], (1, 1, 1, 0)),
        ([1, 2, 1], [2, 3, 1], (2, 0, 1, 0)),
        ([np.nan], [1], (0, 0, 0, 1)),
    ],
)
def test_ties_and_what_is_left_out_are_counted(a: list[float], b: list[float], counts: tuple[int, ...]) -> None:
    comparison = compare(np.array(a, float), np.array(b, float))

    assert (comparison.wins_a, comparison.wins_b, comparison.ties, comparison.left_out) == counts


def test_pairs_of_which_one_diverged_are_left_out_and_counted() -> None:
    a, b = np.ones(10), np.zeros(10)
    a[0] = b[1] = np.nan

    comparison = compare(a, b)

    assert (comparison.n, comparison.wins_b, comparison.left_out) == (8, 8, 2)
    assert compare(b[:2], a[:2]).n == 0
