"""The kinds of verdict, one record for each: how it is coloured, when it is claimed, and what to try."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from playground.measurements.verdict import remedies
from playground.measurements.verdict.advice import Remedies
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.symptoms import Symptoms
from playground.network.arithmetic import Array
from playground.settings.run import Settings

TOO_EARLY = 5  # epochs before which a run is only said to learn
UNSETTLED = 20  # epochs before which it is not said to have come to rest: progress is seen over 20

Advise = Callable[[Numbers, Settings, DataFacts], Remedies]


class Severity(Enum):
    """How a verdict is coloured; the values are names of style classes."""

    GOOD = "good"
    NEUTRAL = "neutral"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Claim:
    """When a kind may be said: of the claims that hold at a check, the one with the highest rank is.

    Attributes
    ----------
    rank : int
        No two claims have the same.
    holds : callable
        Returns, of the symptoms and the last epochs of all checks, where it holds: bool (n_checks,).
    """

    rank: int
    holds: Callable[[Symptoms, Array], Array]


class Kind(Enum):
    """What happened in a run; the values are keys that files hold. The messages are in ``playground.words``.

    A kind without a claim is said for a reason of its own (see ``judge``).

    Attributes
    ----------
    severity : Severity
    advise : callable
        Returns what to try.
    claims : tuple of Claim
    """

    severity: Severity
    advise: Advise
    claims: tuple[Claim, ...]

    UNTRAINED = "untrained", Severity.NEUTRAL, remedies.to_begin
    LEARNING = (
        "learning", Severity.NEUTRAL, remedies.while_learning,
        Claim(8, lambda s, epochs: s.learning & (s.generalising | s.underfitting) | (epochs < UNSETTLED)),
    )  # fmt: skip
    GOOD_FIT = "good fit", Severity.GOOD, remedies.for_a_good_fit, Claim(0, lambda s, epochs: epochs > 0)
    PLACE_TO_STOP = "place to stop", Severity.GOOD, remedies.at_the_lowest
    PAST_BEST = "past its best", Severity.WARNING, remedies.for_a_passed_best, Claim(1, lambda s, _: s.past)
    UNDERFITTING = "underfitting", Severity.WARNING, remedies.for_underfitting, Claim(2, lambda s, _: s.underfitting)
    OVERFITTING = (
        "overfitting", Severity.WARNING, remedies.for_overfitting,
        Claim(6, lambda s, _: (s.wide | s.fruitless) & ~s.underfitting),
        Claim(10, lambda s, epochs: s.rising & ~s.underfitting & (epochs >= TOO_EARLY)),
    )  # fmt: skip
    ELSEWHERE = (
        "test data from elsewhere", Severity.WARNING, remedies.for_data_from_elsewhere,
        Claim(7, lambda s, _: s.elsewhere & (s.wide | s.fruitless | s.past) & ~s.underfitting),
        Claim(11, lambda s, epochs: s.elsewhere & s.rising & ~s.underfitting & (epochs >= TOO_EARLY)),
    )  # fmt: skip
    MEMORISING = (
        "memorising noise", Severity.BAD, remedies.for_overfitting,
        Claim(12, lambda s, epochs: s.memorising & ~s.underfitting & (epochs >= TOO_EARLY)),
    )  # fmt: skip
    OVER_REGULARISED = (
        "over-regularised", Severity.WARNING, remedies.for_over_regularisation,
        Claim(3, lambda s, _: s.over_regularised),
    )  # fmt: skip
    VANISHING_GRADIENT = (
        "vanishing gradient", Severity.BAD, remedies.for_vanishing,
        Claim(4, lambda s, _: s.nothing & s.vanishing & ~s.over_regularised),
    )  # fmt: skip
    DEAD_UNITS = (
        "dead units", Severity.BAD, remedies.for_dead_units,
        Claim(5, lambda s, _: s.underfitting & s.dead & ~s.over_regularised),
    )  # fmt: skip
    UNSTABLE = (
        "unstable", Severity.BAD, remedies.for_long_steps,
        Claim(9, lambda s, epochs: s.underfitting & s.above & ~s.dead & (epochs >= TOO_EARLY)),
    )  # fmt: skip
    DIVERGED = "diverged", Severity.BAD, remedies.for_long_steps

    def __new__(cls, key: str, severity: Severity, advise: Advise, *claims: Claim) -> Kind:
        """Make a member whose value is its key."""
        kind = object.__new__(cls)
        kind._value_ = key
        kind.severity, kind.advise, kind.claims = severity, advise, claims
        return kind
