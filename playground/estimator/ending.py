"""When `fit` stops before its last epoch, and which epoch was the best."""

from __future__ import annotations

import math

from playground.estimator.fitted import Record
from playground.estimator.parameters import Plan
from playground.training.snapshots import Snapshot
from playground.training.trainer import Trainer


class Wait:
    """Counts the epochs since a loss was last lower by more than ``tol`` than the lowest before it."""

    def __init__(self, tol: float) -> None:
        self.epochs, self._tol, self._lowest = 0, tol, math.inf

    def see(self, loss: float) -> bool:
        """Take in the loss after one more epoch; return whether it is the lowest so far."""
        lower = loss < self._lowest
        self.epochs = 0 if loss < self._lowest - self._tol else self.epochs + 1
        self._lowest = min(self._lowest, loss)
        return lower


class Ending:
    """Is asked after every epoch of a fit whether it ends there.

    With early stopping it does when the validation loss has waited for ``patience`` epochs, just as the dashboard's
    run does where ``tol`` is 0; with ``n_iter_no_change`` when the cost, penalty included, has waited for more epochs
    than that, just as scikit-learn counts them.

    Attributes
    ----------
    best : Snapshot or None
        The state of the lowest validation loss so far, if the plan is to restore it.
    stopped : bool
        Whether the fit ends here.
    """

    def __init__(self, plan: Plan, trainer: Trainer, record: Record) -> None:
        self._plan, self._trainer, self._record = plan, trainer, record
        self._validation, self._cost = Wait(plan.tol), Wait(plan.tol)
        self.best: Snapshot | None = None
        self.stopped = False

    def __call__(self) -> bool:
        """Take in the epoch just trained."""
        plan, evaluation = self._plan, self._trainer.evaluation
        if self._validation.see(evaluation.test_loss) and plan.restore_best:
            self.best = Snapshot.of(self._trainer)
        self._cost.see(self._record.cost)
        self.stopped = (plan.early_stopping and self._validation.epochs >= plan.training.patience) or (
            plan.n_iter_no_change is not None and self._cost.epochs > plan.n_iter_no_change
        )
        return self.stopped
