import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.optimisation.optimiser import MOST_STEPS_AT_ONCE
from playground.training.batches import Batch, Batches


def samples(n: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return X, y and weight in which sample i can be told by its numbers."""
    number = np.arange(n, dtype=np.float32).reshape(-1, 1)
    return np.hstack([number, -number]), 10 * number, 100 * number


def epoch(batches: Batches, rng: np.random.Generator) -> list[Batch]:
    """Return copies of all batches of one epoch."""
    return [
        (X.copy(), y.copy(), None if weight is None else weight.copy())
        for window in batches.epoch([rng])
        for X, y, weight in window.batches
    ]


@settings(max_examples=60)
@given(n=st.integers(1, 300), batch_size=st.integers(1, 70), seed=st.integers(0, 5), n_epochs=st.integers(1, 3))
def test_every_sample_occurs_exactly_once_an_epoch(n: int, batch_size: int, seed: int, n_epochs: int) -> None:
    batches, rng = Batches(*samples(n), batch_size), np.random.default_rng(seed)

    for _ in range(n_epochs):
        seen = np.concatenate([X[:, 0] for X, _, _ in epoch(batches, rng)])
        np.testing.assert_array_equal(np.sort(seen), np.arange(n))


@settings(max_examples=60)
@given(n=st.integers(1, 300), batch_size=st.integers(1, 70))
def test_all_batches_are_full_but_a_smaller_last_one_which_is_used(n: int, batch_size: int) -> None:
    batches = Batches(*samples(n), batch_size)

    for _ in range(2):
        sizes = [len(X) for X, _, _ in epoch(batches, np.random.default_rng(0))]
        full, remainder = divmod(n, batch_size)
        assert sizes == [batch_size] * full + ([remainder] if remainder else [])


@settings(max_examples=30)
@given(n=st.integers(1, 40), batch_size=st.integers(1, 50))
def test_inputs_targets_and_weights_of_a_sample_stay_together(n: int, batch_size: int) -> None:
    for X, y, weight in epoch(Batches(*samples(n), batch_size), np.random.default_rng(0)):
        assert weight is not None
        np.testing.assert_array_equal(X[:, 1], -X[:, 0])
        np.testing.assert_array_equal(y[:, 0], 10 * X[:, 0])
        np.testing.assert_array_equal(weight[:, 0], 100 * X[:, 0])


def test_batches_have_no_weights_where_there_are_none() -> None:
    X, y, _ = samples(10)

    assert all(weight is None for _, _, weight in epoch(Batches(X, y, None, 4), np.random.default_rng(0)))


def test_order_is_new_every_epoch_and_the_originals_stay() -> None:
    X, y, weight = samples(50)
    batches, rng, kept = Batches(X, y, weight, 50), np.random.default_rng(0), X.copy()

    first = epoch(batches, rng)[0][0].copy()
    second = epoch(batches, rng)[0][0].copy()

    assert (first != X).any()
    assert (first != second).any()
    np.testing.assert_array_equal(X, kept)


def test_samples_are_shuffled_one_by_one_and_not_batch_by_batch() -> None:
    first, *_ = epoch(Batches(*samples(100), 10), np.random.default_rng(0))

    assert len(np.unique(first[0][:, 0] // 10)) > 2


def test_batches_are_views_that_stay_from_epoch_to_epoch() -> None:
    batches, rng = Batches(*samples(20), 8), np.random.default_rng(0)
    (window,) = batches.epoch([rng])
    X, y, weight = window.batches[0]
    earlier = X.copy()

    (again,) = batches.epoch([rng])

    assert again is window
    assert all(part.base is not None for part in (X, y, weight))
    assert (earlier != X).any()


def test_a_long_epoch_fills_one_window_again_and_again_and_then_a_shorter_one() -> None:
    batches = Batches(*samples(10 * 2 * MOST_STEPS_AT_ONCE + 30), 10)

    windows = [(window, len(window.batches)) for window in batches.epoch([np.random.default_rng(0)])]

    assert [n for _, n in windows] == [MOST_STEPS_AT_ONCE, MOST_STEPS_AT_ONCE, 3]
    assert windows[0][0] is windows[1][0]


def test_each_network_of_a_stack_gets_the_order_it_would_get_alone() -> None:
    n, seeds = 150, (3, 4)
    together = Batches(*samples(n), 2, stack=(2,))
    alone = [epoch(Batches(*samples(n), 2), np.random.default_rng(seed)) for seed in seeds]

    turn = 0
    for window in together.epoch([np.random.default_rng(seed) for seed in seeds]):
        for batch in window.batches:
            for k in range(len(seeds)):
                for part, own in zip(batch, alone[k][turn], strict=True):
                    np.testing.assert_array_equal(part[k], own)
            turn += 1
    assert turn == len(alone[0])


@pytest.mark.parametrize("seed", [0, 7])
def test_same_generator_gives_the_same_order(seed: int) -> None:
    orders = [epoch(Batches(*samples(30), 30), np.random.default_rng(seed))[0][0].copy() for _ in range(2)]

    np.testing.assert_array_equal(*orders)


@settings(max_examples=40)
@given(n=st.integers(1, 150), batch_size=st.integers(1, 70), n_networks=st.integers(1, 4))
def test_networks_with_samples_of_their_own_get_the_batches_they_would_get_alone(
    n: int, batch_size: int, n_networks: int
) -> None:
    own = [tuple(part + 1000 * k for part in samples(n)) for k in range(n_networks)]
    X, y, weight = (np.stack(parts) for parts in zip(*own, strict=True))
    together = Batches(X, y, weight, batch_size, (n_networks,))
    alone = [Batches(*parts, batch_size) for parts in own]
    rngs, own_rngs = ([np.random.default_rng(k) for k in range(n_networks)] for _ in range(2))

    for _ in range(2):
        expected = [epoch(batches, rng) for batches, rng in zip(alone, own_rngs, strict=True)]
        stacked = [tuple(part.copy() for part in batch) for window in together.epoch(rngs) for batch in window.batches]
        for number, batch in enumerate(stacked):
            for k in range(n_networks):
                for part, single in zip(batch, expected[k][number], strict=True):
                    np.testing.assert_array_equal(part[k], single)
