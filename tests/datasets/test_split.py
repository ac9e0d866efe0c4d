"""Splits keep proportions; flips are counted, recorded and nested."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from datasets import DatasetError
from datasets.split import flip, split, stratified_choice

SEEDS = st.integers(0, 2**32)
LABELS = st.lists(st.integers(0, 4), min_size=1, max_size=60).map(np.array)


@examples(max_examples=50)
@given(strata=LABELS, share=st.floats(0, 1), seed=SEEDS)
def test_a_choice_keeps_proportions_and_loses_no_sample(strata: np.ndarray, share: float, seed: int) -> None:
    n_chosen = round(share * len(strata))
    chosen, others = stratified_choice(strata, n_chosen, np.random.default_rng(seed))

    assert len(chosen) == n_chosen
    assert sorted([*chosen, *others]) == list(range(len(strata)))
    expected = np.bincount(strata) * n_chosen / len(strata)
    assert abs(np.bincount(strata[chosen], minlength=len(expected)) - expected).max() < 1


@examples(max_examples=20)
@given(n_ones=st.integers(5, 95), test_share=st.floats(0.25, 0.75), seed=SEEDS)
def test_both_parts_of_a_split_have_the_proportions_of_the_whole(n_ones: int, test_share: float, seed: int) -> None:
    y = np.repeat([0, 1], [100 - n_ones, n_ones])
    train, test = split(y, n_classes=2, test_share=test_share, rng=np.random.default_rng(seed))

    assert len(test) == round(100 * test_share)
    assert abs(y[train].sum() - n_ones * len(train) / 100) < 1
    assert abs(y[test].sum() - n_ones * len(test) / 100) < 1


def test_a_split_is_in_random_order() -> None:
    y = np.repeat([0, 1], 100)
    for part in split(y, n_classes=2, test_share=0.5, rng=np.random.default_rng(0)):
        assert np.sum(np.diff(y[part]) != 0) > 20


@pytest.mark.parametrize(
    ("y", "n_classes", "test_share", "message"),
    [
        (
            np.repeat([0, 1], [98, 2]),
            2,
            0.1,
            r"test share of 0.1 with 100 .* test set with 1 of 2 classes.* raise the test",
        ),
        (
            np.repeat([0, 1], [98, 2]),
            2,
            0.9,
            r"test share of 0.9 with 100 .* training set with 1 of 2.* lower the test",
        ),
        (np.linspace(0, 1, 20), 0, 0.05, r"test share of 0.05 with 20 .* test set with 1 of at least 2 samples"),
        (
            np.linspace(0, 1, 20),
            0,
            0.95,
            r"test share of 0.95 with 20 .* training set with 1 of at least 2 samples",
        ),
    ],
)
def test_a_split_that_leaves_too_little_is_refused(
    y: np.ndarray, n_classes: int, test_share: float, message: str
) -> None:
    with pytest.raises(DatasetError, match=message):
        split(y, n_classes=n_classes, test_share=test_share, rng=np.random.default_rng(0))


@examples(max_examples=50)
@given(n=st.integers(1, 80), n_classes=st.integers(2, 10), share=st.floats(0, 0.5), seed=SEEDS)
def test_flips_are_counted_and_recorded(n: int, n_classes: int, share: float, seed: int) -> None:
    y = np.arange(n) % n_classes
    noisy, flipped = flip(y, n_classes=n_classes, share=share, rng=np.random.default_rng(seed))

    assert flipped.sum() == round(share * n)
    np.testing.assert_array_equal(noisy != y, flipped)
    assert set(noisy) <= set(range(n_classes))


@examples(max_examples=30)
@given(shares=st.tuples(st.floats(0, 0.5), st.floats(0, 0.5)).map(sorted), seed=SEEDS)
def test_a_larger_share_flips_the_same_labels_and_more(shares: list[float], seed: int) -> None:
    y = np.arange(90) % 3
    (few_y, few), (many_y, many) = (
        flip(y, n_classes=3, share=share, rng=np.random.default_rng(seed)) for share in shares
    )

    assert not (few & ~many).any()
    np.testing.assert_array_equal(few_y[few], many_y[few])


def test_flips_reach_every_other_class_equally() -> None:
    noisy, flipped = flip(np.zeros(9000, dtype=np.int64), n_classes=4, share=0.5, rng=np.random.default_rng(0))

    np.testing.assert_allclose(np.bincount(noisy[flipped], minlength=4), [0, 1500, 1500, 1500], atol=150)
