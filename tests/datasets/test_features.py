"""Features are computed as their titles say, in one order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from datasets import FEATURES, DatasetError
from datasets.features import canonical, expand


def test_titles_and_their_order() -> None:
    assert list(FEATURES) == ["x", "y", "x2", "y2", "xy", "sin_x", "sin_y"]
    assert [feature.title for feature in FEATURES.values()] == ["x", "y", "x²", "y²", "xy", "sin x", "sin y"]
    assert [key for key, feature in FEATURES.items() if feature.key != key] == []


def test_values() -> None:
    expected = [[2, 3, 4, 9, 6, np.sin(2), np.sin(3)], [-1, 0.5, 1, 0.25, -0.5, np.sin(-1), np.sin(0.5)]]

    np.testing.assert_allclose(expand(np.array([[2.0, 3.0], [-1.0, 0.5]]), tuple(FEATURES)), expected)


@examples(max_examples=20)
@given(st.lists(st.sampled_from(list(FEATURES)), min_size=1, unique=True))
def test_any_order_becomes_canonical(keys: list[str]) -> None:
    assert canonical(keys) == tuple(sorted(keys, key=list(FEATURES).index))


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ((), r"at least one key, got \(\); choose from x, y"),
        (("x", "x"), r"must differ from each other, got 'x' more than once; name it once"),
        (("y", "z"), r"must be among x, y, .*, got 'z'"),
        ("xy", r"must be a sequence of keys, got 'xy'; give a tuple of x, y"),
        (3, r"must be a sequence of keys, got 3; give a tuple of x, y"),
    ],
)
def test_other_choices_are_refused(keys: object, message: str) -> None:
    with pytest.raises(DatasetError, match=message):
        canonical(keys)
