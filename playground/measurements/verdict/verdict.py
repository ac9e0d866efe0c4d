"""A verdict on a run: what happened in it, by which numbers, and what to try, all without words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.history import History
from playground.measurements.verdict.advice import Remedies, Step
from playground.measurements.verdict.checks import checks
from playground.measurements.verdict.data_facts import DataFacts
from playground.measurements.verdict.kinds import Kind, Severity
from playground.measurements.verdict.numbers import Numbers
from playground.measurements.verdict.remedies import can_die, patience_to_try, strong_regularisers
from playground.measurements.verdict.symptoms import Symptoms, symptoms
from playground.network.arithmetic import Array
from playground.settings.run import Settings
from playground.training.reason import Diverged, Reason

STEADY = 5  # checks in a row that must agree before another kind is said; so what is said stays for as many


@dataclass(frozen=True, slots=True)
class Verdict:
    """What happened in a run up to an epoch.

    Attributes
    ----------
    kind : Kind
        It does not change from one epoch to the next and back.
    numbers : Numbers
        Those after that epoch.
    remedies : tuple of Remedy
        What to try.
    dies : bool
        Whether a hidden unit that passes no gradient is dead, and not saturated.
    rising : bool
        Of a run that overfits: the test loss rises, and does not only stand far above the training loss.
    regularisers : tuple of Step
        What is strong enough to hold the network back.
    reason : Diverged or None
        Of a run that diverged.
    """

    kind: Kind
    numbers: Numbers
    remedies: Remedies
    dies: bool
    rising: bool = False
    regularisers: tuple[Step, ...] = ()
    reason: Diverged | None = None

    @property
    def severity(self) -> Severity:
        """The status colour."""
        return self.kind.severity


@np.errstate(all="ignore")  # finite losses may be so large that their sum is not
def judge(
    history: History, settings: Settings, facts: DataFacts, *, epoch: int | None = None, reason: Reason | None = None
) -> Verdict:
    """Return the verdict on a run after an epoch.

    It depends on nothing but the arguments, and of the history on the rows up to that epoch only, with one exception:
    of the epoch with the lowest watched loss, later rows tell that it was the place to stop.

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
    reason : Reason or None
        The trainer's own. That it diverged counts at the last epoch only.
    """
    epoch = history.epoch if epoch is None else epoch
    if not 0 <= epoch <= history.epoch:
        raise ValueError(f"epoch must be between 0 and {history.epoch}, got {epoch}")
    now = Numbers.at(history, facts, epoch, patience=patience_to_try(settings))
    diverged = reason if isinstance(reason, Diverged) and epoch == history.epoch else None
    rising = False
    if diverged:
        kind = Kind.DIVERGED
    elif epoch == 0:
        kind = Kind.UNTRAINED
    else:
        seen = checks(history, epoch, facts)
        found = symptoms(seen, settings, facts)
        kind, rising = _steady(_kinds(found, seen.epochs)), bool(found.rising[-1])
        if now.later_epochs and now.carries_over and kind in _ENDED_BY_STOPPING:
            kind = Kind.PLACE_TO_STOP
    return Verdict(
        kind,
        now,
        kind.advise(now, settings, facts),
        can_die(settings),
        rising=rising,
        regularisers=strong_regularisers(settings, facts),
        reason=diverged,
    )


_ENDED_BY_STOPPING = (Kind.LEARNING, Kind.GOOD_FIT, Kind.PAST_BEST, Kind.OVERFITTING, Kind.MEMORISING)
_KINDS = tuple(Kind)
_CLAIMS = sorted(((claim, kind) for kind in Kind for claim in kind.claims), key=lambda pair: pair[0].rank)


def _kinds(found: Symptoms, epochs: Array) -> Array:
    """Return the place in ``_KINDS`` of what holds at each check: of the claims that do, the last."""
    kinds = np.empty(len(epochs), np.int64)
    for claim, kind in _CLAIMS:
        kinds[claim.holds(found, epochs)] = _KINDS.index(kind)
    return kinds


def _steady(kinds: Array) -> Kind:
    """Return the last kind that ``STEADY`` checks in a row agreed on; a run learns until they do."""
    starts = np.concatenate([[0], np.flatnonzero(np.diff(kinds)) + 1])
    lengths = np.diff(starts, append=len(kinds))
    agreed = np.flatnonzero(lengths >= STEADY)
    return _KINDS[kinds[starts[agreed[-1]]]] if len(agreed) else Kind.LEARNING
