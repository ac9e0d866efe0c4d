"""The stack of layers against a product of affine matrices."""

from __future__ import annotations

from functools import reduce

import numpy as np
import pytest

from playground.measurements.explorables.linear_stack import linear_stack, multiplied_out
from playground.network import builder


@pytest.mark.parametrize("n_hidden", [0, 1, 4, 8])
@pytest.mark.parametrize("width", [1, 16])
def test_linear_layers_are_one_layer_to_the_last_digits(n_hidden: int, width: int) -> None:
    for seed in range(5):
        shown = linear_stack(n_hidden, width, "linear", 70.0, seed)

        assert shown.difference <= 1e-13 * max(1.0, np.abs(shown.stack).max()) * (n_hidden + 1)
        x = shown.along * np.cos(np.deg2rad(70.0)), shown.along * np.sin(np.deg2rad(70.0))
        np.testing.assert_allclose(shown.stack, shown.W[0] * x[0] + shown.W[1] * x[1] + shown.b, atol=1e-10)


def test_the_product_is_that_of_affine_matrices() -> None:
    rng = np.random.default_rng(3)
    layers = builder.build(
        builder.Shape(2, 3, (5, 4), "linear"), weight_rngs=[rng], dropout_rngs=[rng], dtype=np.float64
    ).dense_layers
    affine = []
    for layer in layers:
        layer.b[...] = rng.normal(size=layer.b.shape)
        corner = np.append(np.zeros(layer.n_in), 1.0)[:, np.newaxis]
        affine.append(np.hstack([np.vstack([layer.W, layer.b]), corner]))
    whole = reduce(np.matmul, affine)
    W, b = multiplied_out(layers)

    np.testing.assert_allclose(W, whole[:-1, :-1], rtol=1e-12)
    np.testing.assert_allclose(b, whole[-1:, :-1], rtol=1e-12)


@pytest.mark.parametrize("activation", ["relu", "tanh"])
def test_with_an_activation_between_the_layers_it_is_another_function(activation: str) -> None:
    assert all(linear_stack(4, 8, activation, 30.0, seed).difference > 0.1 for seed in range(5))
    assert linear_stack(0, 8, activation, 30.0, 0).difference < 1e-14


def test_parameters_are_counted() -> None:
    assert linear_stack(2, 3, "linear", 0.0, 0).n_parameters == (2 * 3 + 3) + (3 * 3 + 3) + (3 + 1)
