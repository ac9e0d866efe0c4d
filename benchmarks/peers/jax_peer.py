"""JAX as a contestant: a whole epoch compiled into one function, a scan over its mini-batches.

Of what was tried this is its fastest way: parameters and optimiser state as one vector each; the order of the samples
drawn by NumPy, as sorting random numbers in XLA takes up to a quarter of an epoch; dropout masks once an epoch.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from time import perf_counter
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.flatten_util import ravel_pytree

from benchmarks.kit.clock import Learn, check_size, timed
from benchmarks.kit.workload import LEARNING_RATE, Workload
from benchmarks.peers import jax_net as net

BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8


class State(NamedTuple):
    """All that an epoch changes; ``is_weight`` is 1 where theta holds a weight, 0 at biases, γ and β."""

    theta: jax.Array
    m: jax.Array
    v: jax.Array
    steps: jax.Array
    moments: net.Moments
    key: jax.Array
    is_weight: jax.Array


Unravel = Callable[[jax.Array], list[net.Layer]]
Epoch = Callable[[State, jax.Array, jax.Array, Any], State]


def compute_inline() -> None:
    """Have XLA compute in the thread that calls it, rather than in another while Python goes on; call it first."""
    jax.config.update("jax_cpu_enable_async_dispatch", False)  # type: ignore[no-untyped-call]


def jax_epoch(work: Workload) -> float:
    """Return seconds an epoch of JAX."""
    return timed(_learner(work, _compiled(work)[0]), work.epochs)


def compile_seconds(work: Workload) -> float:
    """Return how long the first epoch took, which is compiled in it."""
    return _compiled(work)[1]


@cache
def _compiled(work: Workload) -> tuple[Epoch, float]:
    """Return the compiled epoch, and seconds until the first epoch was trained."""
    unravel = ravel_pytree(net.first_layers(work, np.random.default_rng(0)))[1]
    epoch = jax.jit(partial(_epoch, work, unravel), donate_argnums=0)
    learn = _learner(work, epoch)
    begin = perf_counter()
    learn(1)
    return epoch, perf_counter() - begin


def _learner(work: Workload, epoch: Epoch) -> Learn:
    rng = np.random.default_rng(0)
    state = _first_state(work, rng)
    X, y = jnp.asarray(work.X), jnp.asarray(work.y, jnp.float32 if work.n_classes == 2 else jnp.int32)

    def learn(epochs: int) -> None:
        nonlocal state
        for _ in range(epochs):
            state = epoch(state, X, y, rng.permutation(work.n_samples).astype(np.int32))
        jax.block_until_ready(state)  # type: ignore[no-untyped-call]

    return learn


def _first_state(work: Workload, rng: np.random.Generator) -> State:
    layers = net.first_layers(work, rng)
    theta = ravel_pytree(layers)[0]
    check_size(work, theta.size)
    is_weight = ravel_pytree(
        [{name: jnp.full(a.shape, float(name == "W")) for name, a in layer.items()} for layer in layers]
    )
    zeros = (jnp.zeros_like(theta), jnp.zeros_like(theta), jnp.zeros(()))
    return State(theta, *zeros, net.first_moments(work), jax.random.key(0), is_weight[0])


def _epoch(work: Workload, unravel: Unravel, state: State, X: jax.Array, y: jax.Array, order: Any) -> State:
    """Take one step on every mini-batch of the samples in that order."""
    key, drawn = jax.random.split(state.key) if work.dropout else (state.key, state.key)
    samples = (X[order], y[order], net.masks(work, drawn))
    full = work.n_samples // work.batch_size
    cut = full * work.batch_size

    def step(state: State, batch: tuple[jax.Array, jax.Array, net.Masks]) -> tuple[State, None]:
        def of_theta(theta: jax.Array) -> tuple[jax.Array, net.Moments]:
            return net.loss(unravel(theta), state.moments, *batch, work)

        gradient, moments = jax.grad(of_theta, has_aux=True)(state.theta)
        return _moved(work, state, gradient)._replace(moments=moments), None

    def stacked(part: jax.Array) -> jax.Array:
        return part[:cut].reshape(full, work.batch_size, *part.shape[1:])

    state, _ = jax.lax.scan(step, state, jax.tree.map(stacked, samples))
    if cut < work.n_samples:
        state, _ = step(state, jax.tree.map(lambda part: part[cut:], samples))
    return state._replace(key=key)


def _moved(work: Workload, state: State, gradient: jax.Array) -> State:
    """Return the state after a step of SGD or Adam with L2 in the gradient and L1 as a proximal step."""
    theta, m, v, steps = state.theta, state.m, state.v, state.steps + 1.0
    if work.l2:
        gradient = gradient + (work.l2 / work.n_samples) * state.is_weight * theta
    if work.optimiser == "sgd":
        theta = theta - LEARNING_RATE * gradient
    else:
        m = BETA_1 * m + (1.0 - BETA_1) * gradient
        v = BETA_2 * v + (1.0 - BETA_2) * gradient * gradient
        size = LEARNING_RATE * jnp.sqrt(1.0 - BETA_2**steps) / (1.0 - BETA_1**steps)
        theta = theta - size * m / (jnp.sqrt(v) + EPSILON)
    if work.l1:
        threshold = (LEARNING_RATE * work.l1 / work.n_samples) * state.is_weight
        theta = theta - jnp.clip(theta, -threshold, threshold)
    return state._replace(theta=theta, m=m, v=v, steps=steps)
