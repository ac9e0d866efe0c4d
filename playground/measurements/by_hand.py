"""Weights and biases set by hand between two epochs, one number at a time, and taken back to the same bits."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from playground.network.arithmetic import Array
from playground.network.network import Network
from playground.training.evaluation import has_finite_losses
from playground.training.threads import one_blas_thread
from playground.training.trainer import Trainer

LARGEST = 1000.0  # in size; beyond it float32 soon has nothing but infinite losses


class Trouble(Enum):
    """Why a parameter cannot be set."""

    NO_NUMBER = "no number"
    TOO_LARGE = "too large"
    NO_PARAMETER = "no such parameter"
    INFINITE_LOSS = "infinite loss"


class ByHandError(ValueError):
    """A parameter cannot be set.

    Attributes
    ----------
    trouble : Trouble
        Why.
    written : str
        The number as it was written.
    """

    def __init__(self, trouble: Trouble, written: str) -> None:
        super().__init__(f"{trouble.value}: {written}")
        self.trouble, self.written = trouble, written


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight from unit ``row`` of the layer before to unit ``column`` of a layer, all counted from 1.

    Layer 1 is the first that has weights; its rows are the inputs.
    """

    layer: int
    row: int
    column: int

    def view(self, network: Network) -> Array | None:
        """Return the number as a view (1,) into the layer's own weights; None if there is none."""
        W = network.dense_layers[self.layer - 1].W if 1 <= self.layer <= len(network.dense_layers) else None
        if W is None or not (1 <= self.row <= W.shape[0] and 1 <= self.column <= W.shape[1]):
            return None
        view: Array = W[self.row - 1, self.column - 1 : self.column]
        return view


@dataclass(frozen=True, slots=True)
class Bias:
    """The bias of a unit of a layer, both counted as for a weight."""

    layer: int
    unit: int

    def view(self, network: Network) -> Array | None:
        """Return the number as a view (1,) into the layer's own biases; None if there is none."""
        b = network.dense_layers[self.layer - 1].b[0] if 1 <= self.layer <= len(network.dense_layers) else None
        if b is None or not 1 <= self.unit <= len(b):
            return None
        view: Array = b[self.unit - 1 : self.unit]
        return view


@dataclass(slots=True)
class Change:
    """A parameter that was set by hand, to one number or, while it was dragged, to one after the other.

    Attributes
    ----------
    parameter : Weight or Bias
        Which.
    before : float
        What it was.
    values : dict of int to float
        What it was set to last after each epoch in which it was set, in the order of the epochs.
    is_open : bool
        Whether it is still dragged.
    """

    parameter: Weight | Bias
    before: float
    values: dict[int, float] = field(default_factory=dict)
    is_open: bool = False

    @property
    def epoch(self) -> int:
        """The epoch after which it was first set."""
        return next(iter(self.values))


class ByHand:
    """What was set by hand in a run, its ``changes`` in order, to be taken back or repeated on the way to an epoch."""

    def __init__(self, changes: Iterable[Change] = ()) -> None:
        self.changes = list(changes)

    @property
    def last(self) -> Change | None:
        """What would be taken back next."""
        return self.changes[-1] if self.changes else None

    @property
    def epoch(self) -> int | None:
        """The first epoch after which something was set; None if nothing was."""
        return min(self.epochs, default=None)

    @property
    def epochs(self) -> Iterator[int]:
        """The epochs after which something was set."""
        return (epoch for change in self.changes for epoch in change.values)

    def set(self, trainer: Trainer, parameter: Weight | Bias, value: object, *, settled: bool) -> None:
        """Set a parameter after the present epoch, which is evaluated again.

        Parameters
        ----------
        trainer : Trainer
            Whose network it is.
        parameter : Weight or Bias
            Which.
        value : object
            A number, or one as text.
        settled : bool
            False while it is dragged: what follows belongs to the same change.

        Raises
        ------
        ByHandError
            When it cannot be; nothing is changed then.
        """
        number, view = _number(value), parameter.view(trainer.network)
        if view is None:
            raise ByHandError(Trouble.NO_PARAMETER, str(value))
        before = float(view[0])
        view[0] = number
        if not evaluate_again(trainer):
            view[0] = before
            raise ByHandError(Trouble.INFINITE_LOSS, str(value))
        change = self.last
        if change is None or not change.is_open or change.parameter != parameter:
            change = Change(parameter, before)
            self.changes.append(change)
        change.values[trainer.epoch] = number
        change.is_open = not settled

    def take_back(self, trainer: Trainer) -> None:
        """Give the parameter that was set last its value of before; the trainer is after the epoch of that change."""
        change = self.changes.pop()
        view = change.parameter.view(trainer.network)
        assert view is not None
        view[0] = change.before
        evaluate_again(trainer)

    def repeat(self, network: Network, epoch: int) -> bool:
        """Set what was set after an epoch; return whether anything was."""
        views = [(change.parameter.view(network), change.values[epoch]) for change in self._of(epoch)]
        for view, value in views:
            assert view is not None
            view[0] = value
        return bool(views)

    def forget_after(self, epoch: int) -> None:
        """Forget what was set after later epochs."""
        for change in self.changes:
            change.values = {e: value for e, value in change.values.items() if e <= epoch}
        self.changes = [change for change in self.changes if change.values]

    def _of(self, epoch: int) -> list[Change]:
        return [change for change in self.changes if epoch in change.values]


@one_blas_thread()
def evaluate_again(trainer: Trainer) -> bool:
    """Evaluate a network whose parameters have changed between epochs; return whether its losses are finite.

    If they are not, the trainer is left as it is.
    """
    evaluation = trainer.evaluator.evaluate()
    if not has_finite_losses(evaluation, trainer.problem):
        return False
    epoch = trainer.epoch
    losses = trainer.train_losses[: max(epoch - 1, 0)], trainer.watched_losses[: max(epoch - 1, 0)]
    if epoch > 0:
        losses[0].append(evaluation.train_loss)
        losses[1].append(evaluation.watched_loss)
    trainer.resume(epoch, *losses)
    return True


def _number(value: object) -> float:
    """Return a number that a parameter may be set to."""
    written = str(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ByHandError(Trouble.NO_NUMBER, written)
    try:
        number = float(written.replace("−", "-"))
    except ValueError:
        raise ByHandError(Trouble.NO_NUMBER, written) from None
    if math.isnan(number):
        raise ByHandError(Trouble.NO_NUMBER, written)
    if abs(number) > LARGEST:
        raise ByHandError(Trouble.TOO_LARGE, written)
    return number
