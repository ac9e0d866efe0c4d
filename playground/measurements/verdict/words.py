"""The words of a verdict: for each kind a headline, a sentence with the numbers, and what to try."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.history import History
from playground.measurements.verdict import remedies
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.symptoms import fewest_flips_fitted
from playground.network.activations import ACTIVATIONS
from playground.settings.run import Settings
from playground.words.numbers import number, percent, score_name

HARDLY = 0.02  # a change of accuracy or R² by less is no change
Words = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers after an epoch, as the key numbers show them, and those at the lowest test loss up to it."""

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
    settings: Settings
    facts: DataFacts

    @classmethod
    def at(cls, history: History, settings: Settings, facts: DataFacts, epoch: int) -> Numbers:
        """Read the history's row of an epoch."""
        best = 0 if epoch == 0 else 1 + int(history["test_loss"][1 : epoch + 1].argmin())
        gradients, dead = history["gradient_rms"][epoch], history["dead"][epoch]
        return cls(
            epoch=epoch,
            train_loss=float(history["train_loss"][epoch]),
            test_loss=float(history["test_loss"][epoch]),
            train_score=float(history["train_score"][epoch]),
            test_score=float(history["test_score"][epoch]),
            first_loss=float(history["train_loss"][0]),
            best_epoch=best,
            best_test_loss=float(history["test_loss"][best]),
            train_loss_then=float(history["train_loss"][best]),
            test_score_then=float(history["test_score"][best]),
            first_gradient=float(gradients[0]),
            last_gradient=float(gradients[-1]),
            dead=float(dead.max(initial=0.0)),
            settings=settings,
            facts=facts,
        )

    @property
    def name(self) -> str:
        """What the score is called."""
        return score_name(regression=self.facts.regression)

    def score(self, value: float) -> str:
        """Return a score as it is written."""
        return number(value) if self.facts.regression else percent(value)

    @property
    def losses(self) -> str:
        """Both losses."""
        return f"Training loss {number(self.train_loss)}, test loss {number(self.test_loss)}"

    @property
    def scores(self) -> str:
        """Both scores."""
        return f"{self.name} {self.score(self.train_score)} on training and {self.score(self.test_score)} on test data"


def untrained(now: Numbers) -> Words:
    """Words before the first epoch."""
    chance = "always answering with the mean" if now.facts.regression else "guessing by the shares of the classes"
    evidence = f"The first weights give a training loss of {number(now.train_loss)}; {chance} gives {_chance(now)}."
    return "Untrained", evidence, "Press Play, or Step for a single epoch."


def learning(now: Numbers) -> Words:
    """Words while the training loss falls."""
    return "Learning", f"{now.losses}; {now.scores}.", remedies.while_learning(now.settings)


def good_fit(now: Numbers) -> Words:
    """Words when both parts are fitted about equally well."""
    evidence = f"{now.losses} ({_lowest(now)}); {now.scores}."
    return "Good fit", evidence, "Nothing is missing; to provoke overfitting, take fewer samples or add noise."


def underfitting(now: Numbers) -> Words:
    """Words when even the training data are not fitted."""
    facts = now.facts
    if _is_majority(now):
        evidence = (
            f"Training accuracy {percent(now.train_score)} is that of always answering with the commonest class "
            f"({percent(facts.chance_score)}); training loss {number(now.train_loss)}, that of guessing {_chance(now)}."
        )
        return "Underfitting: nothing learned", evidence, remedies.of_majority(now.settings, facts)
    evidence = f"Training loss {number(now.train_loss)} (guessing: {_chance(now)}), {now.scores}; {_neighbours(now)}."
    return "Underfitting", evidence, remedies.of_underfitting(now.settings)


def overfitting(now: Numbers, *, rising: bool) -> Words:
    """Words when the test loss rises, or stands far above the training loss."""
    if rising:
        headline = f"Overfitting since epoch {now.best_epoch:,}"
        evidence = (
            f"Test loss rose from {number(now.best_test_loss)} in epoch {now.best_epoch:,} to {number(now.test_loss)}, "
            f"training loss went from {number(now.train_loss_then)} to {number(now.train_loss)}; {_score_change(now)}."
        )
    else:
        headline = "Overfitting: a wide gap"
        evidence = (
            f"Test loss {number(now.test_loss)} ({_lowest(now)}) stands {number(now.test_loss - now.train_loss)} above "
            f"training loss {number(now.train_loss)}; {now.scores}."
        )
    return headline, evidence, remedies.of_overfitting(now.settings, now.facts, now.best_epoch)


