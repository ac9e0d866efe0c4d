import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.training.batches import Batches


def samples(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return X, y and weight in which sample i can be told by its numbers."""
    number = np.arange(n, dtype=np.float32).reshape(-1, 1)
    return np.hstack([number, -number]), 10 * number, 100 * number


@settings(max_examples=60)
@given(n=st.integers(1, 60), batch_size=st.integers(1, 70), seed=st.integers(0, 5), n_epochs=st.integers(1, 3))
def test_every_sample_occurs_exactly_once_an_epoch(n: int, batch_size: int, seed: int, n_epochs: int) -> None:
    batches, rng = Batches(*samples(n), batch_size), np.random.default_rng(seed)

    for _ in range(n_epochs):
        seen = np.concatenate([X[:, 0] for X, _, _ in batches.epoch(rng)])
        np.testing.assert_array_equal(np.sort(seen), np.arange(n))


@settings(max_examples=60)
@given(n=st.integers(1, 60), batch_size=st.integers(1, 70))
def test_all_batches_are_full_but_a_smaller_last_one_which_is_used(n: int, batch_size: int) -> None:
    batches = Batches(*samples(n), batch_size)

    for _ in range(2):
        sizes = [len(X) for X, _, _ in batches.epoch(np.random.default_rng(0))]
        full, rest = divmod(n, batch_size)
        assert sizes == [batch_size] * full + ([rest] if rest else [])


@settings(max_examples=30)
@given(n=st.integers(1, 40), batch_size=st.integers(1, 50))
def test_inputs_targets_and_weights_of_a_sample_stay_together(n: int, batch_size: int) -> None:
    for X, y, weight in Batches(*samples(n), batch_size).epoch(np.random.default_rng(0)):
        assert weight is not None
        np.testing.assert_array_equal(X[:, 1], -X[:, 0])
        np.testing.assert_array_equal(y[:, 0], 10 * X[:, 0])
        np.testing.assert_array_equal(weight[:, 0], 100 * X[:, 0])


def test_batches_have_no_weights_where_there_are_none() -> None:
    X, y, _ = samples(10)

    assert all(weight is None for _, _, weight in Batches(X, y, None, 4).epoch(np.random.default_rng(0)))


def test_order_is_new_every_epoch_and_the_originals_stay() -> None:
    X, y, weight = samples(50)
    batches, rng, kept = Batches(X, y, weight, 50), np.random.default_rng(0), X.copy()

    first = batches.epoch(rng)[0][0].copy()
    second = batches.epoch(rng)[0][0].copy()

    assert (first != X).any()
    assert (first != second).any()
    np.testing.assert_array_equal(X, kept)


def test_samples_are_shuffled_one_by_one_and_not_batch_by_batch() -> None:
    first, *_ = Batches(*samples(100), 10).epoch(np.random.default_rng(0))

    assert len(np.unique(first[0][:, 0] // 10)) > 2


def test_batches_are_views_of_one_shuffled_copy() -> None:
    batches, rng = Batches(*samples(20), 8), np.random.default_rng(0)
    (X, y, weight), *_ = batches.epoch(rng)
    earlier = X.copy()

    again = batches.epoch(rng)

    assert X.base is not None
    assert all(np.shares_memory(old, new) for old, new in zip((X, y, weight), again[0], strict=True))
    assert (earlier != X).any()


@pytest.mark.parametrize("seed", [0, 7])
def test_same_generator_gives_the_same_order(seed: int) -> None:
    orders = [Batches(*samples(30), 30).epoch(np.random.default_rng(seed))[0][0].copy() for _ in range(2)]

    np.testing.assert_array_equal(*orders)
