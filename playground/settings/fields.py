"""What values a field may have, so that a bound is written once for checks, controls and links."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np

SMALLEST_TYPED = 1e-9  # numbers nearer to 0 are written with a power of ten


class SettingsError(ValueError):
    """A setting has an impossible value; the message names the value and the remedy."""


class Record(Protocol):
    """All that is to be said of an option, in one place."""

    @property
    def title(self) -> str:
        """What a list of options calls it."""

    @property
    def help(self) -> str:
        """A sentence on what it does, which names it; empty where the title says all."""


@dataclass(frozen=True, slots=True)
class Option:
    """An option of which there is no more to say than its title and one sentence."""

    title: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole or real number in [low, high], both ends included.

    ``possible`` are the bounds within which it makes sense at all, also to a program, where low and high only bound
    what the dashboard offers; None: they are the same.
    """

    key: str
    low: float
    high: float
    whole: bool = False
    possible: tuple[float, float] | None = None

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is a finite number of the right kind within the range."""
        kinds = (int,) if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not -math.inf < value < math.inf:
            noun = "a whole number" if self.whole else "a finite number"
            raise SettingsError(f"{name} must be {noun}, got {value!r}")
        if not self.low <= value <= self.high:
            low, high, got = number_text(self.low), number_text(self.high), number_text(value)
            raise SettingsError(f"{name} must be between {low} and {high}, got {got}")

    def parse(self, text: str) -> int | float:
        """Read the value a link holds; ValueError when it is not a number."""
        return int(text) if self.whole else float(text)

    def format(self, value: Any) -> str:
        """Write the value for a link: the shortest text that reads back as the same number."""
        return number_text(value if self.whole else float(value))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each with its record."""

    key: str
    options: Mapping[str, Record]

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is one of the options."""
        if not isinstance(value, str) or value not in self.options:
            raise SettingsError(f"{name} must be one of {', '.join(self.options)}, got {value!r}")

    def parse(self, text: str) -> str:
        """Read the word a link holds."""
        return text

    def format(self, value: Any) -> str:
        """Write the word for a link."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Word:
    """A word whose meaning the one who uses the settings knows, and who says so when there is none."""

    key: str

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is text."""
        if not isinstance(value, str):
            raise SettingsError(f"{name} must be a word, got {value!r}")

    def parse(self, text: str) -> str:
        """Read the word a link holds."""
        return text

    def format(self, value: Any) -> str:
        """Write the word for a link."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no, written 1 or 0 in a link."""

    key: str

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is True or False."""
        if not isinstance(value, bool):
            raise SettingsError(f"{name} must be True or False, got {value!r}")

    def parse(self, text: str) -> bool:
        """Read 1 or 0; ValueError for anything else."""
        if text not in {"0", "1"}:
            raise ValueError(text)
        return text == "1"

    def format(self, value: Any) -> str:
        """Write True as 1 and False as 0."""
        return str(int(value))


@dataclass(frozen=True, slots=True)
class Several:
    """A tuple of numbers or words, separated by commas in a link ("none" stands for an empty one)."""

    key: str
    item: Number | Choice
    fewest: int
    most: int
    distinct: bool = False

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is a tuple of the right length with valid items."""
        if not isinstance(value, tuple):
            raise SettingsError(f"{name} must be a tuple, got {value!r}")
        if not self.fewest <= len(value) <= self.most:
            raise SettingsError(f"{name} must have {self.fewest} to {self.most} entries, got {len(value)}")
        for entry in value:
            self.item.check(name, entry)
        if self.distinct and len(set(value)) < len(value):
            raise SettingsError(f"{name} must not name an entry twice, got {', '.join(map(str, value))}")

    def parse(self, text: str) -> tuple[Any, ...]:
        """Read "64,64" or "none"."""
        return () if text == "none" else tuple(self.item.parse(part) for part in text.split(","))

    def format(self, value: Any) -> str:
        """Write (64, 64) as "64,64" and () as "none"."""
        return ",".join(self.item.format(entry) for entry in value) or "none"


Domain = Number | Choice | Word | Flag | Several


def number_text(value: float) -> str:
    """Write a number with all its digits, as a person types it: 0.3, 1 for 1.0, 0.00001, 4294967295."""
    if not isinstance(value, float):
        return str(value)
    text = repr(float(value)).removesuffix(".0")
    return np.format_float_positional(value, trim="-") if "e-" in text and abs(value) >= SMALLEST_TYPED else text


def domains(settings: Any) -> Mapping[str, Domain]:
    """Return the domain of every field of a settings class or object, by field name."""
    return _domains(settings if isinstance(settings, type) else type(settings))


def range_of(settings: Any, name: str) -> tuple[float, float]:
    """Return the lowest and the highest value of a number among the fields of a settings class or object."""
    domain = domains(settings)[name]
    if not isinstance(domain, Number):
        raise TypeError(f"{name} is no number")
    return domain.low, domain.high


@cache
def _domains(kind: type[Any]) -> Mapping[str, Domain]:
    assert is_dataclass(kind)
    return MappingProxyType({f.name: f.metadata["domain"] for f in fields(kind) if "domain" in f.metadata})


def values_text(domain: Domain) -> str:
    """Return in words what a setting takes: "a whole number from 1 to 5000"."""
    if isinstance(domain, Number):
        kind = "a whole number" if domain.whole else "a number"
        return f"{kind} from {domain.format(domain.low)} to {domain.format(domain.high)}"
    if isinstance(domain, Choice):
        return "one of " + ", ".join(domain.options)
    if isinstance(domain, Several):
        kind, empty = "different entries" if domain.distinct else "entries", "" if domain.fewest else ", or none"
        return f"{domain.fewest} to {domain.most} {kind} with commas between, each {values_text(domain.item)}{empty}"
    return "a word" if isinstance(domain, Word) else "0 or 1"


def differing(a: Any, b: Any) -> list[str]:
    """Return the names of the fields in which two settings objects of one class differ, in their order."""
    return [f.name for f in fields(a) if getattr(a, f.name) != getattr(b, f.name)]


def check_all(settings: Any) -> None:
    """Check every ranged field of a settings object; raise SettingsError for the first that is off."""
    for name, domain in domains(settings).items():
        domain.check(name, getattr(settings, name))
