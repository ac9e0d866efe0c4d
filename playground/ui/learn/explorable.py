"""A figure to be moved: its controls, what is computed from their values, and the figures and words made of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.lessons.text import Excerpt
from playground.settings.nearest import nearest_word
from playground.ui.learn.controls import BETWEEN, ENTRY_ENDS, OF, Choice, Slider, Spot, Value, Values
from playground.words.catalogue import learn as says
from playground.words.messages import Message


@dataclass(frozen=True, slots=True)
class Panel:
    """One figure of several that are drawn of the same result.

    Attributes
    ----------
    name : Message
        What it shows.
    draw : callable
        Returns the figure of what was computed, in the theme's colours.
    """

    name: Message
    draw: Callable[[Any, Theme], Figure]


@dataclass(frozen=True, slots=True)
class Reading:
    """A number that stands beside the figure.

    Attributes
    ----------
    key : str
        Stays whatever the language.
    name : Message
        What it is called.
    read : callable
        Returns it as text, of what was computed.
    """

    key: str
    name: Message
    read: Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Explorable:
    """All of a figure to be moved.

    Attributes
    ----------
    key : str
        Its name in addresses.
    chapter : str
        The key of the chapter it belongs to.
    name, question, guide : Message
        What it is called, what it answers (on its card), and what to move and to look for, in Markdown.
    formula : str
        In LaTeX; what the figure shows.
    controls : tuple of Slider or Choice
        What is moved; a handle in a chart sets values of sliders.
    compute : callable
        Returns what is drawn, of the values by key; it calls the program's own network code.
    panels : tuple of Panel
        The figures, one or two.
    readings : tuple of Reading
        The numbers beside them.
    sentence : callable
        Returns in words what is seen at these values, of what was computed.
    excerpts : tuple of Excerpt
        The functions that compute it, with their formulas; ``compute`` or a function it calls among them.
    spot : Spot or None
        What a handle sets that names no slider for each of its axes.

    Raises
    ------
    ValueError
        For a record that contradicts itself.
    """

    key: str
    chapter: str
    name: Message
    question: Message
    guide: Message
    formula: str
    controls: tuple[Slider | Choice, ...]
    compute: Callable[[Values], Any]
    panels: tuple[Panel, ...]
    readings: tuple[Reading, ...]
    sentence: Callable[[Any], str]
    excerpts: tuple[Excerpt, ...]
    spot: Spot | None = None

    def __post_init__(self) -> None:
        keys = [control.key for control in self.controls]
        keys += [] if self.spot is None else [self.spot.x_key, self.spot.y_key]
        if not keys or len(set(keys)) < len(keys) or any(BETWEEN in key or OF in key for key in keys):
            raise ValueError(f"{self.key}: its controls need names in links, each its own, without {BETWEEN} and {OF}")
        for control in self.controls:
            if control.nearest(control.start) != control.start:
                raise ValueError(f"{self.key}: {control.key} cannot begin at {control.start!r}")
        if not 1 <= len(self.panels) <= 2 or not self.readings or not self.excerpts:
            raise ValueError(f"{self.key}: it needs one or two figures, numbers, and the functions that compute them")

    def start(self) -> dict[str, Value]:
        """Return the values at the beginning."""
        return {control.key: control.start for control in self.controls}

    def moved(self, values: Values, wished: Mapping[str, object]) -> dict[str, Value]:
        """Return the values with those that were wished for, each the nearest that can be set; others stay."""
        moved = dict(values)
        wished = {**wished, **({} if self.spot is None else self.spot.wished(values, wished))}
        for control in self.controls:
            if (value := control.nearest(wished.get(control.key))) is not None:
                moved[control.key] = value
        return moved

    def link(self, values: Values) -> str:
        """Return the values that are not those at the beginning, as text for a link."""
        return BETWEEN.join(
            control.entry(values[control.key]) for control in self.controls if values[control.key] != control.start
        )

    def read(self, text: str) -> tuple[dict[str, Value], tuple[str, ...]]:
        """Return the values that a link's text gives, and what is to be said of entries that give none."""
        values, problems = self.start(), []
        controls = {control.key: control for control in self.controls}
        for entry in filter(None, ENTRY_ENDS.split(text)):
            key, _, word = entry.partition(OF)
            try:
                values[key] = controls[key].read(word)
            except (KeyError, ValueError):
                problems.append(self._problem(entry))
        return values, tuple(problems)

    def _problem(self, entry: str) -> str:
        """Return what is to be said of an entry that gives no value: what there is, and what is nearest."""
        key, _, word = entry.partition(OF)
        controls = {control.key: control for control in self.controls}
        meant = nearest_word(key, {name: one.key for one in self.controls for name in (one.key, one.name())})
        nearest = None if meant is None else controls[meant].nearest_entry(word)
        said = {"entry": entry, "figure": self.name(), "known": ", ".join(map(_range, self.controls))}
        return says.UNKNOWN_VALUE(**said) if nearest is None else says.UNKNOWN_VALUE_BUT(**said, nearest=nearest)


def _range(control: Slider | Choice) -> str:
    """Return what a link can say of a control."""
    if isinstance(control, Choice):
        return f"{control.key}{OF}{'|'.join(control.options)}"
    return f"{control.key}{OF}{control.low:g}…{control.high:g}"
