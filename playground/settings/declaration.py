"""A declaration says everything of a setting on the line of its field; whatever shows or takes it, follows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from playground.settings.fields import Choice, Domain, Flag, Number, Record, Several, Word

Live = Literal["", "weights", "stopping"]
Spacing = Literal["linear", "log"]
Capacity = Literal["more", "less", "other"]
Bounds = tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Condition:
    """When a setting has an effect.

    Attributes
    ----------
    holds : callable
        Returns whether it does, from the settings that the field belongs to: those of a run, or of a page.
    needs : str
        What it needs, to be read after "needs": "a hidden layer".
    """

    holds: Callable[[Any], bool]
    needs: str


@dataclass(frozen=True, slots=True)
class Context:
    """What of a control depends on the other settings: another label, a note below its help, narrower bounds."""

    label: str = ""
    note: str = ""
    bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Swept:
    """How a sweep varies a number.

    Attributes
    ----------
    low, high : float
        Between which values it is usually swept.
    spacing : {"linear", "log"}
        How those values are usually spaced.
    capacity : {"more", "less", "other"}
        Whether a larger value lets the network fit more in relation to its data, less, or acts in another way: it says
        on which side of the best value underfitting and overfitting are looked for.
    label, title : str
        What the knob is called, with its symbol or unit, on an axis and within a sentence; empty: as the setting is.
    counted : bool
        Whether a value reads as a number of something: "8 units in each hidden layer".
    usual : bool
        Whether it is one of those that are offered first.
    acts_when : Condition or None
        When it changes a number, where that is not when the setting has an effect.
    """

    low: float
    high: float
    spacing: Spacing
    capacity: Capacity = "other"
    label: str = ""
    title: str = ""
    counted: bool = False
    usual: bool = False
    acts_when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What is said of a setting beside its range and its name in links.

    Attributes
    ----------
    label : str
        What its control is called.
    help : str
        What it does; the records of a choice add a line for each option.
    sentence_title : str
        What it is called within a sentence, where that is not the label (see ``title``).
    group : str
        The group of the sidebar in which its control stands; empty for a control beside what it changes.
    after : str
        The field of the group below whose control it stands; empty: the controls stand in the order of the fields.
    live : {"", "weights", "stopping"}
        Whether it may change in mid-run, and then what it acts on: how weights move, or when the run stops.
    acts_when : Condition or None
        When it has an effect; None: always. A control of a group is drawn only then.
    stays : bool
        Whether the control is drawn also where the setting has no effect.
    parameter : str
        What the estimators call it; empty where they have nothing like it.
    translated : bool
        Whether the estimators' parameter takes other values than the setting.
    sweep : Swept or str
        How a sweep varies it, or why it cannot; a number must say one of the two.
    step : float or None
        The step of a slider over the whole range.
    stops : tuple of float
        The values of a slider over chosen numbers. A number with neither step nor stops has a box.
    words : mapping of float to str
        Words for some of the chosen numbers.
    usual : str
        What the default is, where it depends on other settings.
    in_context : callable or None
        Returns the ``Context`` of the control, from the same settings as ``acts_when``.
    """

    label: str
    help: str = ""
    sentence_title: str = ""
    group: str = ""
    after: str = ""
    live: Live = ""
    acts_when: Condition | None = None
    stays: bool = False
    parameter: str = ""
    translated: bool = False
    sweep: Swept | str = ""
    step: float | None = None
    stops: tuple[float, ...] = ()
    words: Mapping[float, str] = field(default_factory=dict, hash=False)
    usual: str = ""
    in_context: Callable[[Any], Context] | None = None

    @property
    def title(self) -> str:
        """What the setting is called within a sentence."""
        return self.sentence_title or self.label

    def acts(self, settings: Any) -> bool:
        """Return whether the setting has an effect beside the others."""
        return self.acts_when is None or self.acts_when.holds(settings)

    def context(self, settings: Any) -> Context:
        """Return what of the control depends on the other settings."""
        return Context() if self.in_context is None else self.in_context(settings)


def real(
    default: float, low: float, high: float, key: str, declaration: Declaration, *, possible: Bounds = None
) -> Any:  # fmt: skip
    """Make a field for a real number in [low, high], named ``key`` in links."""
    return _field(default, Number(key, low, high, possible=possible), declaration)


def whole(default: int, low: int, high: int, key: str, declaration: Declaration, *, possible: Bounds = None) -> Any:
    """Make a field for a whole number in [low, high], named ``key`` in links."""
    return _field(default, Number(key, low, high, whole=True, possible=possible), declaration)


def choice(default: str, options: Mapping[str, Record], key: str, declaration: Declaration) -> Any:
    """Make a field for one of several words, named ``key`` in links; ``options`` has the record of each."""
    return _field(default, Choice(key, options), declaration)


def word(default: str, key: str, declaration: Declaration) -> Any:
    """Make a field for a word whose meaning the one who uses the settings checks, named ``key`` in links."""
    return _field(default, Word(key), declaration)


def flag(key: str, declaration: Declaration, *, default: bool) -> Any:
    """Make a field for yes or no, named ``key`` in links."""
    return _field(default, Flag(key), declaration)


def several(
    default: tuple[Any, ...], item: Number | Choice, fewest: int, most: int, key: str, declaration: Declaration,
    *, distinct: bool = False,
) -> Any:  # fmt: skip
    """Make a field for a tuple of ``fewest`` to ``most`` items, named ``key`` in links."""
    return _field(default, Several(key, item, fewest, most, distinct), declaration)


def declarations(settings: Any) -> Mapping[str, Declaration]:
    """Return the declaration of every field of a settings class or object, by field name."""
    return _declarations(settings if isinstance(settings, type) else type(settings))


def options_of(domain: Domain) -> Mapping[str, Record]:
    """Return the records of what can be chosen; none for numbers and flags."""
    item = domain.item if isinstance(domain, Several) else domain
    return item.options if isinstance(item, Choice) else {}


def help_of(declaration: Declaration, domain: Domain) -> str:
    """Return the help of a control in Markdown, with a line for each option that has something to say."""
    lines = [declaration.help, *(record.help for record in options_of(domain).values())]
    return "  \n".join(line for line in lines if line)


def parameters_of(settings: Any) -> dict[str, str]:
    """Return what the estimators call the settings that they take as they are, by field name."""
    return {
        name: declaration.parameter
        for name, declaration in declarations(settings).items()
        if declaration.parameter and not declaration.translated
    }


def _field(default: Any, domain: Domain, declaration: Declaration) -> Any:
    return field(default=default, metadata={"domain": domain, "declaration": declaration})


@cache
def _declarations(kind: type[Any]) -> Mapping[str, Declaration]:
    assert is_dataclass(kind)
    return MappingProxyType({f.name: f.metadata["declaration"] for f in fields(kind) if "declaration" in f.metadata})
