"""Clauses about the numbers of a run, and parts of the messages about its test loss."""

from __future__ import annotations

from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.remedies import NO_CHANGE
from playground.words.catalogue import training
from playground.words.catalogue import verdict as says
from playground.words.numbers import number, score, score_name


def scores_text(now: Numbers) -> str:
    """Return the scores on both parts as a clause."""
    return says.SCORES(
        score=score_name_of(now),
        train=score(now.train_score, regression=now.regression),
        test=score(now.test_score, regression=now.regression),
    )


def neighbours_text(now: Numbers) -> str:
    """Return what the neighbours of a sample know as a clause."""
    value = score(now.neighbour_score, regression=now.regression)
    return says.NEIGHBOURS(score=score_name_of(now), value=value)


def moved_text(now: Numbers) -> str:
    """Return what neighbours, which learn nothing by heart, know of test data that were moved, as a clause."""
    says_of = says.NEIGHBOURS_MOVED_CLEAN if now.n_flipped else says.NEIGHBOURS_MOVED
    known, moved = (score(value, regression=now.regression) for value in (now.known_score, now.moved_score))
    return says_of(score=score_name_of(now), known=known, moved=moved)


def score_name_of(now: Numbers) -> str:
    """Return what the score is called that goes with the loss."""
    return training.BALANCED_ACCURACY() if now.weighted else score_name(regression=now.regression)


def lowest_parts(now: Numbers) -> dict[str, str]:
    """Return the parts of a message about the lowest test loss."""
    return {"lowest": number(now.best_test_loss), "epoch": f"{now.best_epoch:,}"}


def is_said_to_rise(now: Numbers) -> bool:
    """Return whether the test loss is clearly above its lowest, in the digits that are written too."""
    return now.rises and number(now.test_loss) != number(now.best_test_loss)


def since_lowest_parts(now: Numbers) -> dict[str, str]:
    """Return the parts of a message about what has happened since the lowest test loss."""
    return {
        **lowest_parts(now),
        "test": number(now.test_loss),
        "then": number(now.train_loss_then),
        "train": number(now.train_loss),
        "change": score_change_text(now),
    }


def score_change_text(now: Numbers) -> str:
    """Return what became of the test score since the lowest test loss, as a clause."""
    change = now.test_score - now.test_score_then
    name, then, after = score_name_of(now), *(
        score(value, regression=now.regression) for value in (now.test_score_then, now.test_score)
    )  # fmt: skip
    if then == after:
        return says.STAYED(score=name, now=after)
    moved = says.HARDLY_MOVED if abs(change) < NO_CHANGE else says.FELL if change < 0.0 else says.ROSE
    return moved(score=name, then=then, now=after)


def flips_text(now: Numbers) -> str:
    """Return how many flipped labels are fitted, as a clause."""
    return says.FLIPS_FITTED(fitted=f"{now.flips_fitted:,}", flipped=f"{now.n_flipped:,}")


def with_flips(now: Numbers, evidence: str) -> str:
    """Return evidence with what became of the flipped labels, where there are some."""
    return says.WITH_FLIPS(evidence=evidence, flips=flips_text(now)) if now.n_flipped else evidence
