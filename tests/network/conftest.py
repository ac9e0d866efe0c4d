"""Small networks to test on."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest

from playground.network.builder import Shape, build
from playground.network.network import Network

NetworkFactory = Callable[..., Network]


@pytest.fixture(scope="session")
def make_network() -> NetworkFactory:
    """Return a function that builds a network; no parameter and no running moment of it is 0 or 1."""

    def make(
        *,
        n_inputs: int = 3,
        n_outputs: int = 2,
        hidden: tuple[int, ...] = (5, 4),
        seeds: Sequence[int] = (0,),
        stacked: bool = False,
        dtype: type[np.floating] = np.float64,
        **options: object,
    ) -> Network:
        network = build(
            Shape(n_inputs, n_outputs, hidden, **options),
            weight_rngs=[np.random.default_rng([seed, 0]) for seed in seeds],
            dropout_rngs=[np.random.default_rng([seed, 1]) for seed in seeds],
            stack=len(seeds) if stacked else None,
            dtype=dtype,
        )
        offsets = network.theta[..., network.n_weights :].reshape(len(seeds), -1)
        statistics = network.statistics.reshape(len(seeds), -1)
        for part, moments, seed in zip(offsets, statistics, seeds, strict=True):
            rng = np.random.default_rng([seed, 2])
            part += rng.uniform(0.05, 0.5, part.shape) * rng.choice([-1.0, 1.0], part.shape)
            moments += rng.uniform(0.1, 0.9, moments.shape)
        return network

    return make
