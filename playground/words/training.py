"""Where a run stands and why it goes no further, as text."""

from __future__ import annotations

from dataclasses import asdict

from playground.measurements.by_hand import LARGEST, Bias, ByHandError, Trouble, Weight
from playground.measurements.run import Run
from playground.training.reason import Diverged, Infinite, LimitReached, RanOutOfPatience, Reason, Status
from playground.words.catalogue import training as says
from playground.words.numbers import number, plain

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
        case RanOutOfPatience(patience, loss, epoch):
            return says.NO_LOWER_LOSS(patience=str(patience), loss=number(loss), epoch=str(epoch))
        case LimitReached(epochs):
            return says.LIMIT_REACHED(epochs=str(epochs))
        case None:
            return ""


def ending(reason: Reason) -> str:
    """Return how a run ended, and why."""
    messages = {Diverged: says.DIVERGED, RanOutOfPatience: says.STOPPED_EARLY, LimitReached: says.AT_THE_LIMIT}
    return messages[type(reason)](reason=reason_text(reason))


def divergence_warning(reason: Reason | None) -> str:
    """Return what an estimator warns of."""
    return says.TRAINING_DIVERGED(reason=reason_text(reason))


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
