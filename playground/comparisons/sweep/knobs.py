"""A knob is a single number of the settings that a sweep varies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from playground.settings.fields import Number, Several, domains
from playground.settings.run import NetworkSettings, Settings

Capacity = Literal["more", "less", "other"]
USUAL_WIDTH = NetworkSettings().hidden_layers[0]


@dataclass(frozen=True, slots=True)
class Knob:
    """What can be varied.

    Attributes
    ----------
    name : str
        As links and ``SweepSettings`` call it.
    domain : Number
        Its range and whether it is a whole number, taken from the setting's own field.
    set : callable
        Returns the settings with another value of the knob.
    usual : tuple of two float
        Between which values it is usually swept.
    spacing : {"linear", "log"}
        How those values are usually spaced.
    capacity : {"more", "less", "other"}
        Whether a larger value lets the network fit more in relation to its data, less, or acts in another way: it says
        on which side of the best value underfitting and overfitting are looked for.
    """

    name: str
    domain: Number
    set: Callable[[Settings, float], Settings]
    usual: tuple[float, float]
    spacing: Literal["linear", "log"]
    capacity: Capacity

    def check(self, name: str, value: float) -> None:
        """Raise SettingsError, which calls the knob by a name, if it cannot have a value."""
        self.domain.check(name, int(value) if self.domain.whole and value == int(value) else value)

    def apply(self, settings: Settings, value: float) -> Settings:
        """Return the settings with this value of the knob; SettingsError if it is out of range."""
        return self.set(settings, int(value) if self.domain.whole else float(value))


def _knob(
    part: str, field: str, usual: tuple[float, float], spacing: Literal["linear", "log"], capacity: Capacity
) -> Knob:
    """Return the knob of a field that holds a number."""
    domain = domains(getattr(Settings(), part))[field]
    assert isinstance(domain, Number)

    def put(settings: Settings, value: float) -> Settings:
        return replace(settings, **{part: replace(getattr(settings, part), **{field: value})})

    return Knob(field, domain, put, usual, spacing, capacity)


def _set_width(settings: Settings, width: float) -> Settings:
    """Give every hidden layer that width; a linear model gets one hidden layer."""
    depth = max(len(settings.network.hidden_layers), 1)
    return _with_layers(settings, (int(width),) * depth)


def _set_depth(settings: Settings, depth: float) -> Settings:
    """Cut the hidden layers to so many, or repeat the last one."""
    layers = settings.network.hidden_layers
    last = layers[-1:] or (USUAL_WIDTH,)
    return _with_layers(settings, (layers + last * int(depth))[: int(depth)])


def _with_layers(settings: Settings, layers: tuple[int, ...]) -> Settings:
    return replace(settings, network=replace(settings.network, hidden_layers=layers))


_LAYERS = domains(NetworkSettings)["hidden_layers"]
assert isinstance(_LAYERS, Several)
assert isinstance(_LAYERS.item, Number)
_DEPTHS = Number("", _LAYERS.fewest, _LAYERS.most, whole=True)

# Where two knobs are turned, the one that stands first here is turned first: the depth repeats what the width made.
_KNOBS = (
    _knob("training", "l2", (0.01, 100.0), "log", "less"),
    _knob("training", "l1", (0.01, 10.0), "log", "less"),
    _knob("training", "dropout", (0.0, 0.9), "linear", "less"),
    Knob("width", _LAYERS.item, _set_width, (1.0, 256.0), "log", "more"),
    Knob("depth", _DEPTHS, _set_depth, (0.0, 6.0), "linear", "more"),
    _knob("data", "n_samples", (20.0, 2000.0), "log", "less"),
    _knob("data", "noise", (0.0, 0.6), "linear", "other"),
    _knob("data", "flipped", (0.0, 0.4), "linear", "other"),
    _knob("training", "learning_rate", (0.0001, 1.0), "log", "other"),
    _knob("training", "batch_size", (1.0, 128.0), "log", "other"),
)
KNOBS = MappingProxyType({knob.name: knob for knob in _KNOBS})
