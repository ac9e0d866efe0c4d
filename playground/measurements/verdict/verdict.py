"""The verdict on a run: in a sentence or two, what happened, by which numbers, and what to try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from playground.measurements.history import History
from playground.measurements.verdict import words
from playground.measurements.verdict.checks import checks
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.symptoms import Symptoms, symptoms
from playground.network.arithmetic import Array
from playground.settings.run import Settings
from playground.training.trainer import Status

TOO_EARLY = 5  # epochs before which a run is only said to learn
UNSETTLED = 20  # epochs before which it is not said to have come to rest: progress is seen over 20
STEADY = 5  # checks in a row that must agree before another kind is said; so what is said stays for as many


class Severity(Enum):
    """How a verdict is coloured."""

    GOOD = "good"
    NEUTRAL = "neutral"
    WARNING = "warning"
    BAD = "bad"


class Kind(Enum):
    """What happened in a run."""

    UNTRAINED = "untrained"
    LEARNING = "learning"
    GOOD_FIT = "good fit"
    UNDERFITTING = "underfitting"
    OVERFITTING = "overfitting"
    MEMORISING = "memorising noise"
    OVER_REGULARISED = "over-regularised"
    VANISHING_GRADIENT = "vanishing gradient"
    DEAD_UNITS = "dead units"
    UNSTABLE = "unstable"
    DIVERGED = "diverged"


SEVERITIES = {
    Kind.UNTRAINED: Severity.NEUTRAL,
    Kind.LEARNING: Severity.NEUTRAL,
    Kind.GOOD_FIT: Severity.GOOD,
    Kind.UNDERFITTING: Severity.WARNING,
    Kind.OVERFITTING: Severity.WARNING,
    Kind.OVER_REGULARISED: Severity.WARNING,
    Kind.MEMORISING: Severity.BAD,
    Kind.VANISHING_GRADIENT: Severity.BAD,
    Kind.DEAD_UNITS: Severity.BAD,
    Kind.UNSTABLE: Severity.BAD,
    Kind.DIVERGED: Severity.BAD,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happened in a run up to an epoch.

    Attributes
    ----------
    kind : Kind
        It does not change from one epoch to the next and back.
    headline : str
        A few words.
    evidence : str
        A sentence with the numbers, those after that epoch.
    remedy : str
        A sentence: what to try.
    """

    kind: Kind
    headline: str
    evidence: str
    remedy: str

    @property
    def severity(self) -> Severity:
        """The status colour."""
        return SEVERITIES[self.kind]


@np.errstate(all="ignore")  # finite losses may be so large that their sum is not
def judge(
    history: History,
    settings: Settings,
    facts: DataFacts,
    *,
    epoch: int | None = None,
    status: Status = Status.OPEN,
    reason: str = "",
) -> Verdict:
    """Return the verdict on a run after an epoch.

    It depends on nothing but the arguments, and of the history on the rows up to that epoch only.

    Parameters
    ----------
    history : History
        At least the row of epoch 0.
    settings : Settings
        Those of the run; they choose the remedy, and say whether it is regularised.
    facts : DataFacts
        Of the problem the run is trained on.
    epoch : int or None
        In [0, history.epoch]; None for the last.
    status, reason : Status, str
        The trainer's own. They count at the last epoch only.
    """
    epoch = history.epoch if epoch is None else epoch
    if not 0 <= epoch <= history.epoch:
        raise ValueError(f"epoch must be between 0 and {history.epoch}, got {epoch}")
    now = words.Numbers.at(history, settings, facts, epoch)
    if status is Status.DIVERGED and epoch == history.epoch:
        return Verdict(Kind.DIVERGED, *words.diverged(now, reason))
    if epoch == 0:
        return Verdict(Kind.UNTRAINED, *words.untrained(now))
    seen = checks(history, epoch)
    found = symptoms(seen, settings, facts)
    kind = _steady(_kinds(found, seen.epochs))
    if kind is Kind.OVERFITTING:
        return Verdict(kind, *words.overfitting(now, rising=bool(found.rising[-1])))
    return Verdict(kind, *_WORDS[kind](now))


_KINDS = tuple(Kind)
_WORDS = {
    Kind.LEARNING: words.learning,
    Kind.GOOD_FIT: words.good_fit,
    Kind.UNDERFITTING: words.underfitting,
    Kind.MEMORISING: words.memorising,
    Kind.OVER_REGULARISED: words.over_regularised,
    Kind.VANISHING_GRADIENT: words.vanishing_gradient,
    Kind.DEAD_UNITS: words.dead_units,
    Kind.UNSTABLE: words.unstable,
}


def _kinds(found: Symptoms, epochs: Array) -> Array:
    """Return the place in ``_KINDS`` of what holds at each check: of the claims that do, the last."""
    fits, settled, begun = ~found.underfitting, epochs >= UNSETTLED, epochs >= TOO_EARLY
    held_back = found.over_regularised
    claims = (
        (Kind.UNDERFITTING, found.underfitting),
        (Kind.OVER_REGULARISED, held_back),
        (Kind.VANISHING_GRADIENT, found.nothing & found.vanishing & ~held_back),
        (Kind.DEAD_UNITS, found.underfitting & found.dead & ~held_back),
        (Kind.OVERFITTING, found.wide & fits),
        (Kind.LEARNING, found.learning & (found.generalising | found.underfitting) | ~settled),
        (Kind.UNSTABLE, found.underfitting & found.above & ~found.dead & begun),
        (Kind.OVERFITTING, found.rising & fits & begun),
        (Kind.MEMORISING, (found.rising | found.wide) & found.memorising & fits & begun),
    )
    kinds = np.full(len(epochs), _KINDS.index(Kind.GOOD_FIT))
    for kind, claim in claims:
        kinds[claim] = _KINDS.index(kind)
    return kinds


def _steady(kinds: Array) -> Kind:
    """Return the last kind that ``STEADY`` checks in a row agreed on; a run learns until they do."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(kinds)) + 1])
    lengths = np.diff(starts, append=len(kinds))
    agreed = np.flatnonzero(lengths >= STEADY)
    return _KINDS[kinds[starts[agreed[-1]]]] if len(agreed) else Kind.LEARNING
