"""A multilayer perceptron in JAX: parameters, loss and running moments as pure functions."""

from __future__ import annotations

import math

import jax
import jax.numpy as jnp
import numpy as np

from benchmarks.kit.workload import Workload

Layer = dict[str, jax.Array]
Moments = list[tuple[jax.Array, jax.Array]]
Masks = list[jax.Array]

MOMENTUM, EPSILON = 0.9, 1e-5  # of batch normalisation
ACTIVATIONS = {"relu": jax.nn.relu, "tanh": jnp.tanh}


def first_layers(work: Workload, rng: np.random.Generator) -> list[Layer]:
    """Return W and b of every layer, and γ and β where it is normalised."""
    layers = []
    for n_in, n_out in zip(work.widths, work.widths[1:], strict=False):
        W = rng.normal(0.0, math.sqrt(2.0 / n_in), (n_in, n_out))
        layers.append({"W": jnp.asarray(W, jnp.float32), "b": jnp.zeros(n_out)})
    if work.batch_norm:
        for layer in layers[:-1]:
            layer |= {"gamma": jnp.ones(layer["b"].shape), "beta": jnp.zeros(layer["b"].shape)}
    return layers


def first_moments(work: Workload) -> Moments:
    """Return running means and variances of the hidden layers; none without batch normalisation."""
    return [(jnp.zeros(width), jnp.ones(width)) for width in work.hidden] if work.batch_norm else []


def masks(work: Workload, key: jax.Array) -> Masks:
    """Return what dropout multiplies the hidden layers by, for all samples of an epoch; none without dropout."""
    if not work.dropout:
        return []
    kept = 1.0 - work.dropout
    return [
        jax.random.bernoulli(part, kept, (work.n_samples, width)) / jnp.float32(kept)
        for part, width in zip(jax.random.split(key, len(work.hidden)), work.hidden, strict=True)
    ]


def loss(
    layers: list[Layer], moments: Moments, X: jax.Array, y: jax.Array, drop: Masks, work: Workload
) -> tuple[jax.Array, Moments]:
    """Return the mean cross-entropy on a batch, and the running moments after it."""
    z, moments = _logits(layers, moments, X, drop, work)
    if work.n_classes == 2:
        z = z[:, 0]
        return jnp.mean(jnp.maximum(z, 0.0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z)))), moments
    return -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], axis=1)), moments


def _logits(
    layers: list[Layer], moments: Moments, X: jax.Array, drop: Masks, work: Workload
) -> tuple[jax.Array, Moments]:
    a, moved = X, []
    for i, layer in enumerate(layers[:-1]):
        z = a @ layer["W"] + layer["b"]
        if work.batch_norm:
            z, moment = _normalised(z, layer, moments[i])
            moved.append(moment)
        a = ACTIVATIONS[work.activation](z)
        if work.dropout:
            a = a * drop[i]
    return a @ layers[-1]["W"] + layers[-1]["b"], moved


def _normalised(
    z: jax.Array, layer: Layer, running: tuple[jax.Array, jax.Array]
) -> tuple[jax.Array, tuple[jax.Array, jax.Array]]:
    n, mean, variance = len(z), z.mean(axis=0), z.var(axis=0)
    out = (z - mean) * jax.lax.rsqrt(variance + EPSILON) * layer["gamma"] + layer["beta"]
    unbiased = variance * (n / (n - 1))
    return out, (_towards(running[0], mean), _towards(running[1], unbiased))


def _towards(running: jax.Array, new: jax.Array) -> jax.Array:
    return MOMENTUM * running + (1.0 - MOMENTUM) * new
