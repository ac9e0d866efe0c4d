"""The verdict on a run as sentences: a headline, the evidence, and what to try."""

from __future__ import annotations

from dataclasses import dataclass

from playground.measurements.verdict.kinds import Kind
from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.remedies import NO_CHANGE, is_majority
from playground.measurements.verdict.verdict import Verdict
from playground.training.reason import Infinite
from playground.words.catalogue import verdict as says
from playground.words.messages import Message
from playground.words.numbers import number, percent, score, score_name
from playground.words.remedies import remedy_text, steps_text

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
    return VerdictText(headline, evidence, remedy_text(verdict.remedies))


def _untrained(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    first = says.FIRST_WEIGHTS_MEAN if now.regression else says.FIRST_WEIGHTS_SHARES
    return says.UNTRAINED(), first(loss=number(now.train_loss), chance=number(now.chance_loss))


def _learning(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.LEARNING(), says.BOTH(train=number(now.train_loss), test=number(now.test_loss), scores=_scores(now))


def _good_fit(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.GOOD_FIT(), says.BOTH_AND_LOWEST(
        train=number(now.train_loss),
        test=number(now.test_loss),
        lowest=number(now.best_test_loss),
        epoch=f"{now.best_epoch:,}",
        scores=_scores(now),
    )


def _underfitting(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    loss, chance = number(now.train_loss), number(now.chance_loss)
    if is_majority(now):
        return says.NOTHING_LEARNED(), says.AS_COMMONEST(
            score=percent(now.train_score), commonest=percent(now.chance_score), loss=loss, chance=chance
        )
    return says.UNDERFITTING(), says.BELOW_NEIGHBOURS(
        loss=loss, chance=chance, scores=_scores(now), neighbours=_neighbours(now)
    )


def _overfitting(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    train, test, lowest = number(now.train_loss), number(now.test_loss), number(now.best_test_loss)
    epoch = f"{now.best_epoch:,}"
    if verdict.rising:
        return says.OVERFITTING_SINCE(epoch=epoch), says.TEST_LOSS_ROSE(
            lowest=lowest,
            epoch=epoch,
            test=test,
            then=number(now.train_loss_then),
            train=train,
            change=_score_change(now),
        )
    gap = number(now.test_loss - now.train_loss)
    return says.WIDE_GAP(), says.STANDS_ABOVE(
        test=test, lowest=lowest, epoch=epoch, gap=gap, train=train, scores=_scores(now)
    )


def _memorising(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    if now.n_flipped:
        what = says.FLIPS_FITTED(fitted=f"{now.flips_fitted:,}", flipped=f"{now.n_flipped:,}")
    else:
        what = says.EVERY_FITTED() if now.train_score == 1.0 else says.NEARLY_FITTED()
    return says.MEMORISING(), says.LEARNED_BY_HEART(
        what=what,
        score=score_name(regression=now.regression),
        train=score(now.train_score, regression=now.regression),
        change=_score_change(now),
        lowest=number(now.best_test_loss),
        epoch=f"{now.best_epoch:,}",
        test=number(now.test_loss),
    )


def _over_regularised(verdict: Verdict) -> tuple[str, str]:
    now, steps = verdict.numbers, verdict.regularisers
    train, test, scores, neighbours = number(now.train_loss), number(now.test_loss), _scores(now), _neighbours(now)
    if not steps:
        evidence = says.HELD_BACK_BY_NONE(train=train, test=test, scores=scores, neighbours=neighbours)
    else:
        evidence = says.HELD_BACK(
            regularisers=steps_text(steps), train=train, test=test, scores=scores, neighbours=neighbours
        )
    return says.OVER_REGULARISED(), evidence


def _vanishing_gradient(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.VANISHING_GRADIENT(), says.GRADIENTS(
        first=number(now.first_gradient),
        last=number(now.last_gradient),
        loss=number(now.train_loss),
        chance=number(now.chance_loss),
    )


def _dead_units(verdict: Verdict) -> tuple[str, str]:
    now, is_dead = verdict.numbers, verdict.activation == "relu"
    evidence: Message = says.DEAD if is_dead else says.SATURATED
    return says.DEAD_UNITS() if is_dead else says.SATURATED_UNITS(), evidence(
        share=percent(now.dead), loss=number(now.train_loss), chance=number(now.chance_loss), scores=_scores(now)
    )


def _unstable(verdict: Verdict) -> tuple[str, str]:
    now = verdict.numbers
    return says.UNSTABLE(), says.ABOVE_GUESSING(
        loss=number(now.train_loss),
        first=number(now.first_loss),
        chance=number(now.chance_loss),
        scores=_scores(now),
    )


def _diverged(verdict: Verdict) -> tuple[str, str]:
    now, reason = verdict.numbers, verdict.reason
    assert reason is not None
    what = _INFINITE[reason.infinite](epoch=str(reason.epoch + 1), kept=str(reason.epoch))
    return says.DIVERGED(epoch=f"{now.epoch:,}"), says.BECAME_INFINITE(
        what=what, loss=number(now.train_loss), scores=_scores(now)
    )


_SAID = {
    Kind.UNTRAINED: _untrained,
    Kind.LEARNING: _learning,
    Kind.GOOD_FIT: _good_fit,
    Kind.UNDERFITTING: _underfitting,
    Kind.OVERFITTING: _overfitting,
    Kind.MEMORISING: _memorising,
    Kind.OVER_REGULARISED: _over_regularised,
    Kind.VANISHING_GRADIENT: _vanishing_gradient,
    Kind.DEAD_UNITS: _dead_units,
    Kind.UNSTABLE: _unstable,
    Kind.DIVERGED: _diverged,
}


def _scores(now: Numbers) -> str:
    return says.SCORES(
        score=score_name(regression=now.regression),
        train=score(now.train_score, regression=now.regression),
        test=score(now.test_score, regression=now.regression),
    )


def _neighbours(now: Numbers) -> str:
    value = score(now.neighbour_score, regression=now.regression)
    return says.NEIGHBOURS(score=score_name(regression=now.regression), value=value)


def _score_change(now: Numbers) -> str:
    change = now.test_score - now.test_score_then
    moved = says.HARDLY_MOVED if abs(change) < NO_CHANGE else says.FELL if change < 0.0 else says.ROSE
    return moved(
        score=score_name(regression=now.regression),
        then=score(now.test_score_then, regression=now.regression),
        now=score(now.test_score, regression=now.regression),
    )
