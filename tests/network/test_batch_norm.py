import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.network.batch_norm import BatchNorm
from playground.network.network import Network

EPSILON = 1e-5


def batch_norm(width: int, *, stack: int | None = None, dtype: type[np.floating] = np.float64) -> BatchNorm:
    """Return a layer with γ, β and running moments that are all its own."""
    layer, rng = BatchNorm(width), np.random.default_rng(3)
    Network([layer], [rng] * (stack or 1), stack=stack, dtype=dtype)
    layer.gamma[...] = rng.normal(1, 0.3, layer.gamma.shape)
    layer.beta[...] = rng.normal(0, 0.3, layer.beta.shape)
    layer.moments[...] = rng.uniform(0.5, 2, layer.moments.shape)
    return layer


@settings(max_examples=40)
@given(n=st.integers(2, 9), width=st.integers(1, 5), stack=st.none() | st.integers(1, 3))
def test_training_pass_agrees_with_the_plain_formula(n: int, width: int, stack: int | None) -> None:
    layer, rng = batch_norm(width, stack=stack), np.random.default_rng(0)
    leading = () if stack is None else (stack,)
    a, delta = rng.normal(2, 3, (*leading, n, width)), rng.normal(size=(*leading, n, width))
    before = layer.moments.copy()
    mean, deviation = a.mean(-2, keepdims=True), np.sqrt(a.var(-2, keepdims=True) + EPSILON)
    x_hat = (a - mean) / deviation

    y = layer.forward(a, training=True).copy()
    da = layer.backward(delta.copy())

    np.testing.assert_allclose(y, layer.gamma * x_hat + layer.beta, rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(layer.dgamma, (delta * x_hat).sum(-2, keepdims=True), rtol=1e-9, atol=1e-10)
    np.testing.assert_allclose(layer.dbeta, delta.sum(-2, keepdims=True), rtol=1e-9, atol=1e-10)
    centred = delta - delta.mean(-2, keepdims=True) - x_hat * (delta * x_hat).mean(-2, keepdims=True)
    np.testing.assert_allclose(da, layer.gamma / deviation * centred, rtol=1e-9, atol=1e-10)
    batch = np.concatenate([mean, a.var(-2, ddof=1, keepdims=True)], axis=-2)
    np.testing.assert_allclose(layer.moments, 0.9 * before + 0.1 * batch, rtol=1e-9)


def test_inference_normalises_with_the_running_moments() -> None:
    layer, a = batch_norm(3), np.random.default_rng(0).normal(2, 3, (5, 3))
    mean, variance = layer.moments

    y = layer.forward(a, training=False)

    np.testing.assert_allclose(y, layer.gamma * (a - mean) / np.sqrt(variance + EPSILON) + layer.beta, rtol=1e-10)


def test_running_moments_approach_those_of_the_data() -> None:
    layer, rng = batch_norm(1), np.random.default_rng(0)
    for _ in range(300):
        layer.forward(rng.normal(4.0, 3.0, (256, 1)), training=True)

    np.testing.assert_allclose(layer.moments[:, 0], [4.0, 9.0], rtol=0.05)


def test_new_layer_is_the_identity_up_to_epsilon() -> None:
    layer, a = BatchNorm(3), np.random.default_rng(0).normal(size=(4, 3))
    network = Network([layer], [np.random.default_rng(0)], dtype=np.float64)

    np.testing.assert_allclose(network.forward(a, training=False), a, rtol=1e-5)


@pytest.mark.parametrize("stack", [None, 3])
def test_batch_of_one_sample_is_normalised_as_in_inference_and_moves_nothing(stack: int | None) -> None:
    layer = batch_norm(4, stack=stack)
    leading = () if stack is None else (stack,)
    a = np.random.default_rng(0).normal(size=(*leading, 1, 4))
    before = layer.moments.copy()

    trained = layer.forward(a, training=True).copy()

    np.testing.assert_allclose(trained, layer.forward(a, training=False), rtol=1e-12)
    np.testing.assert_array_equal(layer.moments, before)


def test_gradient_of_a_batch_of_one_sample_takes_the_running_moments_as_constants() -> None:
    layer, rng = batch_norm(4), np.random.default_rng(0)
    a, delta = rng.normal(size=(1, 4)), rng.normal(size=(1, 4))
    mean, variance = layer.moments
    deviation = np.sqrt(variance + EPSILON)

    layer.forward(a, training=True)
    da = layer.backward(delta.copy())

    np.testing.assert_allclose(da, delta * layer.gamma / deviation, rtol=1e-10)
    np.testing.assert_allclose(layer.dgamma, delta * (a - mean) / deviation, rtol=1e-10)
    np.testing.assert_allclose(layer.dbeta, delta, rtol=1e-10)


@pytest.mark.parametrize("n", [1, 2, 8])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_units_that_do_not_vary_give_finite_outputs_and_gradients(n: int, dtype: type[np.floating]) -> None:
    layer = batch_norm(3, dtype=dtype)
    a = np.full((n, 3), 7.0, dtype)

    y = layer.forward(a, training=True)
    da = layer.backward(np.ones_like(a))

    assert y.dtype == da.dtype == layer.moments.dtype == dtype
    for array in (y, da, layer.dgamma, layer.dbeta, layer.moments):
        assert np.isfinite(array).all()
