import numpy as np
import pytest

from playground.network.dropout import Dropout


def dropout(rate: float, *seeds: int, width: int = 4) -> Dropout:
    return Dropout(width, rate, [np.random.default_rng(seed) for seed in seeds or (0,)])


@pytest.mark.parametrize("rate", [0.0, 0.3, 0.95])
def test_dropout_leaves_inference_unchanged(rate: float) -> None:
    a = np.random.default_rng(1).normal(size=(5, 4))

    np.testing.assert_array_equal(dropout(rate).forward(a, training=False), a)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("rate", [0.1, 0.5, 0.9])
def test_kept_units_are_divided_by_the_share_that_is_kept(rate: float, dtype: type[np.floating]) -> None:
    a, layer = np.random.default_rng(1).uniform(1, 2, (50, 40)).astype(dtype), dropout(rate, width=40)

    out = layer.forward(a, training=True)
    dropped = layer.dropped()

    assert out.dtype == dtype
    np.testing.assert_array_equal(out[dropped], 0.0)
    np.testing.assert_allclose(out[~dropped], a[~dropped] / (1 - rate), rtol=1e-6)


@pytest.mark.parametrize("rate", [0.05, 0.5, 0.95])
def test_share_of_dropped_units_is_the_rate(rate: float) -> None:
    layer, n = dropout(rate, width=10), 100_000
    layer.forward(np.ones((n // 10, 10)), training=True)

    assert abs(layer.dropped().mean() - rate) < 4 * np.sqrt(rate * (1 - rate) / n)


def test_expected_output_is_the_input() -> None:
    layer, a = dropout(0.4, width=100), np.full((1000, 100), 3.0)

    assert layer.forward(a, training=True).mean() == pytest.approx(3.0, rel=0.02)


def test_backward_deletes_the_same_units_as_forward() -> None:
    rng, layer = np.random.default_rng(1), dropout(0.5, width=6)
    a, delta = rng.uniform(1, 2, (8, 6)), rng.normal(size=(8, 6))

    out = layer.forward(a, training=True)

    np.testing.assert_allclose(layer.backward(delta.copy()), delta * out / a, rtol=1e-12)


def test_every_training_pass_draws_a_new_mask() -> None:
    layer, a = dropout(0.5, width=6), np.ones((8, 6))

    first = layer.forward(a, training=True).copy()

    assert (layer.forward(a, training=True) != first).any()


def test_rate_zero_keeps_everything_and_draws_nothing() -> None:
    layer, a = dropout(0.0, width=6), np.ones((8, 6))
    state = layer.rngs[0].bit_generator.state

    np.testing.assert_array_equal(layer.forward(a, training=True), a)
    np.testing.assert_array_equal(layer.backward(a.copy()), a)
    assert layer.dropped() is None
    assert layer.rngs[0].bit_generator.state == state


def test_rate_may_change_between_two_passes() -> None:
    layer, a = dropout(0.5, width=20), np.ones((20, 20))
    layer.forward(a, training=True)
    layer.rate = 0.0
    np.testing.assert_array_equal(layer.forward(a, training=True), a)
    np.testing.assert_array_equal(layer.backward(a.copy()), a)
    layer.rate = 0.9

    layer.forward(a, training=True)

    assert layer.dropped().mean() > 0.8


def test_network_draws_the_same_masks_alone_and_in_company() -> None:
    a = np.ones((3, 5, 4))
    together = dropout(0.5, 7, 8, 9).forward(a, training=True)

    for k, seed in enumerate((7, 8, 9)):
        np.testing.assert_array_equal(together[k], dropout(0.5, seed).forward(a[k], training=True))
