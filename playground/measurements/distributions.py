"""Histograms of weights and of pre-activations, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from playground.measurements.sparsity import NEAR_ZERO
from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.threads import one_blas_thread

WITHIN_REACH = 0.99  # share of each layer's values that the bins span; the rest is counted in the outermost two
MOST_SAMPLES = 1000  # of pre-activations; a histogram says no more with more


@dataclass(frozen=True, eq=False, slots=True)
class Histograms:
    """Shares of values by bin and layer.

    Attributes
    ----------
    layers : tuple of str
        Names of the layers.
    edges : ndarray of shape (n_bins + 1,)
        Ends of the bins, the same for all layers, symmetric about zero.
    shares : ndarray of shape (n_layers, n_bins), in [0, 1]
        Share of a layer's values in each bin; what was counted apart is not in a bin.
    zeros, near_zeros : ndarrays of shape (n_layers,), in [0, 1]
        Shares of exact zeros, and of others below 10⁻³ in size. Of weights they are counted apart; of pre-activations
        exact zeros are in the bins as well, and near ones 0.
    deviations : ndarray of shape (n_layers,)
        Standard deviation of a layer's values, all of them.
    """

    layers: tuple[str, ...]
    edges: Array
    shares: Array
    zeros: Array
    near_zeros: Array
    deviations: Array


def weight_histograms(network: Network, n_bins: int = 40) -> Histograms:
    """Return the histogram of each layer's weights, with exact and near zeros counted apart."""
    names = layer_names(network)
    values = [layer.W.ravel() for layer in network.dense_layers]
    reach = round_up(max(float(np.quantile(np.abs(w), WITHIN_REACH)) for w in values))
    zeros = np.array([np.count_nonzero(w == 0.0) / w.size for w in values])
    near = np.array([np.count_nonzero(np.abs(w) < NEAR_ZERO) / w.size for w in values]) - zeros
    larger = [w[np.abs(w) >= NEAR_ZERO] for w in values]
    return _histograms(names, values, larger, reach, n_bins, zeros, near)


@one_blas_thread()
def pre_activation_histograms(network: Network, X: Array, n_bins: int = 40) -> Histograms:
    """Return the histogram of each hidden layer's pre-activations z over (at most 1,000 of) the samples ``X``.

    z is what enters the activation function: after batch normalisation where that stands before it.
    """
    before = [network.layers.index(layer) - 1 for layer in network.activations]
    collected: list[list[Array]] = [[] for _ in before]
    for outputs in network.trace(X[:MOST_SAMPLES]):
        for values, place in zip(collected, before, strict=True):
            values.append(outputs[place].ravel().copy())
    flat = [np.concatenate(values) for values in collected]
    exact = [np.count_nonzero(z == 0.0) / z.size for z in flat]
    return replace(histograms_of(layer_names(network)[:-1], flat, n_bins), zeros=np.array(exact))


def histograms_of(names: tuple[str, ...], values: list[Array], n_bins: int = 40) -> Histograms:
    """Return the histogram of each of some arrays, in bins that all of them share, with no zeros counted apart."""
    flat = [part.ravel() for part in values]
    reach = round_up(max((float(np.quantile(np.abs(part), WITHIN_REACH)) for part in flat), default=1.0))
    none = np.zeros(len(flat))
    return _histograms(names, flat, flat, reach, n_bins, none, none)


def layer_names(network: Network) -> tuple[str, ...]:
    """Return what charts call the layers of weights: hidden 1, hidden 2, …, output."""
    return (*(f"hidden {i + 1}" for i in range(len(network.dense_layers) - 1)), "output")


def _histograms(
    names: tuple[str, ...],
    values: list[Array],
    binned: list[Array],
    reach: float,
    n_bins: int,
    zeros: Array,
    near_zeros: Array,
) -> Histograms:
    edges = np.linspace(-reach, reach, n_bins + 1)
    rows = [
        np.histogram(np.clip(part.astype(np.float64), -reach, reach), edges)[0] / max(len(all_), 1)
        for part, all_ in zip(binned, values, strict=True)
    ]
    deviations = np.array([float(np.std(part, dtype=np.float64)) for part in values])
    return Histograms(names, edges, np.array(rows).reshape(len(names), n_bins), zeros, near_zeros, deviations)


def round_up(reach: float) -> float:
    """Return the next of 1, 1.5, 2, 3, 5, 7 × 10ᵏ, so that an axis seldom moves."""
    if not np.isfinite(reach) or reach <= 0.0:
        return 1.0
    power = 10.0 ** np.floor(np.log10(reach))
    steps = np.array([1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0]) * power
    return float(steps[np.searchsorted(steps, reach * (1 - 1e-9))])
