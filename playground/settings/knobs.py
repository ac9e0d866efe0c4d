"""A knob is a single number of a run's settings that a sweep varies: those declared so, and two of the layers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from playground.settings.declaration import Condition, Declaration, Swept, declarations
from playground.settings.fields import Number, Several, domains
from playground.settings.run import PARTS, NetworkSettings, Settings, with_field

# Of the groups; the usual knobs of all are first.
ORDER = ("regularisation", "network", "data", "samples", "inputs", "training")
WIDTH_OF_NEW_LAYERS = 64  # where there is no hidden layer to repeat; links to sweeps rest on it


@dataclass(frozen=True, slots=True)
class Knob:
    """What can be varied.

    Attributes
    ----------
    name : str
        As links and ``SweepSettings`` call it.
    group : str
        The group of the sidebar in which the setting stands.
    title, sentence_title : str
        What people call it, with its symbol or unit, on an axis and within a sentence.
    domain : Number
        Its range and whether it is a whole number, taken from the setting's own field.
    set : callable
        Returns the settings with another value of the knob.
    swept : Swept
        Over which values, and what a larger value does.
    declaration : Declaration
        That of the setting.
    of_data : bool
        Whether it makes other data. Losses on unlike data are an effect to look at: none of its values is the best.
    """

    name: str
    group: str
    title: str
    sentence_title: str
    domain: Number
    set: Callable[[Settings, float], Settings]
    swept: Swept
    declaration: Declaration
    of_data: bool = False

    @property
    def acts_when(self) -> Condition | None:
        """When it changes a number of the run; None: always."""
        return self.swept.acts_when or self.declaration.acts_when

    @property
    def help(self) -> str:
        """Nothing beside the title: the control of the setting says what it does."""
        return ""

    def bounds(self, settings: Settings) -> tuple[float, float]:
        """Return between which values the knob can be turned beside the other settings."""
        return self.declaration.context(settings).bounds or (self.domain.low, self.domain.high)

    def check(self, name: str, value: float) -> None:
        """Raise SettingsError, with this name, unless the knob can be turned to the value."""
        self.domain.check(name, int(value) if self.domain.whole and value == int(value) else value)

    def apply(self, settings: Settings, value: float) -> Settings:
        """Return the settings with this value of the knob; SettingsError if it is out of range."""
        return self.set(settings, int(value) if self.domain.whole else float(value))


def _set_width(settings: Settings, width: float) -> Settings:
    """Give every hidden layer that width; a linear model gets one hidden layer."""
    depth = max(len(settings.network.hidden_layers), 1)
    return with_field(settings, "network", "hidden_layers", (int(width),) * depth)


def _set_depth(settings: Settings, depth: float) -> Settings:
    """Cut the hidden layers to so many, or repeat the last one."""
    layers = settings.network.hidden_layers
    last = layers[-1:] or (WIDTH_OF_NEW_LAYERS,)
    return with_field(settings, "network", "hidden_layers", (layers + last * int(depth))[: int(depth)])


def _declared() -> list[Knob]:
    """Return the knobs of all fields that are declared to be swept."""
    found = []
    for part, kind in PARTS.items():
        for setting, declaration in declarations(kind).items():
            domain = domains(kind)[setting]
            if not isinstance(declaration.sweep, Swept):
                continue
            assert isinstance(domain, Number), f"{setting} is no number"

            def put(settings: Settings, value: float, part: str = part, name: str = setting) -> Settings:
                return with_field(settings, part, name, value)

            swept = declaration.sweep
            label, title = swept.label or declaration.label, swept.title or declaration.title
            found.append(
                Knob(setting, declaration.group, label, title, domain, put, swept, declaration, part == "data")
            )
    return found


_LAYERS, _LAYERS_DECLARATION = domains(NetworkSettings)["hidden_layers"], declarations(NetworkSettings)["hidden_layers"]
assert isinstance(_LAYERS, Several)
assert isinstance(_LAYERS.item, Number)
_OF_LAYERS = [
    Knob(
        "width", "network", "Units in each hidden layer", "units in each hidden layer", _LAYERS.item, _set_width,
        Swept(1.0, 256.0, "log", "more", counted=True, usual=True), _LAYERS_DECLARATION,
    ),
    Knob(
        "depth", "network", "Hidden layers", "hidden layers", Number("", _LAYERS.fewest, _LAYERS.most, whole=True),
        _set_depth, Swept(0.0, 6.0, "linear", "more", counted=True, usual=True), _LAYERS_DECLARATION,
    ),
]  # fmt: skip


# Where two knobs are turned, the one that stands first here is turned first: the depth repeats what the width made.
KNOBS: Mapping[str, Knob] = MappingProxyType({
    knob.name: knob
    for usual in (True, False)
    for group in ORDER
    for knob in (*_OF_LAYERS, *_declared())
    if (knob.swept.usual, knob.group) == (usual, group)
})  # fmt: skip
