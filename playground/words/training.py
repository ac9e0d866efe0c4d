"""Where a run stands and why it goes no further, as text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from playground.measurements.by_hand import LARGEST, Bias, ByHandError, Trouble, Weight
from playground.measurements.run import Run
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Reason, Status
from playground.words.catalogue import live as says_of_stage
from playground.words.catalogue import training as says
from playground.words.numbers import number, percent, plain

_INFINITE = {
    Infinite.LOSS: says.LOSS_INFINITE,
    Infinite.WEIGHTS: says.WEIGHTS_INFINITE,
    Infinite.MEMORY: says.MEMORY_INFINITE,
}


def reason_text(reason: Reason | None) -> str:
    """Return why a run goes no further, as a clause with a full stop; empty while it can go on."""
    match reason:
        case Diverged(infinite, epoch, rate, scheduled):
            tried = plain(rate) if scheduled is None else says.SCHEDULED(rate=plain(rate), scheduled=plain(scheduled))
            return _INFINITE[infinite](epoch=str(epoch + 1), kept=str(epoch), rate=tried)
        case RanOutOfPatience(patience, loss, epoch, watched):
            message = says.NO_LOWER_LOSS if watched == "test" else says.NO_LOWER_VALIDATION_LOSS
            return message(patience=str(patience), loss=number(loss), epoch=str(epoch))
        case LimitReached(epochs):
            return says.LIMIT_REACHED(epochs=str(epochs))
        case None:
            return ""


def ending(reason: Reason) -> str:
    """Return how a run ended, and why."""
    if isinstance(reason, LimitReached):
        return says.AT_THE_LIMIT(epochs=f"{reason.max_epochs:,}")
    message = says.DIVERGED if isinstance(reason, Diverged) else says.STOPPED_EARLY
    return message(reason=reason_text(reason))


def divergence_warning(reason: Reason | None) -> str:
    """Return what an estimator warns of."""
    return says.TRAINING_DIVERGED(reason=reason_text(reason))


def not_converged_warning(epochs: int, tol: float, n_iter_no_change: float) -> str:
    """Return what an estimator warns of whose cost had not come to rest when its epochs were over."""
    return says.NOT_CONVERGED(epochs=f"{epochs:,}", tol=plain(tol), waited=f"{n_iter_no_change:g}")


def scale_warning(column: str, size: float, estimator: str) -> str:
    """Return what an estimator warns of whose inputs have a column of such a root mean square."""
    return says.UNSCALED_INPUTS(column=column, size=number(size), estimator=estimator)


def state(run: Run, *, playing: bool) -> str:
    """Return in a few words where a run stands, and why it goes no further."""
    trainer = run.trainer
    if run.present is not run:
        return says.LOOKING_BACK(epoch=f"{trainer.epoch:,}", last=f"{run.present.trainer.epoch:,}")
    if trainer.reason is not None:
        return ending(trainer.reason)
    if run.changed_at is not None:
        return _changes(run.settings_changed_at, run.past.by_hand.epoch)
    return progress(trainer.epoch, playing=playing)


def by_hand_problem(error: ByHandError, parameter: Weight | Bias) -> str:
    """Return why a weight or a bias was not set by hand."""
    value = error.written
    match error.trouble:
        case Trouble.NO_NUMBER:
            return says.NO_NUMBER(value=value)
        case Trouble.TOO_LARGE:
            return says.TOO_LARGE(value=value, most=f"{LARGEST:,.0f}")
        case Trouble.INFINITE_LOSS:
            return says.INFINITE_BY_HAND(value=value)
        case Trouble.NO_PARAMETER:
            message = says.NO_WEIGHT if isinstance(parameter, Weight) else says.NO_BIAS
            return message(**{name: str(place) for name, place in asdict(parameter).items()}, value=value)


def _changes(changed: int | None, set_by_hand: int | None) -> str:
    """Return since which epochs the settings alone do not give the numbers of a run."""
    if set_by_hand is None:
        return says.SETTINGS_CHANGED(epoch=str(changed))
    if changed is None:
        return says.SET_BY_HAND(epoch=str(set_by_hand))
    return says.CHANGED_AND_SET(changed=str(changed), set=str(set_by_hand))


def progress(epoch: int, *, playing: bool) -> str:
    """Return the progress of a training that has not ended."""
    if epoch == 0:
        return says.UNTRAINED()
    return says.RUNNING() if playing else says.PAUSED()


def has_diverged(run: Run) -> bool:
    """Return whether the run that is shown ended by diverging."""
    return run.present is run and run.trainer.status is Status.DIVERGED


# What a page has lost when it was loaded anew, from what the browser's tab remembers of it.
Remembered = Mapping[str, Any]  # as a browser gives it back: it may be anything
MOST_REMEMBERED = 10**9  # epochs or networks; more no page has left


def lost_run(remembered: Remembered) -> str:
    """Return what to say of a run; nothing if it was at its beginning."""
    epoch, changed = _count(remembered, "epoch"), _count(remembered, "changed")
    if not epoch:
        return ""
    if changed:
        return says_of_stage.CHANGED_RUN_LOST(epoch=f"{epoch:,}", changed=f"{changed:,}")
    return says_of_stage.RUN_LOST(epoch=f"{epoch:,}")


def lost_race(remembered: Remembered) -> str:
    """Return what to say of a race; nothing if it was at its beginning."""
    epoch = _count(remembered, "epoch")
    return says_of_stage.RACE_LOST(epoch=f"{epoch:,}") if epoch else ""


def lost_study(remembered: Remembered) -> str:
    """Return what to say of a study."""
    share = remembered.get("share")
    return (
        says_of_stage.STUDY_LOST(share=percent(float(share)))
        if isinstance(share, int | float) and not isinstance(share, bool) and 0 <= share <= 1
        else ""
    )


def lost_sweep(remembered: Remembered) -> str:
    """Return what to say of a sweep that was under way."""
    done, total = _count(remembered, "done"), _count(remembered, "total")
    return says_of_stage.SWEEP_LOST(done=f"{done:,}", total=f"{total:,}") if total else ""


def _count(remembered: Remembered, name: str) -> int:
    found = remembered.get(name)
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 < found <= MOST_REMEMBERED else 0
