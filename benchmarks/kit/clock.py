"""How contestants are timed: after a warm-up, epoch upon epoch."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from benchmarks.kit.workload import Workload

WARM_UP = 3  # epochs before the clock starts: buffers are made, calls recorded, caches filled

Learn = Callable[[int], object]


def timed(learn: Learn, epochs: int) -> float:
    """Return seconds an epoch over so many epochs, after the warm-up."""
    learn(WARM_UP)
    begin = perf_counter()
    learn(epochs)
    return (perf_counter() - begin) / epochs


def timed_for(learn: Learn, seconds: float) -> float:
    """Return seconds an epoch over as many epochs as begin within so many seconds, after the warm-up."""
    learn(WARM_UP)
    begin = now = perf_counter()
    epochs = 0
    while now - begin < seconds:
        learn(1)
        epochs, now = epochs + 1, perf_counter()
    return (now - begin) / epochs


def check_size(work: Workload, n_parameters: int, *, batch_norm: bool = True) -> None:
    """Make sure that a contestant trains the net that was asked for, with or without its batch normalisation."""
    expected = work.n_parameters if batch_norm else work.n_dense
    if n_parameters != expected:
        raise RuntimeError(
            f"{work} has {expected} parameters, a contestant's net {n_parameters}: make both build the same layers"
        )
