"""Early stopping: give up when the watched loss has not improved for a number of epochs."""

from __future__ import annotations

from collections.abc import Iterable


class EarlyStopping:
    """Watches a loss epoch by epoch: that of the validation part, or of the test part where there is none.

    Parameters
    ----------
    patience : int, at least 1
        Epochs without a new lowest loss after which training would stop.

    Attributes
    ----------
    best_epoch : int
        Epoch of the lowest loss so far (0 before the first).
    best_loss : float
        That loss.
    stop_epoch : int or None
        The first epoch at which patience ran out, or None.
    """

    def __init__(self, patience: int) -> None:
        self.patience = patience
        self.best_epoch = 0
        self.best_loss = float("inf")
        self.stop_epoch: int | None = None

    def watch(self, epoch: int, loss: float) -> None:
        """Take note of the loss after an epoch."""
        if loss < self.best_loss:
            self.best_epoch, self.best_loss = epoch, loss
        elif self.stop_epoch is None and epoch - self.best_epoch >= self.patience:
            self.stop_epoch = epoch


def watch_all(losses: Iterable[tuple[int, float]], patience: int) -> EarlyStopping:
    """Return early stopping after it has watched ``(epoch, loss)`` pairs in order."""
    stopping = EarlyStopping(patience)
    for epoch, loss in losses:
        stopping.watch(epoch, loss)
    return stopping
