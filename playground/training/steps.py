"""The steps of an epoch, one on every mini-batch: gone through once, then replayed.

The clean reference is docs/reference_loop.py; this module is its specialised form.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from playground.network.arithmetic import Array
from playground.network.calls import Calls, Recording
from playground.network.dropout import Dropout
from playground.network.losses import Loss
from playground.network.network import Network
from playground.network.penalties import Penalty
from playground.optimisation.optimiser import Optimiser
from playground.training.batches import Batch, Batches, Window


class Steps:
    """Takes one step on every mini-batch of an epoch.

    The first epoch goes through layers, loss, penalty and optimiser and records their NumPy calls; later epochs repeat
    the calls on the same buffers, to the same numbers. Learning rate, λ and dropout rate are read from arrays, so a
    new value needs no new recording; only a strength that becomes 0 or ceases to be does, as it adds or spares calls.

    Parameters
    ----------
    network, loss, penalty, optimiser, batches :
        What is trained on what; all networks of a stack at once.
    recorded : bool
        False goes through the layers every time, for comparison.

    Attributes
    ----------
    loss_gradient : ndarray of shape (..., n_weights)
        Gradient of the data loss by the weights on the last mini-batch, the penalty not included.
    """

    def __init__(
        self,
        network: Network,
        loss: Loss,
        penalty: Penalty,
        optimiser: Optimiser,
        batches: Batches,
        *,
        recorded: bool = True,
    ) -> None:
        self.network, self.loss, self.penalty, self.optimiser, self.batches = network, loss, penalty, optimiser, batches
        self.loss_gradient = np.zeros_like(network.theta[..., : network.n_weights])
        self._dropouts = [layer for layer in network.layers if isinstance(layer, Dropout)]
        self._recorded = recorded
        self._recordings: dict[Window, Recording] = {}
        self._terms: object = None

    def epoch(self, rngs: Sequence[np.random.Generator]) -> None:
        """Take the steps of one epoch, in an order drawn by one generator for each network of the stack."""
        terms = self.penalty.terms, [layer.rate > 0 for layer in self._dropouts]
        if terms != self._terms:
            self._recordings.clear()
            self._terms = terms
        self.penalty.prepare(self.optimiser.learning_rate)
        for window in self.batches.epoch(rngs):
            self.network.prepare(window.sizes)
            self.optimiser.prepare(self.network.theta, len(window.batches))
            recording = self._recordings.get(window)
            if recording is not None:
                recording.replay()
            elif self._recorded:
                recording = self._recordings[window] = Recording()
                self._go_through(window, recording)
            else:
                self._go_through(window, Calls())

    def backpropagate(self, batch: Batch, run: Calls) -> None:
        """Fill the network's gradient with that of the data loss on one mini-batch."""
        X, y, weight = batch
        z = self.network.forward(X, training=True, run=run)
        self.network.backward(self.loss.delta(z, y, weight, run), run)

    def update(self, run: Calls) -> None:
        """Add the penalty and move the parameters."""
        self.penalty.add_gradient(self.network, run)
        self.penalty.decay(self.network, self.optimiser.learning_rate, run)
        self.optimiser.step(self.network.theta, self.network.grad, run)
        self.penalty.shrink(self.network, self.optimiser.learning_rate, run)

    def _go_through(self, window: Window, run: Calls) -> None:
        """Take the steps of one window, call by call."""
        gradient: Array = self.network.grad[..., : self.network.n_weights]
        for turn, batch in enumerate(window.batches):
            run.turn = turn
            self.backpropagate(batch, run)
            if batch is window.batches[-1]:
                run(np.copyto, self.loss_gradient, gradient)
            self.update(run)
