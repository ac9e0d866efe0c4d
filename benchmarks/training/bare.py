"""The recorded calls of training steps on memory of their own, to be timed without anything around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import repeat
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.kit.clock import WARM_UP
from playground.network.arithmetic import ALIGNMENT, Array
from playground.network.calls import Recording
from playground.training.batches import Batch, Window
from playground.training.steps import Steps


class BareCalls:
    """The same calls on a copy of all their memory, in which every array keeps its place.

    Parameters
    ----------
    calls : iterable of (callable, tuple)
        Recorded calls. The arrays must not share memory with arrays that have another root.

    Attributes
    ----------
    calls : list of (callable, tuple)
        The copies.
    """

    def __init__(self, calls: Iterable[tuple[Callable[..., object], tuple[Any, ...]]]) -> None:
        self._memory: dict[int, tuple[Array, Array]] = {}  # by root: the copy, and its first contents
        self._views: dict[int, Array] = {}  # one object for one object: NumPy looks for overlap between any two
        self.calls = [
            (self._bound(function), tuple(self._own(argument) for argument in arguments))
            for function, arguments in calls
        ]

    def seconds(self, n: int) -> float:
        """Return how long the calls take n times, from their first numbers on and after a warm-up.

        Without these numbers, a long time on the same samples would let moments decay into subnormal numbers.
        """
        for copy, first in self._memory.values():
            copy[:] = first
        with np.errstate(all="ignore"):
            for part in (WARM_UP, n):
                begin = perf_counter()
                for _ in repeat(None, part):
                    for function, arguments in self.calls:
                        function(*arguments)
            return perf_counter() - begin

    def _bound(self, function: Callable[..., object]) -> Callable[..., object]:
        owner = getattr(function, "__self__", None)
        return getattr(self._own(owner), function.__name__) if isinstance(owner, np.ndarray) else function

    def _own(self, value: Any) -> Any:
        if not isinstance(value, np.ndarray):
            return value
        if id(value) not in self._views:
            self._views[id(value)] = self._moved(value)
        return self._views[id(value)]

    def _moved(self, a: Array) -> Array:
        """Return the view into the copy of its memory that lies there as ``a`` does in the memory itself."""
        root = a
        while isinstance(root.base, np.ndarray):
            root = root.base
        if id(root) not in self._memory:
            room = np.empty(root.nbytes + ALIGNMENT, np.uint8)
            start = (root.ctypes.data - room.ctypes.data) % ALIGNMENT
            copy = room[start : start + root.nbytes]
            copy[:] = root.ravel(order="K").view(np.uint8)
            self._memory[id(root)] = copy, copy.copy()
        offset = a.ctypes.data - root.ctypes.data
        return np.ndarray(a.shape, a.dtype, self._memory[id(root)][0].data, offset, a.strides)


def seconds_in_order(steps: Steps) -> Callable[[int], float]:
    """Return what times the calls of the steps of so many epochs, in seconds an epoch.

    Timed is a step on a whole batch, and one on a smaller last one, as often as the epochs have such batches. The calls
    stand in their own order, and the numbers are those of real training, on one batch again and again.
    """
    alike: dict[int, list[Batch]] = {}
    for window in steps._recordings:
        for batch in window.batches:
            alike.setdefault(batch[0].shape[-2], []).append(batch)
    loops = [(len(batches), BareCalls(_recorded(steps, batches[0]).calls)) for batches in alike.values()]
    return lambda epochs: sum(bare.seconds(n * epochs) for n, bare in loops) / epochs


def _recorded(steps: Steps, batch: Batch) -> Recording:
    """Return the calls of one step; taking it moves the network."""
    recording, size = Recording(), batch[0].shape[-2]
    steps.network.prepare([size])
    steps.optimiser.prepare(steps.network.theta, 1)
    steps._go_through(Window((batch,), (size,)), recording)
    return recording
