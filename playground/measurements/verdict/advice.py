"""Kinds of advice, each with the setting's value where one can be named."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Way(Enum):
    """One thing that can be done to a setting, or what a setting is at."""

    L1 = auto()  # λ₁ at the value
    L2 = auto()  # λ₂ at the value
    DROPOUT = auto()  # at the value
    ADD_DROPOUT = auto()
    ADD_L2 = auto()  # with λ₂ at the value
    EARLY_STOPPING = auto()  # the epoch of the lowest watched loss is the value
    LESS_PATIENCE = auto()
    MORE_SAMPLES = auto()
    OTHER_ACTIVATION = auto()  # in place of the one that is named
    SMALLER_FIRST_WEIGHTS = auto()
    BATCH_NORM = auto()
    FEWER_LAYERS = auto()


class Advice(Enum):
    """What a person is told to do."""

    PLAY = auto()
    GO_ON = auto()  # the watched part is named
    WATCH = auto()  # the watched part is named; the epoch of its lowest loss is the value
    STOP_HERE = auto()  # the watched part is named; the number of later epochs is the value
    NOTHING = auto()
    ADD_LAYER = auto()
    ADD_LAYER_OR_INPUTS = auto()  # the inputs are named
    LEAVE_LINEAR = auto()
    MORE_UNITS = auto()  # than the value, which is the present one
    LARGER = auto()
    LARGER_OR_LONGER = auto()
    BALANCE = auto()
    MOVE_BACK = auto()
    ONE_OF = auto()  # the ways
    ALL_OF = auto()  # the ways
    WEAKER_PENALTY = auto()
    SHORTER_STEPS = auto()  # the learning rate at the value in place of the present one


@dataclass(frozen=True, slots=True)
class Step:
    """A way with its value, or with the name of a choice of a setting, as settings have it."""

    way: Way
    value: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """A piece of advice with its numbers: values of settings, as the kind of advice says.

    Attributes
    ----------
    advice : Advice
    value, present : float
        The value that is advised, or spoken of, and the one it replaces.
    names : tuple of str
        Keys of features, or the part that early stopping watches: "valid", or nothing where it is the test part.
    steps : tuple of Step
        What the advice chooses from, or sums up.
    """

    advice: Advice
    value: float = 0.0
    present: float = 0.0
    names: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()


Remedies = tuple[Remedy, ...]
