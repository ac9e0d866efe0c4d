"""The recorded calls of training steps on memory of their own, to be timed without anything around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.clock import WARM_UP
from playground.network.arithmetic import ALIGNMENT, Array
from playground.network.calls import Recording
from playground.training.batches import Batch, Window
from playground.training.steps import Steps

CallArguments = tuple[Callable[..., object], tuple[Any, ...]]


def seconds_in_order(steps: Steps) -> Callable[[int], float]:
    """Return what times the calls of the steps of so many epochs, in seconds an epoch, after a warm-up.

    Timed is a step on a whole batch, and one on a smaller last one, as often as the epochs have such batches. The calls
    stand in their own order on a copy of their arrays, which keep their places relative to each other. The values are
    those of real training, on one batch again and again.
    """
    batches = [batch for window in steps._recordings for batch in window.batches]
    counts: dict[int, list[Batch]] = {}
    for batch in batches:
        counts.setdefault(batch[0].shape[-2], []).append(batch)
    loops = [(len(alike), copied(_recorded(steps, alike[0]).calls)) for alike in counts.values()]
    return lambda epochs: sum(_seconds(calls, n * epochs) for n, calls in loops) / epochs


def copied(calls: Iterable[CallArguments]) -> list[CallArguments]:
    """Return the same calls on a copy of all their memory."""
    memory: dict[int, Array] = {}
    views: dict[int, Array] = {}  # one object for one object: NumPy looks for overlap between any two

    def own(value: Any) -> Any:
        if not isinstance(value, np.ndarray):
            return value
        if id(value) not in views:
            views[id(value)] = _moved(value, memory)
        return views[id(value)]

    moved: list[CallArguments] = []
    for function, arguments in calls:
        owner = getattr(function, "__self__", None)
        call = getattr(own(owner), function.__name__) if isinstance(owner, np.ndarray) else function
        moved.append((call, tuple(own(argument) for argument in arguments)))
    return moved


def _moved(a: Array, memory: dict[int, Array]) -> Array:
    """Return the view into the copy of its memory that lies as ``a`` does in the memory itself."""
    root = a
    while isinstance(root.base, np.ndarray):
        root = root.base
    if id(root) not in memory:
        room = np.empty(root.nbytes + ALIGNMENT, np.uint8)
        start = (root.ctypes.data - room.ctypes.data) % ALIGNMENT
        memory[id(root)] = room[start : start + root.nbytes]
        memory[id(root)][:] = root.ravel(order="K").view(np.uint8)
    offset = a.ctypes.data - root.ctypes.data
    return np.ndarray(a.shape, a.dtype, memory[id(root)].data, offset, a.strides)


def _recorded(steps: Steps, batch: Batch) -> Recording:
    """Return the calls of one step; taking it moves the network."""
    recording, size = Recording(), batch[0].shape[-2]
    steps.network.prepare([size])
    steps.optimiser.prepare(steps.network.theta, 1)
    steps._go_through(Window((batch,), (size,)), recording)
    return recording


def _seconds(calls: list[CallArguments], n: int) -> float:
    """Return how long the calls take n times."""
    with np.errstate(all="ignore"):
        for part in (WARM_UP, n):
            begin = perf_counter()
            for _ in repeat(None, part):
                for function, arguments in calls:
                    function(*arguments)
        return perf_counter() - begin
