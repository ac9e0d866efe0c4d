"""A layer maps activations forward and deltas backward; the network lends it its parameters."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from playground.network.arithmetic import Array, Shape, aligned
from playground.network.calls import NOW, Calls


class Layer(ABC):
    """One step of a network, for arrays of shape (..., n, width): rows are samples.

    A layer declares the shapes of its ``weights`` (penalised by L1 and L2), ``offsets`` (never penalised)
    and ``statistics`` (state that is not learned by gradient). The network then sets, for each name such as
    ``W``, the attributes ``W`` and ``dW``: views into its one parameter vector and its one gradient vector.
    """

    def __init__(
        self,
        *,
        weights: dict[str, Shape] | None = None,
        offsets: dict[str, Shape] | None = None,
        statistics: dict[str, Shape] | None = None,
    ) -> None:
        self.weights = weights or {}
        self.offsets = offsets or {}
        self.statistics = statistics or {}
        self._buffers: dict[tuple[str, Shape], Array] = {}

    @abstractmethod
    def forward(self, a: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the layer's output for ``a`` (..., n, width), which is left as it was.

        Only with ``training`` does the layer change state: it remembers what ``backward`` needs, draws
        dropout masks and moves running statistics. The result is a buffer that the next call overwrites.
        Every NumPy call goes through ``run``.
        """

    @abstractmethod
    def backward(self, delta: Array, run: Calls = NOW) -> Array:
        """Fill the gradients of the parameters and return dL/da for the input of the last training pass.

        ``delta`` (..., n, width) is dL/d(output); it may be overwritten.
        """

    def prepare(self, sizes: Sequence[int], dtype: npt.DTypeLike) -> None:  # noqa: B027 - most have nothing to prepare
        """Make ready for training passes on batches of these sizes, whose calls then know their ``turn``."""

    def initialise(self, rngs: Sequence[np.random.Generator]) -> None:  # noqa: B027 - most layers have nothing to set
        """Set the parameters to their starting values, one generator for each network of the stack."""

    def _buffer(self, name: str, shape: Shape, dtype: Any) -> Array:
        """Return the buffer of that name and shape, made at its first use (law: no allocation in a step)."""
        try:
            return self._buffers[name, shape]
        except KeyError:
            buffer = self._buffers[name, shape] = aligned(shape, dtype)
            return buffer

    def _output(self, a: Array, *, training: bool) -> Array:
        """Return an output buffer like ``a``; training and inference never share one."""
        return self._buffer("trained" if training else "inferred", a.shape, a.dtype)
