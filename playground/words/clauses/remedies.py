"""Remedies as sentences."""

from __future__ import annotations

from playground.datasets import FEATURES
from playground.measurements.verdict.advice import Advice, Remedies, Remedy, Step, Way
from playground.words.catalogue import remedies as says
from playground.words.lists import all_of, one_of, paragraph
from playground.words.messages import Message
from playground.words.numbers import plain

_PLAIN = {
    Advice.PLAY: says.PLAY,
    Advice.NOTHING: says.NOTHING,
    Advice.ADD_LAYER: says.ADD_LAYER,
    Advice.LEAVE_LINEAR: says.LEAVE_LINEAR,
    Advice.LARGER: says.LARGER,
    Advice.LARGER_OR_LONGER: says.LARGER_OR_LONGER,
    Advice.BALANCE: says.BALANCE,
    Advice.MOVE_BACK: says.MOVE_BACK,
    Advice.WEAKER_PENALTY: says.WEAKER_PENALTY,
}
_WAYS: dict[Way, Message] = {
    Way.LESS_PATIENCE: says.LESS_PATIENCE,
    Way.MORE_SAMPLES: says.MORE_SAMPLES,
    Way.SMALLER_FIRST_WEIGHTS: says.SMALLER_FIRST_WEIGHTS,
    Way.ADD_DROPOUT: says.ADD_DROPOUT,
    Way.BATCH_NORM: says.BATCH_NORM,
    Way.FEWER_LAYERS: says.FEWER_LAYERS,
}
_VALUED: dict[Way, Message] = {
    Way.L1: says.L1,
    Way.L2: says.L2,
    Way.DROPOUT: says.DROPOUT,
    Way.ADD_L2: says.ADD_L2,
}


def remedy_text(remedies: Remedies) -> str:
    """Return what to try, a sentence for each remedy."""
    return paragraph([_sentence(remedy) for remedy in remedies])


def steps_text(steps: tuple[Step, ...]) -> str:
    """Return all steps as a list; at least one."""
    return all_of([_step(step) for step in steps])


def _sentence(remedy: Remedy) -> str:
    value, present = plain(remedy.value, 3), plain(remedy.present, 3)
    match remedy.advice:
        case Advice.GO_ON:
            return (says.GO_ON_BY_VALIDATION if remedy.names else says.GO_ON)()
        case Advice.WATCH:
            return (says.WATCH_VALIDATION if remedy.names else says.WATCH)(epoch=value)
        case Advice.STOP_HERE:
            message = says.STOP_HERE_BY_VALIDATION if remedy.names else says.STOP_HERE
            return message(round(remedy.value), n=value)
        case Advice.ADD_LAYER_OR_INPUTS:
            return says.ADD_LAYER_OR_INPUTS(inputs=all_of([FEATURES[key].title for key in remedy.names]))
        case Advice.MORE_UNITS:
            return says.MORE_UNITS(round(remedy.value), units=value)
        case Advice.ONE_OF:
            return says.ONE_OF(ways=one_of([_step(step) for step in remedy.steps]))
        case Advice.ALL_OF:
            return says.ALL_OF(ways=steps_text(remedy.steps))
        case Advice.SHORTER_STEPS:
            return says.SHORTER_STEPS(rate=value, present=present)
        case _:
            return _PLAIN[remedy.advice]()


def _step(step: Step) -> str:
    if step.way is Way.EARLY_STOPPING:
        return says.EARLY_STOPPING(epoch=f"{int(step.value):,}")
    if step.way is Way.OTHER_ACTIVATION:
        return says.OTHER_ACTIVATION(activation=step.name)
    return _VALUED[step.way](value=plain(step.value, 3)) if step.way in _VALUED else _WAYS[step.way]()
