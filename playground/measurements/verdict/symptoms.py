"""What ails a run, as true or false at every check of it; each symptom is entered higher than it is left.

Losses are compared in units of the loss of guessing, scores in units of what is between guessing and 1, so that one
threshold serves every data set and loss. Each was chosen between measured runs (see docs/verdict.md): the comment
beside it gives the values on either side of it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.verdict.checks import Checks
from playground.measurements.verdict.data_facts import DataFacts
from playground.network.arithmetic import Array
from playground.settings.run import Settings

RISE = 0.10  # of test loss above its lowest: 0.15 to 2 where overfitting is plain, 0.07 or less in good fits
GAP = 0.15  # between the losses while the test loss rises: 0.25 or more against 0.07 where both rise
WIDE_GAP = 0.30  # without a rise: 0.40 and more on 60 noisy samples, 0.24 and less in good fits
SCORE_GAP = 0.20  # with GAP: sine of 40 samples 0.21 to 0.36; diabetes, linear model, 0.14 and less
SHORTFALL = 0.13  # of the training score below the neighbours': linear on XOR 0.66, on spirals 0.39; good fits 0.05
NOTHING = 0.05  # of the loss of guessing: what has to be learned to have learned anything
PROGRESS = 0.04  # of a loss in a third of the run: SGD 0.0001 0.05 and still falling, settled runs 0.03
VANISHED = 1e-3  # first over last gradient: six sigmoid layers 2e-4, six tanh layers 1 to 4, deep and learning 0.03
DEAD = 0.6  # of a layer's units: 0.8 to 1 at a learning rate of 0.3 on data that 0.01 learns
ABOVE = 1.3  # training loss over what it was at first, and over that of guessing
FITTED = 0.5  # of the flipped labels, at least: 0.68 to 0.87 after 500 epochs, 0.17 and less with dropout
FALL = 0.15  # of the test score where every training sample is fitted and no flips are known, plus 1/√n_test for chance
CLOSE = 0.01  # of 1: a training score that counts as perfect
WEAK_L2, WEAK_L1, WEAK_DROPOUT = 0.02, 0.01, 0.4  # λ₂/n, λ₁/n and p that cannot be what holds a network back
TIGHT_LOSS = -0.05  # training loss over the neighbours': λ₂/n = 0.1 from 0.02, λ₁/n = 0.03 from −0.04; a tenth: −0.19
LEAVE = 0.7  # of what a symptom was entered at


@dataclass(frozen=True, eq=False, slots=True)
class Symptoms:
    """Arrays of bool of shape (n_checks,), oldest first.

    Attributes
    ----------
    rising : the test loss is well above its lowest, and above the training loss
    wide : the gap is wide, rise or no rise
    memorising : half of the flipped labels or more are fitted; or, if none is known, every training sample is, and
        the test score has fallen further than by chance
    underfitting : the training score is below what the neighbours of a sample know, or nothing has been learned
    learning, generalising : the training loss, and the test loss, still reach lower values
    nothing : the loss is that of guessing
    vanishing : next to no gradient reaches the first layer
    dead : most units of a layer are dead
    above : the training loss is above what it was before training, and above that of guessing
    over_regularised : with a strong penalty or dropout, even the training data are not fitted
    """

    rising: Array
    wide: Array
    memorising: Array
    underfitting: Array
    learning: Array
    generalising: Array
    nothing: Array
    vanishing: Array
    dead: Array
    above: Array
    over_regularised: Array


def symptoms(seen: Checks, settings: Settings, facts: DataFacts) -> Symptoms:
    """Return the symptoms at every check; strengths are 1 where a symptom is entered."""
    chance, span = max(facts.chance_loss, 1e-6), max(1.0 - facts.chance_score, 1e-6)
    gap = (seen.test_loss - seen.train_loss) / chance
    rise = (seen.test_loss - np.minimum.accumulate(seen.test_loss)) / chance
    score_gap = (seen.train_score - seen.test_score) / span
    shortfall = (facts.neighbour_score - seen.train_score) / span
    tight = (seen.train_loss - facts.neighbour_loss) / chance
    rising = np.minimum(rise / RISE, gap / GAP)
    wide = np.maximum(gap / WIDE_GAP, np.minimum(score_gap / SCORE_GAP, gap / GAP))
    nothing = 1.0 + (NOTHING - (1.0 - seen.train_loss / chance)) / (2 * NOTHING)
    strengths = [
        rising,
        wide,
        _memory(seen, facts),
        np.maximum(shortfall / SHORTFALL, nothing),
        seen.train_progress / chance / PROGRESS,
        seen.test_progress / chance / PROGRESS,
        nothing,
        np.log10(np.maximum(seen.gradient, 1e-30)) / np.log10(VANISHED),
        seen.dead / DEAD,
        (seen.train_loss / max(chance, seen.first_loss) - 1.0) / (ABOVE - 1.0),
        np.minimum(1.0 + (tight - TIGHT_LOSS) / 0.2, (shortfall + 0.1) / 0.11) * is_regularised(settings, facts),
    ]
    return Symptoms(*_active(np.array(strengths)))


def is_regularised(settings: Settings, facts: DataFacts) -> bool:
    """Return whether a penalty or dropout is strong enough to hold a network back."""
    training, n = settings.training, facts.n_train
    dropout = training.dropout if settings.network.hidden_layers else 0.0
    return training.l2 / n >= WEAK_L2 or training.l1 / n >= WEAK_L1 or dropout >= WEAK_DROPOUT


def fewest_flips_fitted(train_score: Array, facts: DataFacts) -> Array:
    """Return how many flipped labels must be fitted at a training accuracy: all but the samples that are wrong."""
    fitted: Array = np.maximum(facts.n_flipped - (1.0 - train_score) * facts.n_train, 0.0)
    return fitted


def _memory(seen: Checks, facts: DataFacts) -> Array:
    if facts.n_flipped:
        fitted: Array = fewest_flips_fitted(seen.train_score, facts) / facts.n_flipped / FITTED
        return fitted
    by_chance = 0.0 if facts.regression else facts.n_test**-0.5
    fall = np.maximum.accumulate(seen.test_score) - seen.test_score
    perfect = (CLOSE / np.maximum(1.0 - seen.train_score, 1e-3)) ** 0.25
    strength: Array = np.minimum(fall / (FALL + by_chance), perfect)
    return strength


def _active(strengths: Array) -> Array:
    """Return where each strength was last 1 or more rather than below ``LEAVE``, along the last axis."""
    places = np.arange(strengths.shape[1], dtype=np.int16)
    entered = np.maximum.accumulate(np.where(strengths >= 1.0, places, np.int16(-1)), axis=1)
    left = np.maximum.accumulate(np.where(strengths < LEAVE, places, np.int16(-1)), axis=1)
    active: Array = entered > left
    return active
