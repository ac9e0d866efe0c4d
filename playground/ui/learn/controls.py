"""What a person moves of a figure: sliders and choices, and how their values are read and written."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.settings.fields import Number
from playground.settings.nearest import nearest_value, nearest_word
from playground.words.messages import Message
from playground.words.numbers import plain

Value = float | str
Values = Mapping[str, Value]
BETWEEN, OF = "_", "~"  # entries of a link, and a value and its name: neither is written in another way in an address
FARTHEST = 1e6  # along an axis of a chart
ENTRY_ENDS = re.compile(f"{BETWEEN}(?=[^{BETWEEN}{OF}]*{OF})")  # where a name follows: an option may have "_" itself


@dataclass(frozen=True, slots=True)
class Slider:
    """A number that is moved in even steps.

    Attributes
    ----------
    key : str
        Its name in links.
    name : Message
        What it is called, with its symbol.
    low, high, step : float
        Its range, both ends included, and its steps.
    start : float
        Where it begins.
    """

    key: str
    name: Message
    low: float
    high: float
    step: float
    start: float

    def nearest(self, value: object) -> float | None:
        """Return the nearest value that can be set; None for what is no number."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        if isinstance(value, float) and not math.isfinite(value):
            return None
        steps = round((min(max(value, self.low), self.high) - self.low) / self.step)
        return round(self.low + steps * self.step, 10)

    def read(self, text: str) -> float:
        """Return what a link says; ValueError unless it is a number in range."""
        value = self.nearest(number := float(text))
        if value is None or not self.low <= number <= self.high:
            raise ValueError(text)
        return value

    def nearest_entry(self, text: str) -> str | None:
        """Return the entry of a link with the value nearest to a text; None where none is near."""
        number = nearest_value(Number(self.key, self.low, self.high), text)
        value = None if number is None else self.nearest(float(number))
        return None if value is None else self.entry(value)

    def entry(self, value: Value) -> str:
        """Return what a link says of a value."""
        return f"{self.key}{OF}{value:.10g}"

    def told(self) -> dict[str, Any]:
        """Return what the browser draws it from."""
        return {"key": self.key, "name": self.name(), "low": self.low, "high": self.high, "step": self.step}

    def written(self, value: Value) -> str:
        """Return a value as people write it."""
        return plain(float(value))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a handle is dragged to, if that sets other sliders than one for each axis.

    Attributes
    ----------
    x_key, y_key : str
        What its handle calls the two axes; the name of no control.
    sets : callable
        Returns, of the present values and the place along both axes, those of the sliders that it sets.
    """

    x_key: str
    y_key: str
    sets: Callable[[Values, float, float], Mapping[str, float]]

    def wished(self, values: Values, wished: Mapping[str, object]) -> Mapping[str, float]:
        """Return what a command that names a place wishes for the sliders; nothing if it names none."""
        x, y = (_place(wished.get(key)) for key in (self.x_key, self.y_key))
        return {} if x is None or y is None else self.sets(values, x, y)


def _place(value: object) -> float | None:
    """Return a place along an axis, no further away than any chart reaches; None for what is no number."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return None
    return float(min(max(value, -FARTHEST), FARTHEST))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words.

    Attributes
    ----------
    key : str
        Its name in links.
    name : Message
        What it is called.
    options : mapping of str to Message
        What can be chosen, by names in links.
    start : str
        What is chosen at first.
    """

    key: str
    name: Message
    options: Mapping[str, Message]
    start: str

    def nearest(self, value: object) -> str | None:
        """Return the value if it can be chosen, else None."""
        return value if isinstance(value, str) and value in self.options else None

    def read(self, text: str) -> str:
        """Return what a link says; ValueError unless it can be chosen."""
        if text not in self.options:
            raise ValueError(text)
        return text

    def nearest_entry(self, text: str) -> str | None:
        """Return the entry of a link with the option most like a text; None where none is like it."""
        word = nearest_word(text, {word: word for word in self.options} | {self.written(w): w for w in self.options})
        return None if word is None else self.entry(word)

    def entry(self, value: Value) -> str:
        """Return what a link says of a value."""
        return f"{self.key}{OF}{value}"

    def told(self) -> dict[str, Any]:
        """Return what the browser draws it from."""
        options = [{"key": key, "name": name()} for key, name in self.options.items()]
        return {"key": self.key, "name": self.name(), "options": options}

    def written(self, value: Value) -> str:
        """Return what a value is called."""
        return self.options[str(value)]()
