"""A network is a list of layers over one vector of parameters and one of gradients."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.network.activations import Activation
from playground.network.arithmetic import Array, Shape, aligned
from playground.network.calls import NOW, Calls
from playground.network.dense import Dense
from playground.network.inference import ROWS_AT_ONCE, Inference
from playground.network.layer import Layer


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an array of a layer lies in the vector: ``layer.name`` is ``vector[start:stop]``."""

    layer: Layer
    name: str
    start: int
    stop: int


class Network:
    """Layers whose weights, offsets and statistics are views into flat vectors.

    Parameters
    ----------
    layers : sequence of Layer
        From input to output; the output is the logits a loss takes.
    rngs : sequence of numpy.random.Generator
        One for each network of the stack; they draw the first weights.
    stack : int or None
        None for a single network with arrays (n, width); K for K networks with arrays (K, n, width).
    dtype : floating type
        float32 to train, float64 to check gradients.

    Attributes
    ----------
    theta, grad : ndarray of shape (n_parameters,) or (K, n_parameters)
        All weights, layer by layer, then all offsets; and dL/dθ in the same order.
    statistics : ndarray of shape (n_statistics,) or (K, n_statistics)
        State that is not learned by gradient: running moments of batch normalisation.
    n_weights : int
        ``theta[..., :n_weights]`` are the weights.
    inference : Inference
        The layers for predictions only.
    """

    def __init__(
        self,
        layers: Sequence[Layer],
        rngs: Sequence[np.random.Generator],
        *,
        stack: int | None = None,
        dtype: type[np.floating[Any]] = np.float32,
    ) -> None:
        self.layers = tuple(layers)
        self.dtype = np.dtype(dtype)
        self.stack: Shape = () if stack is None else (stack,)
        weights = list(_slots(self.layers, "weights", 0))
        self.n_weights = weights[-1].stop if weights else 0
        self.slots = weights + list(_slots(self.layers, "offsets", self.n_weights))
        state = list(_slots(self.layers, "statistics", 0))
        n_parameters = self.slots[-1].stop if self.slots else 0
        self.theta = aligned((*self.stack, n_parameters), self.dtype)
        self.grad = aligned(self.theta.shape, self.dtype)
        self.statistics = np.zeros((*self.stack, state[-1].stop if state else 0), self.dtype)
        for slot in self.slots:
            self._lend(slot, self.theta, slot.name)
            self._lend(slot, self.grad, f"d{slot.name}")
        for slot in state:
            self._lend(slot, self.statistics, slot.name)
        self.inference = Inference(self.layers)
        self.initialise(rngs)

    def initialise(self, rngs: Sequence[np.random.Generator]) -> None:
        """Set every parameter to its starting value, in place."""
        for layer in self.layers:
            layer.initialise(rngs)

    def prepare(self, sizes: Sequence[int]) -> None:
        """Make every layer ready for training passes on batches of these sizes."""
        for layer in self.layers:
            layer.prepare(sizes, self.dtype)

    def forward(self, X: Array, *, training: bool, run: Calls = NOW) -> Array:
        """Return the logits (..., n, n_outputs) for X (..., n, n_inputs); a later pass overwrites them."""
        a = X
        for layer in self.layers:
            a = layer.forward(a, training=training, run=run)
        return a

    def backward(self, delta: Array, run: Calls = NOW) -> None:
        """Fill ``grad`` from dL/dz of the last training pass; ``delta`` may be overwritten."""
        for layer in reversed(self.layers):
            delta = layer.backward(delta, run)

    def logits(self, X: Array) -> Array:
        """Return the logits for any number of rows as a new array, without changing any state."""
        return self.inference.logits(X)

    def trace(self, X: Array) -> Iterator[list[Array]]:
        """Yield, for block after block of rows of X, every layer's output in inference (overwritten by the next)."""
        for i in range(0, X.shape[-2], ROWS_AT_ONCE):
            a, outputs = X[..., i : i + ROWS_AT_ONCE, :], []
            for layer in self.layers:
                a = layer.forward(a, training=False)
                outputs.append(a)
            yield outputs

    @property
    def widths(self) -> tuple[int, ...]:
        """Number of inputs, of units in each hidden layer, and of outputs."""
        dense = self.dense_layers
        return (dense[0].n_in, *(layer.n_out for layer in dense))

    @property
    def dense_layers(self) -> list[Dense]:
        """The layers that hold weights, from input to output."""
        return [layer for layer in self.layers if isinstance(layer, Dense)]

    @property
    def activations(self) -> list[Activation]:
        """The activation layers, one for each hidden layer, from input to output."""
        return [layer for layer in self.layers if isinstance(layer, Activation)]

    def _lend(self, slot: Slot, vector: Array, attribute: str) -> None:
        """Give the layer its view into ``vector``."""
        shape = {**slot.layer.weights, **slot.layer.offsets, **slot.layer.statistics}[slot.name]
        setattr(slot.layer, attribute, vector[..., slot.start : slot.stop].reshape(*self.stack, *shape))


def _slots(layers: Sequence[Layer], kind: str, start: int) -> Iterator[Slot]:
    """Lay the arrays of one kind end to end."""
    for layer in layers:
        for name, shape in getattr(layer, kind).items():
            size = int(np.prod(shape))
            yield Slot(layer, name, start, start + size)
            start += size
