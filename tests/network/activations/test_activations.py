"""Values and derivatives of every activation against independent formulas."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.special import softmax

from playground.network.activations import ACTIVATIONS, activation
from playground.network.calls import Recording
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, SigmoidSquaredError, SoftmaxSquaredError
from tests.network.activations.formulas import FORMULAS, SLOPES, layer


def test_every_activation_has_its_formula_and_every_elementwise_one_its_derivative() -> None:
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
