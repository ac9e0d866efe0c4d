"""One sample's way through a network and back: every number of it, each gradient beside its finite difference."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.inspector.finite_differences import central_differences, lent, relative_errors
from playground.network.activations import Activation
from playground.network.arithmetic import Array
from playground.network.batch_norm import BatchNorm
from playground.network.dense import Dense
from playground.network.dropout import Dropout
from playground.network.losses import Loss
from playground.network.network import Network
from playground.optimisation.gradient_descent import SGD
from playground.training.threads import one_blas_thread


@dataclass(frozen=True, eq=False, slots=True)
class Parameters:
    """The weights or the biases of a layer; all arrays have the shape of W (n_in, n_out) or of b (n_out,).

    Attributes
    ----------
    value : ndarray
        w or b.
    gradient : ndarray
        ∂C/∂w or ∂C/∂b, by the network's own backward pass.
    difference : ndarray
        [C(w + h) − C(w − h)] / 2h with h = 10⁻⁵, which no backward pass takes part in.
    error : ndarray
        |gradient − difference| relative to the larger of the two, or to 10⁻⁴ max(C, 1) where that is more. NaN where
        w + h and w − h lie on two sides of a kink of ReLU, so that there is no derivative to compare with.
    updated : ndarray
        What a step of SGD makes of the value: w − η ∂C/∂w.
    """

    value: Array
    gradient: Array
    difference: Array
    error: Array
    updated: Array


@dataclass(frozen=True, eq=False, slots=True)
class LayerInspection:
    """A layer of the theory: a linear map and the function after it, for one sample.

    Attributes
    ----------
    inputs : ndarray of shape (n_in,)
        a of the layer before; for the first layer the sample.
    z, a : ndarrays of shape (n_out,)
        Linear combination, and what the activation (in the last layer: the link of the loss) makes of it.
    slope : ndarray of shape (n_out,), or None
        σ'(z); None in the last layer, where the loss owns the link.
    delta : ndarray of shape (n_out,)
        δ = ∂C/∂z.
    weights, biases : Parameters
        W has a row for each input and a column for each unit: w_jk of the theory is ``weights.value[k, j]``.
    """

    inputs: Array
    z: Array
    a: Array
    slope: Array | None
    delta: Array
    weights: Parameters
    biases: Parameters


@dataclass(frozen=True, eq=False, slots=True)
class Inspection:
    """Forward pass, backward pass and update on one sample.

    Attributes
    ----------
    target : ndarray of shape (n_outputs,)
        What the last layer's ``a`` is compared with.
    layers : tuple of LayerInspection
        From the first hidden layer to the output.
    loss, updated_loss : float
        Of this sample, with the present parameters and with the updated ones; the latter may be infinite or NaN.
    updated_theta : ndarray of shape (n_parameters,)
        All parameters after the update, in the order of ``Network.theta``.
    """

    target: Array
    layers: tuple[LayerInspection, ...]
    loss: float
    updated_loss: float
    updated_theta: Array

    @property
    def largest_error(self) -> float:
        """The largest error of any gradient that has a derivative to compare with."""
        errors = np.concatenate([p.error.ravel() for layer in self.layers for p in (layer.weights, layer.biases)])
        return float(np.nanmax(errors, initial=0.0))


@one_blas_thread()
def inspect(network: Network, loss: Loss, x: Array, target: Array, learning_rate: float) -> Inspection:
    """Return every number of a forward pass, a backward pass and an update by SGD on one sample.

    z, a, δ and the gradients are read from the network's own layers; the parameters are left as they were.

    Parameters
    ----------
    network : Network
        A single float64 network of dense and activation layers, without batch normalisation and without dropout:
        with these, C is not a function of one sample and the parameters alone.
    loss : Loss
        C, taken from the last z.
    x : ndarray of shape (n_inputs,)
        The sample.
    target : ndarray of shape (n_outputs,)
        What the loss compares with.
    learning_rate : float, positive
        η.

    Raises
    ------
    ValueError
        For a network of another kind.
    """
    _check(network)
    X, y = np.array(x, np.float64).reshape(1, -1), np.array(target, np.float64).reshape(1, -1)
    passed = _passed(network, X)
    z_last = passed[-1][1]
    deltas = _deltas(network, loss.delta(z_last.copy(), y))
    gradient = network.grad.copy()
    value = float(loss.value(z_last, y))
    difference, kinked = central_differences(network, loss, X, y)
    error = relative_errors(gradient, difference, value)
    error[kinked] = np.nan
    updated = network.theta.copy()
    with np.errstate(over="ignore", invalid="ignore"):  # a step may be too long
        SGD(updated, learning_rate).step(updated, gradient)
        with lent(network, updated):
            updated_loss = float(loss.value(network.logits(X), y))

    vectors = (network.theta.copy(), gradient, difference, error, updated)
    layers = []
    for (a_in, z, a, slope), delta, dense in zip(passed, deltas, network.dense_layers, strict=True):
        a = loss.predictions(z) if a is None else a
        weights, biases = (Parameters(*(_part(network, dense, name, v) for v in vectors)) for name in "Wb")
        layers.append(
            LayerInspection(a_in[0], z[0], a[0], None if slope is None else slope[0], delta[0], weights, biases)
        )
    return Inspection(y[0], tuple(layers), value, updated_loss, updated)


def _check(network: Network) -> None:
    if network.dtype != np.float64 or network.stack:
        raise ValueError(f"a single float64 network is needed, got {network.dtype} and stack {network.stack}")
    for layer in network.layers:
        if isinstance(layer, BatchNorm) or (isinstance(layer, Dropout) and layer.rate > 0):
            raise ValueError(f"a network with {type(layer).__name__} cannot be inspected; leave it out")


def _passed(network: Network, X: Array) -> list[tuple[Array, Array, Array | None, Array | None]]:
    """Pass forward; return for each dense layer its input, z, and a and σ'(z) of the activation after it."""
    passed: list[tuple[Array, Array, Array | None, Array | None]] = []
    a = X
    for layer in network.layers:
        before, a = a.copy(), layer.forward(a, training=True)
        if isinstance(layer, Dense):
            passed.append((before, a.copy(), None, None))
        elif isinstance(layer, Activation):
            passed[-1] = (*passed[-1][:2], a.copy(), layer.slope(before, a, np.empty_like(a)))
    return passed


def _deltas(network: Network, delta: Array) -> list[Array]:
    """Pass backward as ``Network.backward`` does; return what each dense layer receives, from first to last."""
    received: list[Array] = []
    for layer in reversed(network.layers):
        if isinstance(layer, Dense):
            received.append(delta.copy())
        delta = layer.backward(delta)
    return received[::-1]


def _part(network: Network, layer: Dense, name: str, vector: Array) -> Array:
    """Return a layer's part of a vector laid out like θ, in the shape of W (n_in, n_out) or of b (n_out,)."""
    (slot,) = [slot for slot in network.slots if slot.layer is layer and slot.name == name]
    return vector[slot.start : slot.stop].reshape((layer.n_in, layer.n_out) if name == "W" else (layer.n_out,))
