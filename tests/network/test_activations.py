import numpy as np
import pytest
from scipy.special import expit, softmax

from playground.network.activations import Activation, activation
from playground.network.losses import BinaryCrossEntropy, CrossEntropy, SigmoidSquaredError, SoftmaxSquaredError

FORMULAS = {
    "relu": lambda z: np.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, z, 0.2 * z),
    "tanh": np.tanh,
    "sigmoid": expit,
    "linear": lambda z: z,
    "softmax": lambda z: softmax(z, axis=-1),
}
SLOPES = {
    "relu": lambda z: np.where(z > 0, 1.0, 0.0),
    "leaky_relu": lambda z: np.where(z > 0, 1.0, 0.2),
    "tanh": lambda z: 1 / np.cosh(z) ** 2,
    "sigmoid": lambda z: expit(z) * expit(-z),
    "linear": np.ones_like,
}


def layer(name: str) -> Activation:
    return activation(name, leaky_slope=0.2)


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

    np.testing.assert_allclose(unit.derivative(a, np.empty_like(a)), SLOPES[name](z), rtol=1e-9)
    np.testing.assert_allclose(unit.backward(delta.copy()), delta * SLOPES[name](z), rtol=1e-9)


def test_softmax_backward_is_the_product_with_its_whole_jacobian() -> None:
    rng = np.random.default_rng(0)
    z, delta, unit = rng.normal(0, 2, (6, 4)), rng.normal(size=(6, 4)), layer("softmax")
    p = softmax(z, axis=-1)
    jacobian = np.einsum("ni,ij->nij", p, np.eye(4)) - np.einsum("ni,nj->nij", p, p)
    a = unit.forward(z, training=True)

    np.testing.assert_allclose(unit.derivative(a, np.empty_like(a)), np.einsum("nii->ni", jacobian), rtol=1e-9)
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
    with pytest.raises(ValueError, match=r"relu, tanh, sigmoid, linear, softmax or leaky_relu, got 'swish'"):
        activation("swish")
