"""The verdict on a run as sentences: a headline, the evidence, and what to try."""

from __future__ import annotations

from dataclasses import dataclass

from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.verdict import Verdict
from playground.training.reason import Infinite
from playground.words.catalogue import verdict as says
from playground.words.clauses.evidence import (
    is_said_to_rise,
    lowest_parts,
    moved_text,
    neighbours_text,
    scores_text,
    since_lowest_parts,
    with_flips,
)
from playground.words.clauses.gaps import elsewhere, memorising, overfitting
from playground.words.clauses.remedies import remedy_text, steps_text
from playground.words.messages import Message
from playground.words.numbers import number, percent

_INFINITE = {
    Infinite.LOSS: says.LOSS_INFINITE,
    Infinite.WEIGHTS: says.WEIGHTS_INFINITE,
    Infinite.MEMORY: says.MEMORY_INFINITE,
}


@dataclass(frozen=True, slots=True)
class VerdictText:
    """A verdict in words.

    Attributes
    ----------
    headline : str
        A few words.
    evidence, remedy : str
        Sentences with the numbers, and with what to try.
    """

    headline: str
    evidence: str
    remedy: str

    @property
    def whole(self) -> str:
        """The headline, the evidence and the remedy as one text."""
        return says.WHOLE(headline=self.headline, evidence=self.evidence, remedy=self.remedy)

    @property
    def headline_sentence(self) -> str:
        """The headline with its full stop."""
        return says.HEADLINE(headline=self.headline)


def verdict_text(verdict: Verdict) -> VerdictText:
    """Return a verdict in words."""
    headline, evidence = _SAID[verdict.kind](verdict)
    if verdict.kind in _BY_THE_TEST_DATA and verdict.numbers.is_moved:
        evidence = says.WITH_MOVED(evidence=evidence, neighbours=moved_text(verdict.numbers))
    return VerdictText(headline, _with_validation(verdict, evidence), remedy_text(verdict.remedies))


def _with_validation(verdict: Verdict, evidence: str) -> str:
    """Return evidence with the validation loss, once there is one to speak of beside the test loss."""
    now = verdict.numbers
    if now.watched == "test" or verdict.kind in (Kind.UNTRAINED, Kind.PLACE_TO_STOP):
        return evidence
    loss = number(now.watched_loss)
    if now.watched_epoch == now.epoch:
        return says.WITH_VALIDATION_AT_LOWEST(evidence=evidence, loss=loss)
    return says.WITH_VALIDATION(
        evidence=evidence, loss=loss, lowest=number(now.best_watched_loss), epoch=f"{now.watched_epoch:,}",
        test=number(now.test_loss_then),
    )  # fmt: skip


def _untrained(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    first = says.FIRST_WEIGHTS_WEIGHTED if now.weighted else says.FIRST_WEIGHTS_SHARES
    if now.regression:
        first = says.FIRST_WEIGHTS_MEAN
    return says.UNTRAINED(), first(loss=number(now.train_loss), chance=number(now.chance_loss))


def _learning(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.LEARNING(), says.BOTH(train=number(now.train_loss), test=number(now.test_loss), scores=scores_text(now))


def _good_fit(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    headline = says.GOOD_FIT_PAST() if now.past_best else says.GOOD_FIT()
    train, test = number(now.train_loss), number(now.test_loss)
    if now.best_epoch == now.epoch:
        return headline, says.BOTH_AT_LOWEST(train=train, test=test, scores=scores_text(now))
    return headline, says.BOTH_AND_LOWEST(train=train, test=test, **lowest_parts(now), scores=scores_text(now))


def _place_to_stop(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    parts = {"epochs": f"{now.epoch + now.later_epochs:,}", "test": number(now.test_loss)}
    parts |= {"train": number(now.train_loss), "scores": scores_text(now)}
    if now.watched == "test":
        return says.PLACE_TO_STOP(), says.LOWEST_OF_ALL(**parts)
    return says.PLACE_TO_STOP(), says.LOWEST_VALIDATION_OF_ALL(**parts, valid=number(now.watched_loss))


def _past_best(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    if not is_said_to_rise(now):
        return _good_fit(verdict)
    return says.PAST_BEST(), with_flips(now, says.ABOVE_LOWEST(**since_lowest_parts(now)))


def _underfitting(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    loss, chance = number(now.train_loss), number(now.chance_loss)
    if not now.at_chance:
        return says.UNDERFITTING(), says.BELOW_NEIGHBOURS(
            loss=loss, chance=chance, scores=scores_text(now), neighbours=neighbours_text(now)
        )
    if now.regression:
        return says.NOTHING_LEARNED(), says.AT_CHANCE_MEAN(loss=loss, chance=chance, scores=scores_text(now))
    return says.NOTHING_LEARNED(), says.AT_CHANCE_CLASSES(
        loss=loss, chance=chance, scores=scores_text(now), commonest=percent(now.chance_score)
    )


def _over_regularised(verdict: Verdict) -> tuple[str, str]:
    now, steps = verdict.numbers, verdict.regularisers
    parts = {"train": number(now.train_loss), "test": number(now.test_loss), "scores": scores_text(now)}
    parts |= {"neighbours": neighbours_text(now)}
    if not steps:
        return says.OVER_REGULARISED(), says.HELD_BACK_BY_NONE(**parts)
    return says.OVER_REGULARISED(), says.HELD_BACK(regularisers=steps_text(steps), **parts)


def _vanishing_gradient(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.VANISHING_GRADIENT(), says.GRADIENTS(
        first=number(now.first_gradient),
        last=number(now.last_gradient),
        loss=number(now.train_loss),
        chance=number(now.chance_loss),
    )


def _dead_units(verdict: Verdict) -> tuple[str, str]:
    now, is_dead = verdict.numbers, verdict.dies
    evidence: Message = says.DEAD if is_dead else says.SATURATED
    return says.DEAD_UNITS() if is_dead else says.SATURATED_UNITS(), evidence(
        share=percent(now.dead), loss=number(now.train_loss), chance=number(now.chance_loss), scores=scores_text(now)
    )


def _unstable(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.UNSTABLE(), says.ABOVE_GUESSING(
        loss=number(now.train_loss),
        first=number(now.first_loss),
        chance=number(now.chance_loss),
        scores=scores_text(now),
    )


def _diverged(verdict: Verdict) -> tuple[str, str]:
    now, reason = verdict.numbers, verdict.reason
    assert reason is not None
    what = _INFINITE[reason.infinite](epoch=str(reason.epoch + 1), kept=str(reason.epoch))
    return says.DIVERGED(epoch=f"{now.epoch:,}"), says.BECAME_INFINITE(
        what=what, loss=number(now.train_loss), scores=scores_text(now)
    )


_SAID = {
    Kind.UNTRAINED: _untrained,
    Kind.LEARNING: _learning,
    Kind.GOOD_FIT: _good_fit,
    Kind.PLACE_TO_STOP: _place_to_stop,
    Kind.PAST_BEST: _past_best,
    Kind.UNDERFITTING: _underfitting,
    Kind.OVERFITTING: overfitting,
    Kind.ELSEWHERE: elsewhere,
    Kind.MEMORISING: memorising,
    Kind.OVER_REGULARISED: _over_regularised,
    Kind.VANISHING_GRADIENT: _vanishing_gradient,
    Kind.DEAD_UNITS: _dead_units,
    Kind.UNSTABLE: _unstable,
    Kind.DIVERGED: _diverged,
}
_BY_THE_TEST_DATA = (Kind.PAST_BEST, Kind.OVERFITTING, Kind.MEMORISING)  # said of what the test loss did
