"""What ails a run, as true or false at every check of it; each symptom is entered higher than it is left.

Losses are compared in units of the loss of guessing, scores in units of what is between guessing and 1, so that one
threshold serves every data set and loss. They were chosen together, so that the runs in docs/verdict.md get the verdict
that is named there; `python -m benchmarks verdicts` trains these with other seeds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.verdict.checks import Checks
from playground.measurements.verdict.data_facts import DataFacts
from playground.network.arithmetic import Array
from playground.settings.run import Settings

RISE = 0.10  # of the test loss above its lowest
GAP = 0.15  # between the losses while the test loss rises; where both rise there is less
DROP = 0.05  # of the training loss since the lowest test loss: flipped labels lift it, and so hide the gap
WIDE_GAP = 0.30  # between the losses without a rise
SCORE_GAP = 0.20  # between the scores, with GAP
SHORTFALL = 0.13  # of the training score below the neighbours'
NOTHING = 0.05  # of the loss of guessing: what has to be learned to have learned anything
PROGRESS = 0.04  # of a loss in a third of the run
VANISHED = 1e-3  # first over last gradient
DEAD = 0.6  # of a layer's units
ABOVE = 1.3  # training loss over what it was at first, and over that of guessing
FITTED = 0.5  # of the flipped labels, above those that are met because true ones are missed as often
BY_CHANCE = 0.5  # standard deviation of whether a flipped label is met
FALL = 0.15  # of the test score where every training sample is fitted and no flips are known, plus 1/√n_test for chance
CLOSE = 0.01  # of 1: a training score that counts as perfect
WEAK_L2, WEAK_L1, WEAK_DROPOUT = 0.02, 0.01, 0.4  # λ₂/n, λ₁/n and p that cannot be what holds a network back
TIGHT_LOSS = -0.05  # training loss over the neighbours'
LEAVE = 0.7  # of what a symptom was entered at
LEAST_LOSS = 1e-6  # that losses are measured in, where guessing costs nothing


@dataclass(frozen=True, eq=False, slots=True)
class Symptoms:
    """Arrays of bool of shape (n_checks,), oldest first.

    Attributes
    ----------
    past : the test loss is well above its lowest
    rising : it is, and above the training loss, or the training loss has fallen since
    wide : the gap is wide, rise or no rise
    fruitless : the training loss is below that of guessing, and the test loss is not
    memorising : half of the flipped labels or more are fitted; or, if none is known, the gap is wide, every training
        sample is fitted, and the test score has fallen further than by chance
    underfitting : the training score is below what the neighbours of a sample know, or nothing has been learned
    learning, generalising : the training loss, and the test loss, still reach lower values
    nothing : the loss is that of guessing
    vanishing : next to no gradient reaches the first layer
    dead : most units of a layer are dead
    above : the training loss is above what it was before training, and above that of guessing
    over_regularised : with a strong penalty or dropout, even the training data are not fitted, true labels included
    elsewhere : the test data were moved away from the training data, so that they tell nothing of learning by heart
    """

    past: Array
    rising: Array
    wide: Array
    fruitless: Array
    memorising: Array
    underfitting: Array
    learning: Array
    generalising: Array
    nothing: Array
    vanishing: Array
    dead: Array
    above: Array
    over_regularised: Array
    elsewhere: Array


def symptoms(seen: Checks, settings: Settings, facts: DataFacts) -> Symptoms:
    """Return the symptoms at every check; strengths are 1 where a symptom is entered."""
    chance, span = max(facts.chance_loss, LEAST_LOSS), max(1.0 - facts.chance_score, 1e-6)
    gap = (seen.test_loss - seen.train_loss) / chance
    rise, drop = _since_lowest(seen)
    score_gap = (seen.train_score - seen.test_score) / span
    missed = np.minimum(facts.neighbour_score - seen.train_score, facts.neighbour_clean - seen.clean_fitted)
    shortfall = (missed if facts.n_flipped else facts.neighbour_score - seen.train_score) / span
    tight = (seen.train_loss - facts.neighbour_loss) / chance
    rising = np.minimum(rise / chance / RISE, np.maximum(gap / GAP, drop / chance / DROP))
    wide = np.maximum(gap / WIDE_GAP, np.minimum(score_gap / SCORE_GAP, gap / GAP))
    nothing = _at_chance(seen.train_loss, facts.chance_loss)
    strengths = [
        rise / chance / RISE,
        rising,
        wide,
        np.minimum(_at_chance(seen.test_loss, facts.chance_test_loss), 2.0 - nothing),
        _memory(seen, facts, np.maximum(rising, wide)),
        np.maximum(shortfall / SHORTFALL, nothing),
        seen.train_progress / chance / PROGRESS,
        seen.test_progress / chance / PROGRESS,
        nothing,
        np.log10(np.maximum(seen.gradient, 1e-30)) / np.log10(VANISHED),
        seen.dead / DEAD,
        (seen.train_loss / max(chance, seen.first_loss) - 1.0) / (ABOVE - 1.0),
        np.minimum(1.0 + (tight - TIGHT_LOSS) / 0.2, (shortfall + 0.1) / 0.11) * is_regularised(settings, facts),
        np.full_like(rise, float(facts.test_is_elsewhere)),
    ]
    return Symptoms(*_active(np.array(strengths)))


def is_regularised(settings: Settings, facts: DataFacts) -> bool:
    """Return whether a penalty or dropout is strong enough to hold a network back."""
    training, n = settings.training, facts.n_train
    dropout = training.dropout if settings.network.hidden_layers else 0.0
    return training.l2 / n >= WEAK_L2 or training.l1 / n >= WEAK_L1 or dropout >= WEAK_DROPOUT


def learned(loss: float, chance: float) -> float:
    """Return how far a loss is below that of guessing, in units of it."""
    return 1.0 - loss / max(chance, LEAST_LOSS)


def _at_chance(loss: Array, chance: float) -> Array:
    """Return the strength at which a loss is that of guessing."""
    strength: Array = 1.0 + (NOTHING - (1.0 - loss / max(chance, LEAST_LOSS))) / (2 * NOTHING)
    return strength


def _since_lowest(seen: Checks) -> tuple[Array, Array]:
    """Return how far the test loss has risen since its lowest at each check, and how far the training loss fell."""
    lowest = np.minimum.accumulate(seen.test_loss)
    places = np.arange(len(lowest))
    then = np.maximum.accumulate(np.where(seen.test_loss <= lowest, places, 0))
    return seen.test_loss - lowest, seen.train_loss[then] - seen.train_loss


def _memory(seen: Checks, facts: DataFacts, overfitting: Array) -> Array:
    if facts.n_flipped:
        by_chance = BY_CHANCE * facts.n_flipped**-0.5
        fitted: Array = (seen.flipped_fitted - (1.0 - seen.clean_fitted)) / (FITTED + by_chance)
        return fitted
    if facts.test_is_elsewhere:
        return np.zeros_like(overfitting)
    by_chance = 0.0 if facts.regression else facts.n_test**-0.5
    fall = np.maximum.accumulate(seen.test_score) - seen.test_score
    perfect = (CLOSE / np.maximum(1.0 - seen.train_score, 1e-3)) ** 0.25
    strength: Array = np.minimum(np.minimum(fall / (FALL + by_chance), perfect), overfitting)
    return strength


def _active(strengths: Array) -> Array:
    """Return where each strength was last 1 or more rather than below ``LEAVE``, along the last axis."""
    places = np.arange(strengths.shape[1], dtype=np.int16)
    entered = np.maximum.accumulate(np.where(strengths >= 1.0, places, np.int16(-1)), axis=1)
    left = np.maximum.accumulate(np.where(strengths < LEAVE, places, np.int16(-1)), axis=1)
    active: Array = entered > left
    return active
