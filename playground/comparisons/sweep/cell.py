"""A cell of a sweep is one run, trained to its epoch limit, of which only a few numbers are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

import numpy as np

from playground.datasets import DatasetError
from playground.measurements.sparsity import NEAR_ZERO, share_of_exact_zeros
from playground.settings.run import Settings
from playground.training.data import load_data
from playground.training.reason import Diverged, Status
from playground.training.trainer import Trainer

IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class CellResult:
    """What is kept of a run.

    Attributes
    ----------
    train_loss, test_loss, train_score, test_score : float
        After the last epoch (see ``Evaluation``); NaN if the data could not be made.
    best_epoch : int
        That of the lowest watched loss, counted from 1: on the validation part, or on the test part where there is
        none; 0 if no epoch was trained.
    best_test_loss : float
        The test loss after it.
    zeros, near_zeros : float in [0, 1]
        Shares of all weights that are exactly 0, and that are not but below 10⁻³ in size.
    epochs : int
        Epochs trained.
    status : str
        Value of a ``Status``, or "impossible" where the data could not be made.
    cause : str
        What became infinite (value of an ``Infinite``), or why the data could not be made; else empty.
    valid_loss, valid_score, best_valid_loss : float or None
        On the validation part, after the last and after the best epoch; None where there is no such part.
    """

    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    best_test_loss: float
    best_epoch: int
    zeros: float
    near_zeros: float
    epochs: int
    status: str
    cause: str
    valid_loss: float | None = None
    valid_score: float | None = None
    best_valid_loss: float | None = None

    @property
    def counts(self) -> bool:
        """Whether the run ended in numbers that can be compared with others: it was trained and did not diverge."""
        return self.status not in {IMPOSSIBLE, Status.DIVERGED.value}


def train(settings: Settings) -> dict[str, Any]:
    """Train a run of its own to its epoch limit and return its ``CellResult`` as a dictionary, without what is None.

    The numbers are those of the same settings in the dashboard, bit for bit on the same machine.
    """
    try:
        dataset = load_data(settings.data)
    except DatasetError as error:
        nan = float("nan")
        return asdict(CellResult(nan, nan, nan, nan, nan, 0, nan, nan, 0, IMPOSSIBLE, str(error)))
    test_losses: list[float] = []
    trainer = Trainer(
        dataset,
        settings.network,
        settings.training,
        observe=lambda after: test_losses.append(after.evaluation.test_loss),
    )
    trainer.advance(settings.training.max_epochs)
    return {name: value for name, value in asdict(_result(trainer, test_losses)).items() if value is not None}


def restored(stored: Mapping[str, Any]) -> CellResult | None:
    """Return the result that ``train`` gave, from the dictionary it was stored as; None if that is damaged."""
    kinds: dict[str, tuple[type, ...]] = {"int": (int,), "str": (str,), "float": (int, float)}
    kinds["float | None"] = (int, float, type(None))
    for field in fields(CellResult):
        value = stored.get(field.name)
        if isinstance(value, bool) or not isinstance(value, kinds[str(field.type)]):
            return None
    return CellResult(**{field.name: stored[field.name] for field in fields(CellResult) if field.name in stored})


def _result(trainer: Trainer, test_losses: list[float]) -> CellResult:
    """Return what is kept; ``test_losses`` begin with that before the first epoch."""
    losses, evaluation, network = trainer.watched_losses, trainer.evaluation, trainer.network
    best = 1 + int(np.argmin(losses)) if losses else 0
    weights = np.abs(network.theta[: network.n_weights])
    zeros = float(share_of_exact_zeros(network))
    return CellResult(
        train_loss=evaluation.train_loss,
        test_loss=evaluation.test_loss,
        train_score=evaluation.train_score,
        test_score=evaluation.test_score,
        best_test_loss=test_losses[best],
        best_epoch=best,
        zeros=zeros,
        near_zeros=float(np.count_nonzero(weights < NEAR_ZERO)) / weights.size - zeros,
        epochs=trainer.epoch,
        status=trainer.status.value,
        cause=trainer.reason.infinite.value if isinstance(trainer.reason, Diverged) else "",
        valid_loss=evaluation.valid_loss,
        valid_score=evaluation.valid_score,
        best_valid_loss=None if evaluation.valid_loss is None else losses[best - 1] if best else evaluation.valid_loss,
    )
