import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.network.dense import Dense
from playground.network.network import Network


def dense(n_in: int, n_out: int, *, stack: int | None, first: bool = False) -> Dense:
    layer = Dense(n_in, n_out, scale=1.0, first=first)
    Network([layer], [np.random.default_rng(seed) for seed in range(stack or 1)], stack=stack, dtype=np.float64)
    layer.b[...] = np.random.default_rng(9).normal(size=layer.b.shape)
    return layer


widths = st.integers(1, 7)
stacks = st.none() | st.integers(1, 4)


@settings(max_examples=40)
@given(n=widths, n_in=widths, n_out=widths, stack=stacks)
def test_forward_and_backward_agree_with_einsum(n: int, n_in: int, n_out: int, stack: int | None) -> None:
    layer, rng = dense(n_in, n_out, stack=stack), np.random.default_rng(1)
    leading = () if stack is None else (stack,)
    a, delta = rng.normal(size=(*leading, n, n_in)), rng.normal(size=(*leading, n, n_out))

    z = layer.forward(a, training=True).copy()
    da = layer.backward(delta.copy())

    np.testing.assert_allclose(z, np.einsum("...ni,...ij->...nj", a, layer.W) + layer.b, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.dW, np.einsum("...ni,...nj->...ij", a, delta), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.db[..., 0, :], np.einsum("...nj->...j", delta), rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(da, np.einsum("...nj,...ij->...ni", delta, layer.W), rtol=1e-12, atol=1e-12)


@settings(max_examples=20)
@given(n=widths, n_in=widths, n_out=widths, stack=st.integers(1, 4))
def test_stack_shares_inputs_that_have_no_leading_axis(n: int, n_in: int, n_out: int, stack: int) -> None:
    layer, rng = dense(n_in, n_out, stack=stack), np.random.default_rng(1)
    a, delta = rng.normal(size=(n, n_in)), rng.normal(size=(stack, n, n_out))

    z = layer.forward(a, training=True).copy()
    layer.backward(delta.copy())

    np.testing.assert_allclose(z, np.einsum("ni,kij->knj", a, layer.W) + layer.b, rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(layer.dW, np.einsum("ni,knj->kij", a, delta), rtol=1e-12, atol=1e-12)


def test_gradient_has_the_shape_of_what_it_is_the_gradient_of() -> None:
    layer = dense(3, 5, stack=2)

    assert layer.W.shape == layer.dW.shape == (2, 3, 5)
    assert layer.b.shape == layer.db.shape == (2, 1, 5)


def test_first_layer_fills_the_same_gradients_as_any_other() -> None:
    inner, first, rng = dense(3, 4, stack=None), dense(3, 4, stack=None, first=True), np.random.default_rng(2)
    a, delta = rng.normal(size=(6, 3)), rng.normal(size=(6, 4))
    for layer in (inner, first):
        layer.forward(a, training=True)
        layer.backward(delta.copy())

    np.testing.assert_array_equal(first.dW, inner.dW)
    np.testing.assert_array_equal(first.db, inner.db)
