"""Values and derivatives of every activation against independent formulas."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import erf, expit, softmax
from scipy.stats import norm

from playground.network.activations import ACTIVATIONS, Activation, activation
from playground.network.arithmetic import Array
from playground.network.calls import Recording
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, SigmoidSquaredError, SoftmaxSquaredError

FORMULAS = {
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
    "elu": lambda z: np.where(z > 0, z, np.expm1(np.minimum(z, 0))),
    "gelu": lambda z: z * norm.cdf(z),
    "silu": lambda z: z * expit(z),
    "tanh": np.tanh,
    "sigmoid": expit,
    "linear": lambda z: z,
    "softmax": lambda z: softmax(z, axis=-1),
}
SLOPES = {
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, 1.0, 0.2),
    "elu": lambda z: np.exp(np.minimum(z, 0)),
    "gelu": lambda z: norm.cdf(z) + z * norm.pdf(z),
    "silu": lambda z: expit(z) + z * expit(z) * expit(-z),
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
    "sigmoid": lambda z: expit(z) * expit(-z),
    "linear": np.ones_like,
}


def layer(name: str) -> Activation:
    return activation(name, leaky_slope=0.2)


def test_every_activation_has_its_formula_here_and_every_elementwise_one_its_derivative() -> None:
    assert FORMULAS.keys() == ACTIVATIONS.keys()
    assert SLOPES.keys() == ACTIVATIONS.keys() - {"softmax"}


@pytest.mark.parametrize("shape", [(6, 4), (3, 6, 4)])
@pytest.mark.parametrize("name", FORMULAS)
def test_forward_agrees_with_its_formula_in_both_modes(name: str, shape: tuple[int, ...]) -> None:
    z = np.random.default_rng(0).normal(0, 3, shape)

    for training in (True, False):
        np.testing.assert_allclose(layer(name).forward(z, training=training), FORMULAS[name](z), rtol=1e-12)


@pytest.mark.parametrize("name", SLOPES)
def test_backward_multiplies_delta_by_the_derivative(name: str) -> None:
    rng = np.random.default_rng(0)
    z, delta, unit = rng.normal(0, 2, (6, 4)), rng.normal(size=(6, 4)), layer(name)
    a = unit.forward(z, training=True)

    np.testing.assert_allclose(unit.slope(z, a, np.empty_like(a)), SLOPES[name](z), rtol=1e-9)
    np.testing.assert_allclose(unit.backward(delta.copy()), delta * SLOPES[name](z), rtol=1e-9)


def test_softmax_backward_is_the_product_with_its_whole_jacobian() -> None:
    rng = np.random.default_rng(0)
    z, delta, unit = rng.normal(0, 2, (6, 4)), rng.normal(size=(6, 4)), layer("softmax")
    p = softmax(z, axis=-1)
    jacobian = np.einsum("ni,ij->nij", p, np.eye(4)) - np.einsum("ni,nj->nij", p, p)
    a = unit.forward(z, training=True)

    np.testing.assert_allclose(unit.slope(z, a, np.empty_like(a)), np.einsum("nii->ni", jacobian), rtol=1e-9)
    np.testing.assert_allclose(unit.backward(delta.copy()), np.einsum("nij,nj->ni", jacobian, delta), rtol=1e-9)


@pytest.mark.parametrize(("name", "left", "right"), [("relu", 0.0, 1.0), ("leaky_relu", 0.2, 1.0)])
def test_derivative_at_zero_is_one_of_the_one_sided_derivatives(name: str, left: float, right: float) -> None:
    unit = layer(name)
    unit.forward(np.zeros((1, 1)), training=True)

    assert unit.backward(np.ones((1, 1)))[0, 0] in {left, right}


@pytest.mark.parametrize("slope", [0.0, 0.01, 1.0])
def test_leaky_relu_keeps_its_slope_at_both_ends_of_the_range(slope: float) -> None:
    unit = activation("leaky_relu", leaky_slope=slope)

    np.testing.assert_allclose(unit.forward(np.array([[-4.0, 0.0, 3.0]]), training=True), [[-4 * slope, 0, 3]])
    np.testing.assert_allclose(unit.backward(np.ones((1, 3))), [[slope, slope, 1]])


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


@pytest.mark.parametrize(("name", "at", "lowest"), [("gelu", -0.7518, -0.1700), ("silu", -1.2785, -0.2785)])
def test_a_gated_activation_dips_where_its_derivative_is_zero_and_falls_left_of_it(
    name: str, at: float, lowest: float
) -> None:
    z = np.array([[at - 1.0, at, at + 1.0]])
    unit = layer(name)
    a = unit.forward(z, training=False)
    slope = unit.slope(z, a, np.empty_like(z))

    assert a[0, 1] == pytest.approx(lowest, abs=1e-4)
    assert slope[0, 1] == pytest.approx(0.0, abs=1e-4)
    assert slope[0, 0] < 0 < slope[0, 2]


def test_elu_has_no_jump_in_value_or_slope() -> None:
    z, unit = np.linspace(-1e-3, 1e-3, 21).reshape(1, -1), layer("elu")
    a = unit.forward(z, training=True).copy()
    slope = unit.backward(np.ones_like(z))

    assert all(0 < after - before < 1.01e-4 for before, after in pairwise(a[0]))
    assert all(0 <= after - before < 1.01e-4 for before, after in pairwise(slope[0]))


@pytest.mark.parametrize("n", [3, 600])  # few and many numbers take different ways
@pytest.mark.parametrize("name", FORMULAS)
def test_measuring_the_slope_of_another_pass_leaves_the_backward_pass_as_it_was(name: str, n: int) -> None:
    rng, unit, alone = np.random.default_rng(0), layer(name), layer(name)
    z, other, delta = (rng.normal(0, 2, (n, 4)) for _ in range(3))
    unit.forward(z, training=True)
    alone.forward(z, training=True)

    a = unit.forward(other, training=False)
    unit.slope(other, a, np.empty_like(a))

    np.testing.assert_array_equal(unit.backward(delta.copy()), alone.backward(delta.copy()))


@pytest.mark.parametrize("name", FORMULAS)
def test_passes_are_replayed_on_other_numbers_in_the_same_buffers(name: str) -> None:
    rng, unit, plain, recording = np.random.default_rng(0), layer(name), layer(name), Recording()
    z, delta = rng.normal(0, 2, (2, 6, 4))
    first, last = z.copy(), delta.copy()
    out = unit.forward(first, training=True, run=recording)
    back = unit.backward(last, recording)

    z, delta = rng.normal(0, 2, (2, 6, 4))
    first[...], last[...] = z, delta
    recording.replay()

    np.testing.assert_array_equal(out, plain.forward(z, training=True))
    np.testing.assert_array_equal(back, plain.backward(delta))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_record_says_what_holds_of_its_activation(name: str) -> None:
    record, unit = ACTIVATIONS[name], layer(name)
    z = np.linspace(-30, 30, 6001).reshape(-1, 1) * [[1.0, 0.0]]  # softmax needs a second unit
    a = unit.forward(z, training=False)
    slope = unit.slope(z, a, np.empty_like(a))[:, 0]
    flat = (np.abs(slope) < 1e-3) & (np.abs(z[:, 0]) > 5)  # a dip is flat at its lowest point alone
    around = slope[np.abs(z[:, 0]).argmin() + np.array([-1, 1])]

    assert type(unit) is record.kind
    assert record.weakens_gradient == (slope.max() <= 0.25)
    assert record.dies == (bool(flat.any()) and float(np.abs(a[flat, 0]).max()) < 0.01)
    assert record.kind.kinked == (around[1] - around[0] > 0.5)
    assert record.has_slope == (activation(name, leaky_slope=0.5).forward(z, training=False)[0, 0] != a[0, 0])
    assert record.title
    assert record.help.endswith(".")
    assert "$" not in "".join(record.formulas(0.1))


def test_standalone_sigmoid_agrees_with_the_fused_losses() -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(0, 3, (8, 2)), rng.integers(2, size=(8, 2)).astype(float)
    unit = layer("sigmoid")
    p = unit.forward(z, training=True).copy()
    entropy, squared = BinaryCrossEntropy(), SigmoidSquaredError()

    np.testing.assert_allclose(entropy.predictions(z), p, rtol=1e-12)
    np.testing.assert_allclose(squared.predictions(z), p, rtol=1e-12)
    np.testing.assert_allclose(entropy.value(z, y), -np.log(np.where(y == 1, p, 1 - p)).sum() / 8, rtol=1e-10)
    np.testing.assert_allclose(squared.value(z, y), np.square(p - y).sum() / 8, rtol=1e-10)
    np.testing.assert_allclose(
        entropy.delta(z.copy(), y), unit.backward((p - y) / (p * (1 - p)) / 8), rtol=1e-9, atol=1e-14
    )
    np.testing.assert_allclose(squared.delta(z.copy(), y), unit.backward(2 * (p - y) / 8), rtol=1e-9, atol=1e-14)


def test_standalone_softmax_agrees_with_the_fused_losses() -> None:
    rng = np.random.default_rng(0)
    z, y = rng.normal(0, 3, (8, 4)), np.eye(4)[rng.integers(4, size=8)]
    unit = layer("softmax")
    p = unit.forward(z, training=True).copy()
    entropy, squared = CrossEntropy(), SoftmaxSquaredError()

    np.testing.assert_allclose(entropy.predictions(z), p, rtol=1e-12)
    np.testing.assert_allclose(squared.predictions(z), p, rtol=1e-12)
    np.testing.assert_allclose(entropy.value(z, y), -np.log(p[y == 1]).sum() / 8, rtol=1e-10)
    np.testing.assert_allclose(squared.value(z, y), np.square(p - y).sum() / 8, rtol=1e-10)
    np.testing.assert_allclose(entropy.delta(z.copy(), y), unit.backward(-y / p / 8), rtol=1e-9, atol=1e-14)
    np.testing.assert_allclose(squared.delta(z.copy(), y), unit.backward(2 * (p - y) / 8), rtol=1e-9, atol=1e-14)


def test_unknown_activation_is_named_together_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match=f"{', '.join(ACTIVATIONS)}, got 'swish'"):
        activation("swish")
