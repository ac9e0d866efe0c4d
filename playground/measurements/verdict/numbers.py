"""The numbers that a verdict cites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.history import History
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.symptoms import fewest_flips_fitted


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers after an epoch, as the key numbers show them, those at the lowest test loss up to it, and of the data.

    Attributes
    ----------
    epoch : int
        Counted from 0, the state before training.
    train_loss, test_loss, train_score, test_score, first_loss : float
        After that epoch; the training loss before the first.
    best_epoch, best_test_loss : int, float
        Of the lowest test loss, the one before training left out once there is another.
    train_loss_then, test_score_then : float
        After that epoch.
    first_gradient, last_gradient : float
        RMS gradient of the first and of the last layer's weights; NaN before training.
    dead : float in [0, 1]
        The largest share of dead units in a hidden layer.
    regression : bool
        Whether scores are R² and not accuracy.
    chance_loss, chance_score, neighbour_score : float
        As in ``DataFacts``.
    n_flipped, flips_fitted : int
        Flipped labels, and how many of them are fitted at least.
    """

    epoch: int
    train_loss: float
    test_loss: float
    train_score: float
    test_score: float
    first_loss: float
    best_epoch: int
    best_test_loss: float
    train_loss_then: float
    test_score_then: float
    first_gradient: float
    last_gradient: float
    dead: float
    regression: bool
    chance_loss: float
    chance_score: float
    neighbour_score: float
    n_flipped: int
    flips_fitted: int

    @classmethod
    def at(cls, history: History, facts: DataFacts, epoch: int) -> Numbers:
        """Read the history's row of an epoch."""
        best = 0 if epoch == 0 else 1 + int(history["test_loss"][1 : epoch + 1].argmin())
        gradients, dead = history["gradient_rms"][epoch], history["dead"][epoch]
        train_score = float(history["train_score"][epoch])
        return cls(
            epoch=epoch,
            train_loss=float(history["train_loss"][epoch]),
            test_loss=float(history["test_loss"][epoch]),
            train_score=train_score,
            test_score=float(history["test_score"][epoch]),
            first_loss=float(history["train_loss"][0]),
            best_epoch=best,
            best_test_loss=float(history["test_loss"][best]),
            train_loss_then=float(history["train_loss"][best]),
            test_score_then=float(history["test_score"][best]),
            first_gradient=float(gradients[0]),
            last_gradient=float(gradients[-1]),
            dead=float(dead.max(initial=0.0)),
            regression=facts.regression,
            chance_loss=facts.chance_loss,
            chance_score=facts.chance_score,
            neighbour_score=facts.neighbour_score,
            n_flipped=facts.n_flipped,
            flips_fitted=round(float(fewest_flips_fitted(np.array(train_score), facts))) if facts.n_flipped else 0,
        )