def memorising(now: Numbers) -> Words:
    """Words when single labels are learned by heart."""
    facts = now.facts
    if facts.n_flipped:
        fitted = round(float(fewest_flips_fitted(np.array(now.train_score), facts)))
        subject = f"At least {fitted:,} of the {facts.n_flipped:,} flipped labels are fitted"
    else:
        subject = (
            "Every training sample is fitted" if now.train_score == 1.0 else "Nearly every training sample is fitted"
        )
    evidence = (
        f"{subject} (training {now.name} {now.score(now.train_score)}); {_score_change(now)} and test loss rose from "
        f"{number(now.best_test_loss)} in epoch {now.best_epoch:,} to {number(now.test_loss)}."
    )
    return "Memorising noise", evidence, remedies.of_overfitting(now.settings, facts, now.best_epoch)


def over_regularised(now: Numbers) -> Words:
    """Words when a penalty or dropout keeps the network from fitting."""
    held_by = remedies.regularisers(now.settings, now.facts)
    evidence = (
        f"With {held_by} the training loss stays at {number(now.train_loss)} (test {number(now.test_loss)}); "
        f"{now.scores}, while {_neighbours(now)}."
    )
    return "Over-regularised", evidence, remedies.of_over_regularisation(now.settings, now.facts)


def vanishing_gradient(now: Numbers) -> Words:
    """Words when the first layers get no gradient."""
    evidence = (
        f"The gradient is {number(now.first_gradient)} in the first layer and {number(now.last_gradient)} in the last, "
        f"and the training loss is {number(now.train_loss)}, that of guessing {_chance(now)}."
    )
    return "Not learning: the gradient vanishes", evidence, remedies.of_vanishing(now.settings)


def dead_units(now: Numbers) -> Words:
    """Words when most units of a layer never answer."""
    dead = "dead" if ACTIVATIONS[now.settings.network.activation].dies else "saturated"
    evidence = (
        f"{percent(now.dead)} of the units of a hidden layer are {dead} for every training sample; "
        f"training loss {number(now.train_loss)} (guessing: {_chance(now)}), {now.scores}."
    )
    return f"Units are {dead}", evidence, remedies.of_dead_units(now.settings)


def unstable(now: Numbers) -> Words:
    """Words when steps are too long to go down."""
    evidence = (
        f"Training loss {number(now.train_loss)}; before training it was {number(now.first_loss)}, "
        f"and guessing gives {_chance(now)}; {now.scores}."
    )
    return "Unstable", evidence, remedies.of_long_steps(now.settings)


def diverged(now: Numbers, reason: str) -> Words:
    """Words when a number became infinite; ``reason`` is the trainer's."""
    what = reason.partition(". ")[0].rstrip(".") or "a number became infinite"
    evidence = f"{what[:1].upper()}{what[1:]}: training loss {number(now.train_loss)}, {now.scores}."
    return f"Diverged after epoch {now.epoch:,}", evidence, remedies.of_long_steps(now.settings)


def _chance(now: Numbers) -> str:
    return number(now.facts.chance_loss)


def _lowest(now: Numbers) -> str:
    return f"lowest {number(now.best_test_loss)}, in epoch {now.best_epoch:,}"


def _neighbours(now: Numbers) -> str:
    return f"the nearest training samples predict one another with {now.name} {now.score(now.facts.neighbour_score)}"


def _is_majority(now: Numbers) -> bool:
    """Return whether the training accuracy is no better than that of the commonest class."""
    return not now.facts.regression and now.train_score <= now.facts.chance_score + HARDLY / 2


def _score_change(now: Numbers) -> str:
    change = now.test_score - now.test_score_then
    verb = "hardly moved, from" if abs(change) < HARDLY else "fell from" if change < 0.0 else "rose from"
    return f"test {now.name} {verb} {now.score(now.test_score_then)} to {now.score(now.test_score)}"
