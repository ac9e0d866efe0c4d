"""Steepness, reliance, thinned networks and signals, against computations that share nothing with them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import log_loss

from playground.lessons.lesson import setting
from playground.measurements.boundary import Grid
from playground.measurements.run import Run
from playground.measurements.theory.reliance import reliance, work
from playground.measurements.theory.signals import (
    normalised,
    scale_and_shift,
    scales_and_shifts,
    shape_of,
    shapes,
    signals,
)
from playground.measurements.theory.steepness import input_gradients, largest_slope, steepness, steepness_over
from playground.measurements.theory.thinned_losses import thinned_losses
from playground.network.activations import ACTIVATIONS
from playground.network.batch_norm import BatchNorm


def trained(link: str, epochs: int = 15) -> Run:
    """Return a run after some epochs."""
    run = Run(setting(f"?v=2&{link}"))
    run.trainer.advance(epochs)
    return run


def in_float64(run: Run, X: np.ndarray) -> np.ndarray:
    """Return the logits of the trained network at X in float64, from its parameters alone (no normalisation)."""
    network, act = run.trainer.network, run.settings.network.activation
    functions = {"relu": lambda z: np.maximum(z, 0.0), "tanh": np.tanh, "linear": lambda z: z}
    a = X.astype(np.float64)
    for dense in network.dense_layers[:-1]:
        a = functions[act](a @ dense.W.astype(np.float64) + dense.b)
    last = network.dense_layers[-1]
    return a @ last.W.astype(np.float64) + last.b


@pytest.mark.parametrize("link", ["act=tanh", "act=relu&layers=8,8", "act=linear", "layers=none", "data=iris&act=tanh"])
def test_gradients_are_what_wiggling_the_inputs_says(link: str) -> None:
    run = trained(link)
    X = run.trainer.problem.test.X[:20].astype(np.float64)
    found = input_gradients(run.trainer.network, run.trainer.problem.test.X[:20])
    h = 1e-6
    for i in range(X.shape[1]):
        step = np.zeros(X.shape[1])
        step[i] = h
        wiggled = (in_float64(run, X + step) - in_float64(run, X - step)) / (2 * h)
        assert found[:, i, :] == pytest.approx(wiggled, rel=2e-4, abs=2e-5)


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize("activation", sorted(ACTIVATIONS.keys() - {"softmax"}))
def test_gradients_pass_every_activation_and_batch_normalisation(activation: str, place: str) -> None:
    run = trained(f"act={activation}&bn={place}&layers=6&dropout=0.2")
    X = run.trainer.problem.test.X[:40]
    found = input_gradients(run.trainer.network, X)
    network, h = run.trainer.network, 2e-3
    for i in range(2):
        step = np.zeros(2, np.float32)
        step[i] = h
        wiggled = (network.logits(X + step).copy() - network.logits(X - step)) / (2 * h)
        close = np.isclose(found[:, i, :], wiggled, rtol=0.05, atol=0.02)
        assert close.mean() > 0.9  # but where a kink lies between the two


def test_a_linear_function_is_as_steep_as_its_weights_everywhere() -> None:
    run = trained("layers=none")
    network = run.trainer.network
    length = float(np.linalg.norm(network.dense_layers[0].W))
    grid = Grid(run.dataset, 20)

    assert steepness(network, run.trainer.problem.test.X) == pytest.approx(length, rel=1e-6)
    assert steepness_over(network, grid) == pytest.approx(length, rel=1e-6)
    assert largest_slope(network, grid) == pytest.approx(length, rel=1e-6)


def test_reliance_is_the_rise_of_the_loss_without_the_unit() -> None:
    run = trained("layers=5,4&act=tanh", 60)
    problem, network = run.trainer.problem, run.trainer.network
    found = reliance(network, problem)
    X, labels = problem.test.X.astype(np.float64), problem.test.labels

    def loss(deleted: tuple[int, int] | None) -> float:
        a = X
        for depth, dense in enumerate(network.dense_layers[:-1]):
            a = np.tanh(a @ dense.W.astype(np.float64) + dense.b)
            if deleted is not None and deleted[0] == depth:
                a[:, deleted[1]] = 0.0
        z = a @ network.dense_layers[-1].W.astype(np.float64) + network.dense_layers[-1].b
        return float(log_loss(labels, 1 / (1 + np.exp(-z.ravel()))))

    assert [len(rises) for rises in found] == [5, 4]
    for depth, rises in enumerate(found):
        expected = [loss((depth, unit)) - loss(None) for unit in range(len(rises))]
        assert rises == pytest.approx(expected, abs=1e-5)


def test_measuring_changes_nothing() -> None:
    run = trained("layers=6,6&dropout=0.5&bn=before")
    network = run.trainer.network
    before = [vector.copy() for vector in (network.theta, network.grad, network.statistics)]
    reliance(network, run.trainer.problem)
    thinned_losses(network, run.trainer.problem, 0, 5)
    steepness(network, run.trainer.problem.train.X)
    signals(network, run.trainer.problem.train.X)

    assert all(map(np.array_equal, before, (network.theta, network.grad, network.statistics)))


def test_without_dropout_all_thinned_networks_are_the_whole_one() -> None:
    run = trained("layers=8")
    found = thinned_losses(run.trainer.network, run.trainer.problem, 3, 4)

    assert found.single == pytest.approx(np.full(4, found.whole))
    assert found.average == pytest.approx(np.full(4, found.whole))
    assert found.whole == pytest.approx(run.trainer.evaluation.test_loss, rel=1e-5)


def test_averages_are_of_probabilities_and_no_worse_than_the_mean_of_single_losses() -> None:
    run = trained("layers=32,32&dropout=0.5", 60)
    found = thinned_losses(run.trainer.network, run.trainer.problem, 0, 20)

    assert found.average[0] == pytest.approx(found.single[0])
    for k in range(1, 21):  # Jensen's inequality: −log is convex
        assert found.average[k - 1] <= found.single[:k].mean() + 1e-12


def test_regression_is_averaged_as_numbers() -> None:
    run = trained("data=sine&layers=16&dropout=0.5", 60)
    found = thinned_losses(run.trainer.network, run.trainer.problem, 0, 8)

    assert found.whole == pytest.approx(run.trainer.evaluation.test_loss, rel=1e-5)
    assert (found.average[1:] <= np.array([found.single[:k].mean() for k in range(2, 9)]) + 1e-12).all()


def test_shapes_are_those_of_known_distributions() -> None:
    rng = np.random.default_rng(0)
    gaussian = shape_of(rng.normal(2.0, 3.0, 200_000))
    assert (gaussian.mean, gaussian.deviation) == pytest.approx((2.0, 3.0), abs=0.05)
    assert (gaussian.skewness, gaussian.kurtosis, gaussian.zeros) == pytest.approx((0.0, 0.0, 0.0), abs=0.05)
    half = shape_of(np.maximum(rng.normal(size=200_000), 0.0))
    assert half.zeros == pytest.approx(0.5, abs=0.01)
    assert half.skewness == pytest.approx(stats.skew(np.maximum(rng.normal(size=200_000), 0.0)), abs=0.05)
    assert np.isnan(shape_of(np.ones(5)).skewness)


@pytest.mark.parametrize("scale", [1e-6, 1.0, 1e6])
def test_skewness_and_kurtosis_are_those_of_scipy(scale: float) -> None:
    values = scale * np.random.default_rng(1).exponential(size=(40, 25))
    found = shape_of(values)

    assert found.skewness == pytest.approx(stats.skew(values.ravel()))
    assert found.kurtosis == pytest.approx(stats.kurtosis(values.ravel()))


@pytest.mark.parametrize("value", [0.0, 0.1, -1e6])
def test_equal_values_have_no_skewness_however_their_mean_is_rounded(value: float) -> None:
    found = shape_of(np.full(1000, value, np.float32))

    assert np.isnan([found.skewness, found.kurtosis]).all()


def test_the_numbers_over_epochs_are_those_of_each_layer() -> None:
    run = trained("layers=7,5&bn=before&data=digits&n=400")
    network, problem = run.trainer.network, run.trainer.problem
    for row, layer in zip(shapes(network, problem), signals(network, problem.train.X), strict=True):
        z = layer.taken.astype(np.float64).ravel()
        assert row == pytest.approx([z.mean(), z.std(), stats.skew(z), np.mean(z == 0.0)])
    for row, (gamma, beta) in zip(scale_and_shift(network, problem), scales_and_shifts(network), strict=True):
        assert row == pytest.approx([np.sqrt(np.mean(gamma**2)), np.sqrt(np.mean(beta**2))])
    linear = trained("layers=none").trainer
    assert shapes(linear.network, linear.problem).shape == (0, 4)
    assert scale_and_shift(linear.network, linear.problem).shape == (0, 2)


@pytest.mark.parametrize("place", ["before", "after"])
def test_what_comes_out_of_a_normalisation_is_what_went_in_by_the_running_averages(place: str) -> None:
    run = trained(f"layers=7,5&bn={place}", 40)
    network, X = run.trainer.network, run.trainer.problem.train.X
    layers = [layer for layer in network.layers if isinstance(layer, BatchNorm)]
    for (before, after), layer, signal in zip(normalised(network, X), layers, signals(network, X), strict=True):
        mean, variance = layer.moments
        expected = layer.gamma * (before - mean) / np.sqrt(variance + layer.epsilon) + layer.beta
        assert after == pytest.approx(expected, rel=1e-3, abs=1e-4)
        assert np.array_equal(before, signal.linear if place == "before" else signal.given)
    assert normalised(trained("").trainer.network, X) == []


def test_the_work_of_reliance_is_a_pass_through_the_later_layers_for_each_unit() -> None:
    run = trained("layers=5,4")
    n = len(run.trainer.problem.test.X)

    assert work(run.trainer.network, run.trainer.problem.test) == n * (5 * (5 * 4 + 4 * 1) + 4 * 4 * 1)


@pytest.mark.parametrize("place", ["off", "before", "after"])
def test_signals_are_those_on_the_way_through_the_layers(place: str) -> None:
    run = trained(f"layers=7,5&bn={place}")
    network, X = run.trainer.network, run.trainer.problem.train.X
    found = signals(network, X)

    assert [one.given.shape for one in found] == [(len(X), 7), (len(X), 5)]
    assert found[0].linear == pytest.approx(X @ network.dense_layers[0].W + network.dense_layers[0].b, abs=1e-5)
    for one in found:
        assert one.given == pytest.approx(np.maximum(one.taken, 0.0))
        assert (place == "before") or np.array_equal(one.linear, one.taken)
    assert len(scales_and_shifts(network)) == (0 if place == "off" else 2)
