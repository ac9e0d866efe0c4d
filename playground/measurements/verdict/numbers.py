"""The numbers that a verdict cites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.history import History
from playground.measurements.verdict.checks import score_columns
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.symptoms import LEAST_LOSS, NOTHING, learned
from playground.network.arithmetic import Array
from playground.training.problem import Watched

CLEAR = 0.05  # of the loss of guessing, by which a test loss is clearly above its lowest
LATELY, LATELY_SHARE = 5, 0.1  # epochs, and share of the epochs so far, within which the lowest test loss is not past


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers after an epoch, as the key numbers show them, those at the lowest test loss up to it, and of the data.

    Attributes
    ----------
    epoch : int
        Counted from 0, the state before training.
    train_loss, test_loss, train_score, test_score, first_loss : float
        After that epoch, the scores balanced under class weights; the training loss before the first.
    best_epoch, best_test_loss : int, float
        Of the lowest test loss; 0 where none is lower than the one before training.
    train_loss_then, test_score_then : float
        After that epoch.
    first_gradient, last_gradient : float
        RMS gradient of the first and of the last layer's weights; NaN before training.
    dead : float in [0, 1]
        The largest share of dead units in a hidden layer.
    regression, weighted : bool
        Whether scores are R² and not accuracy, and whether accuracies are balanced.
    chance_loss, chance_test_loss, chance_score, neighbour_score, known_score, moved_score : float
        As in ``DataFacts``.
    n_flipped, flips_fitted : int
        Flipped labels, and how many of them are fitted.
    loss_if_stopped : float
        The test loss at which early stopping would have stopped the run before; NaN if it would not.
    later_epochs : int
        How many epochs are known after one that has the lowest watched loss of all of them; 0 for every other.
    watched : {"valid", "test"}
        The part that early stopping watches.
    watched_loss, best_watched_loss : float
        Loss on it after the epoch, and its lowest up to there; the same as the test losses where that is the part.
    watched_epoch : int
        The epoch of that lowest loss.
    test_loss_then : float
        The test loss after it.
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
    weighted: bool
    chance_loss: float
    chance_test_loss: float
    chance_score: float
    neighbour_score: float
    known_score: float
    moved_score: float
    n_flipped: int
    flips_fitted: int
    loss_if_stopped: float
    later_epochs: int
    watched: Watched
    watched_loss: float
    best_watched_loss: float
    watched_epoch: int
    test_loss_then: float

    @classmethod
    def at(cls, history: History, facts: DataFacts, epoch: int, *, patience: int) -> Numbers:
        """Read the history's row of an epoch; ``patience`` is that of the early stopping to be thought of."""
        test_losses = history["test_loss"]
        watched_losses = history.watched_loss
        best, watched_best = (int(losses[: epoch + 1].argmin()) for losses in (test_losses, watched_losses))
        train, test = score_columns(facts)
        gradients, dead = history["gradient_rms"][epoch], history["dead"][epoch]
        return cls(
            epoch=epoch,
            train_loss=float(history["train_loss"][epoch]),
            test_loss=float(history["test_loss"][epoch]),
            train_score=float(history[train][epoch]),
            test_score=float(history[test][epoch]),
            first_loss=float(history["train_loss"][0]),
            best_epoch=best,
            best_test_loss=float(history["test_loss"][best]),
            train_loss_then=float(history["train_loss"][best]),
            test_score_then=float(history[test][best]),
            first_gradient=float(gradients[0]),
            last_gradient=float(gradients[-1]),
            dead=float(dead.max(initial=0.0)),
            regression=facts.regression,
            weighted=facts.weighted,
            chance_loss=facts.chance_loss,
            chance_test_loss=facts.chance_test_loss,
            chance_score=facts.chance_score,
            neighbour_score=facts.neighbour_score,
            known_score=facts.known_score,
            moved_score=facts.moved_score,
            n_flipped=facts.n_flipped,
            flips_fitted=round(float(history["flipped_fitted"][epoch]) * facts.n_flipped) if facts.n_flipped else 0,
            loss_if_stopped=_loss_if_stopped(watched_losses[1:epoch], test_losses[1:epoch], patience),
            later_epochs=history.epoch - epoch if int(watched_losses.argmin()) == epoch > 0 else 0,
            watched=history.watched,
            watched_loss=float(watched_losses[epoch]),
            best_watched_loss=float(watched_losses[watched_best]),
            watched_epoch=watched_best,
            test_loss_then=float(test_losses[watched_best]),
        )

    @property
    def at_chance(self) -> bool:
        """Whether the training loss is that of guessing, or above it."""
        return learned(self.train_loss, self.chance_loss) <= NOTHING

    @property
    def carries_over(self) -> bool:
        """Whether the test loss is below that of guessing."""
        return learned(self.test_loss, self.chance_test_loss) > NOTHING

    @property
    def is_moved(self) -> bool:
        """Whether the test data were shifted or turned."""
        return not np.isnan(self.moved_score)

    @property
    def rise(self) -> float:
        """How far the test loss stands above its lowest, in units of the loss of guessing."""
        return (self.test_loss - self.best_test_loss) / max(self.chance_loss, LEAST_LOSS)

    @property
    def still_falls(self) -> bool:
        """Whether the lowest test loss is that of a late epoch: it may yet become lower."""
        return self._is_late(self.best_epoch)

    def _is_late(self, best: int) -> bool:
        return self.epoch - best <= max(LATELY, LATELY_SHARE * self.epoch)

    @property
    def watched_falls(self) -> bool:
        """Whether the lowest watched loss is that of a late epoch."""
        return self._is_late(self.watched_epoch)

    @property
    def watched_rises(self) -> bool:
        """Whether the watched loss is clearly above its lowest, however late that was."""
        return self.watched_loss - self.best_watched_loss > CLEAR * max(self.chance_loss, LEAST_LOSS)

    @property
    def past_best(self) -> bool:
        """Whether the lowest test loss is clearly past: some time ago, and clearly lower than that of now."""
        return not self.still_falls and self.rises

    @property
    def rises(self) -> bool:
        """Whether the test loss is clearly above its lowest."""
        return self.rise > CLEAR

    @property
    def stopping_helps(self) -> bool:
        """Whether early stopping would have left a test loss that is clearly lower than that of now."""
        return self.watched_epoch > 0 and self.test_loss - self.loss_if_stopped > CLEAR * max(
            self.chance_loss, LEAST_LOSS
        )


def _loss_if_stopped(losses: Array, test_losses: Array, patience: int) -> float:
    """Return the test loss where the first loss comes ``patience`` epochs after the lowest so far; NaN if none does."""
    places = np.arange(len(losses))
    lowest = np.minimum.accumulate(losses)
    is_new = np.r_[True, lowest[1:] < lowest[:-1]][: len(losses)]
    waited = places - np.maximum.accumulate(np.where(is_new, places, 0))
    stops = np.flatnonzero(waited >= patience)
    return float(test_losses[stops[0]]) if len(stops) else np.nan
