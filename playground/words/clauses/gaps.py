"""What is said of a gap between training and test loss: headline and evidence of each kind of it."""

from __future__ import annotations

from playground.measurements.verdict.verdict import Verdict
from playground.words.catalogue import verdict as says
from playground.words.clauses.evidence import (
    flips_text,
    is_said_to_rise,
    lowest_parts,
    moved_text,
    score_change_text,
    score_name_of,
    scores_text,
    since_lowest_parts,
    with_flips,
)
from playground.words.numbers import number, score


def overfitting(verdict: Verdict) -> tuple[str, str]:
    """Return headline and evidence of a run whose test loss rises, or stands far above its training loss."""
    now = verdict.numbers
    train, test = number(now.train_loss), number(now.test_loss)
    if verdict.rising and is_said_to_rise(now):
        headline = says.OVERFITTING_SINCE(epoch=f"{now.best_epoch:,}")
        return headline, with_flips(now, says.TEST_LOSS_ROSE(**since_lowest_parts(now)))
    if verdict.rising:
        return says.OVERFITTING(), with_flips(now, says.TEST_LOSS_HIGHER(**since_lowest_parts(now)))
    if not now.carries_over:
        chance = number(now.chance_test_loss)
        return says.FRUITLESS(), says.NOT_ON_TEST_DATA(test=test, chance=chance, train=train, scores=scores_text(now))
    gap = number(now.test_loss - now.train_loss)
    evidence = says.STANDS_ABOVE(test=test, **lowest_parts(now), gap=gap, train=train, scores=scores_text(now))
    return says.WIDE_GAP(), with_flips(now, evidence)


def elsewhere(verdict: Verdict) -> tuple[str, str]:
    """Return headline and evidence of a gap that test data make which were shifted or turned."""
    now = verdict.numbers
    evidence = says.NOT_BY_HEART(
        train=number(now.train_loss), test=number(now.test_loss), scores=scores_text(now), neighbours=moved_text(now)
    )
    return says.ELSEWHERE(), with_flips(now, evidence)


def memorising(verdict: Verdict) -> tuple[str, str]:
    """Return headline and evidence of a run that has learned samples by heart."""
    now = verdict.numbers
    fitted = says.EVERY_FITTED if now.train_score == 1.0 else says.NEARLY_FITTED
    what = flips_text(now) if now.n_flipped else fitted()
    parts = {
        "what": what,
        "score": score_name_of(now),
        "train": score(now.train_score, regression=now.regression),
        "test": number(now.test_loss),
        **lowest_parts(now),
    }
    if is_said_to_rise(now):
        return says.MEMORISING(), says.LEARNED_BY_HEART(**parts, change=score_change_text(now))
    return says.MEMORISING(), says.LEARNED_BY_HEART_SO_FAR(**parts, scores=scores_text(now))
