"""The names of a sweep's knobs, alone and within a sentence."""

from __future__ import annotations

from playground.comparisons.sweep.plan import Axis
from playground.settings.knobs import Knob
from playground.words.catalogue import sweep as says
from playground.words.numbers import plain

_EQUATED = {"l1", "l2", "noise", "flipped", "learning_rate"}  # whose names end with a symbol or a unit
_COUNTED = {"width": says.UNITS, "depth": says.LAYERS, "n_samples": says.SAMPLES}


def knob_title(knob: Knob) -> str:
    """Return a knob's name as a title."""
    return knob.title


def knob_name(knob: Knob) -> str:
    """Return a knob's name as it stands within a sentence."""
    return knob.sentence_title


def setting(axis: Axis, index: int) -> str:
    """Return a value with the knob's name: "dropout 0.5", "L2, λ₂ = 1", "8 units in each hidden layer"."""
    knob, value = axis.knob, axis.values[index]
    written = plain(value)
    if knob.name in _COUNTED:
        return _COUNTED[knob.name](round(value), value=written)
    return (says.EQUALS if knob.name in _EQUATED else says.VALUE)(knob=knob_name(knob), value=written)
