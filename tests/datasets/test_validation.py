"""The validation part comes out of the training part; the test part does not depend on it."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

import datasets
from datasets import CATALOGUE, DatasetError, Points
from datasets.drawn.point import Point
from datasets.split import split, split_off

SHARES = st.floats(0.1, 0.5)


@examples(max_examples=50)
@given(counts=st.lists(st.integers(20, 60), min_size=2, max_size=4), share=SHARES, seed=st.integers(0, 2**32))
def test_parts_are_disjoint_cover_all_and_keep_the_proportions_of_classes(
    counts: list[int], share: float, seed: int
) -> None:
    y, rng = np.repeat(np.arange(len(counts)), counts), np.random.default_rng(seed)
    before, test = split(y, n_classes=len(counts), test_share=0.5, rng=rng)
    train, valid = split_off(y, before, n_classes=len(counts), valid_share=share, rng=rng)

    assert sorted([*train, *valid, *test]) == list(range(len(y)))
    assert len(valid) == round(share * len(before))
    in_training = np.bincount(y[before])
    assert abs(np.bincount(y[valid]) - in_training * len(valid) / len(before)).max() < 1


@examples(max_examples=20, deadline=None)
@given(
    name=st.sampled_from(sorted(CATALOGUE)), share=SHARES, test_share=st.floats(0.2, 0.6), seed=st.integers(0, 2**32)
)
def test_the_test_samples_do_not_depend_on_the_share(name: str, share: float, test_share: float, seed: int) -> None:
    chosen: dict[str, Any] = {"n_samples": 150, "test_share": test_share, "seed": seed, "standardised": False}
    without, parted = datasets.load(name, **chosen), datasets.load(name, **chosen, valid_share=share)
    assert parted.X_valid is not None

    np.testing.assert_allclose(parted.X_test, without.X_test, rtol=1e-9, atol=1e-9)
    rest = np.vstack([parted.X_train, parted.X_valid])
    np.testing.assert_allclose(np.sort(rest, axis=0), np.sort(without.X_train, axis=0), rtol=1e-9, atol=1e-9)
    if parted.n_classes:
        np.testing.assert_array_equal(parted.y_test, without.y_test)


@pytest.mark.parametrize("name", CATALOGUE)
def test_it_is_treated_by_training_statistics_alone(name: str) -> None:
    own = datasets.load(name, valid_share=0.3)
    raw = datasets.load(name, valid_share=0.3, standardised=False)
    assert own.X_valid is not None
    assert raw.X_valid is not None
    spread = raw.X_train.std(axis=0)
    expected = (raw.X_valid - raw.X_train.mean(axis=0)) / np.where(spread > 0, spread, 1)

    np.testing.assert_allclose(own.X_train.mean(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose(own.X_valid, expected, rtol=1e-6, atol=1e-9)
    if own.plane is not None:
        assert own.plane.valid is not None
        assert len(own.plane.valid) == own.n_valid == len(own.X_valid)
        assert len(own.plane.test) == own.n_test


def test_labels_for_validation_are_not_flipped_and_its_samples_not_moved() -> None:
    clean = datasets.load("moons", valid_share=0.4)
    hard = datasets.load("moons", valid_share=0.4, flipped=0.5, test_shift=2.0, test_turn=90.0)

    np.testing.assert_array_equal(hard.y_valid, clean.y_valid)
    np.testing.assert_array_equal(hard.X_valid, clean.X_valid)
    assert hard.flipped.sum() == round(0.5 * hard.n_train)
    assert np.abs(hard.X_test - clean.X_test).max() > 1


def test_without_a_share_there_is_no_such_part() -> None:
    dataset = datasets.load("moons")

    assert (dataset.X_valid, dataset.y_valid, dataset.n_valid) == (None, None, 0)
    assert dataset.plane is not None
    assert dataset.plane.valid is None


@pytest.mark.parametrize(
    ("choices", "match"),
    [
        ({"valid_share": 0.6}, r"valid_share must be between 0 and 0\.5, got 0\.6"),
        ({"valid_share": 0.01}, r"validation share of 0\.01 with 100 .* validation set with 1 of 2 .* raise the valid"),
        (
            {"valid_share": 0.5, "balance": 0.05, "n_samples": 40},
            r"validation share of 0\.5 with 20 samples leaves the .* set with 1 of 2 classes",
        ),
    ],
)
def test_a_share_that_cannot_be_is_refused(choices: dict[str, Any], match: str) -> None:
    with pytest.raises(DatasetError, match=match):
        datasets.load("moons", **choices)


def test_drawn_points_have_no_such_part() -> None:
    points = Points(1, tuple(Point(10 * i, 7 * i, i % 2, i // 2 % 2) for i in range(-4, 5)))

    assert datasets.load_points(points, valid_share=0.5).n_valid == 0
