"""Activations keep their digits over the whole range of a number type."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import erf

from playground.network.arithmetic import Array
from tests.network.activations.formulas import FORMULAS, SLOPES, layer


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", FORMULAS)
def test_large_inputs_give_finite_outputs_and_gradients(name: str, dtype: type[np.floating]) -> None:
    z, unit = np.array([[1e4, -1e4, 0.0], [-1e4, -1e4, 1e4]], dtype), layer(name)

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = unit.forward(z, training=True)
        delta = unit.backward(np.ones_like(z))

    assert a.dtype == delta.dtype == dtype
    assert np.isfinite(a).all()
    assert np.isfinite(delta).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", [name for name in SLOPES if name != "softmax"])
def test_infinite_inputs_give_the_limits_of_value_and_derivative(name: str, dtype: type[np.floating]) -> None:
    far, unit = np.array([[-1e4, 1e4]], dtype), layer(name)
    slopes = SLOPES[name](np.clip(far, -300.0, 300.0).astype(np.float64))
    z = np.copysign(np.inf, far).astype(dtype)

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = unit.forward(z, training=True).copy()
        measured = unit.slope(z, a, np.empty_like(a))
        delta = unit.backward(np.ones_like(z))
        inferred = unit.forward(z, training=False)

    assert not np.isnan(a).any()
    np.testing.assert_array_equal(np.isinf(a), np.abs(FORMULAS[name](far.astype(np.float64))) > 50)
    np.testing.assert_allclose(measured, slopes, atol=1e-12)
    np.testing.assert_array_equal(delta, measured)
    np.testing.assert_array_equal(inferred, a)


@pytest.mark.parametrize("name", ["gelu", "silu"])
def test_what_is_no_number_stays_none(name: str) -> None:
    assert np.isnan(layer(name).forward(np.full((1, 1), np.nan), training=False)).all()


# Values in the whole range of a type, and those where something happens more often.
inputs = st.sampled_from([np.float32, np.float64]).flatmap(
    lambda dtype: st.lists(
        st.one_of(
            st.floats(-50, 50, width=32),
            st.sampled_from([0.0, -0.0, 1e-30, -1e-30, 1e30, -1e30, -np.finfo(dtype).max, np.finfo(dtype).max]),
            st.floats(allow_nan=False, allow_infinity=False, width=8 * np.dtype(dtype).itemsize),
        ),
        min_size=1,
        max_size=8,
    ).map(lambda values: np.array([values], dtype))
)


@pytest.mark.parametrize("name", SLOPES)
@given(z=inputs)
def test_values_and_derivatives_keep_the_digits_of_their_type_over_its_whole_range(name: str, z: Array) -> None:
    unit, ulps = layer(name), 16 * np.finfo(z.dtype).eps
    wide = z.astype(np.float64)
    size = np.maximum(1.0, np.abs(wide))  # a value of z g(z) may be small for the z it comes from
    with np.errstate(under="ignore", over="ignore"):  # the formulas in SciPy square a large z
        expected, slope = FORMULAS[name](wide), SLOPES[name](np.clip(wide, -1e4, 1e4))

    with np.errstate(over="raise", invalid="raise", divide="raise"):
        a = unit.forward(z, training=True).copy()
        measured = unit.slope(z, a, np.empty_like(a))
        delta = unit.backward(np.ones_like(z))
        inferred = unit.forward(z, training=False)

    assert a.dtype == measured.dtype == delta.dtype == z.dtype
    assert (np.abs(a - expected) <= ulps * np.minimum(size, 1.0 + np.abs(expected))).all()
    assert (np.abs(measured - slope) <= ulps * np.minimum(size, 50.0)).all()
    np.testing.assert_array_equal(delta, measured)
    np.testing.assert_array_equal(inferred, a)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("name", ["elu", "gelu", "silu"])
def test_small_values_keep_their_digits_too(name: str, dtype: type[np.floating]) -> None:
    sizes = np.geomspace(1e-6, 8.0, 500)
    z = np.concatenate([-sizes, sizes]).astype(dtype).reshape(1, -1)
    a = layer(name).forward(z, training=False)

    np.testing.assert_allclose(a, FORMULAS[name](z.astype(np.float64)), rtol=16 * np.finfo(dtype).eps)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_gelu_is_exact_where_the_tanh_formula_is_off_by_3_in_10_000(dtype: type[np.floating]) -> None:
    z = np.linspace(-6, 6, 1001, dtype=dtype).reshape(1, -1)
    wide = z.astype(np.float64)
    by_tanh = wide / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (wide + 0.044715 * wide**3)))
    a = layer("gelu").forward(z, training=False)

    np.testing.assert_allclose(a, wide / 2 * (1 + erf(wide / np.sqrt(2))), atol=4 * np.finfo(dtype).eps)
    assert np.abs(a - by_tanh).max() == pytest.approx(4.7e-4, rel=0.05)
