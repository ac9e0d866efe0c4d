"""Dataclass fields that know their range, so that a bound is written once for checks, controls and links."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any


class SettingsError(ValueError):
    """A setting has an impossible value; the message names the value and the remedy."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole or real number in [low, high], both ends included."""

    key: str
    low: float
    high: float
    whole: bool = False

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is a finite number of the right kind within the range."""
        kinds = (int,) if self.whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not -math.inf < value < math.inf:
            noun = "a whole number" if self.whole else "a finite number"
            raise SettingsError(f"{name} must be {noun}, got {value!r}")
        if not self.low <= value <= self.high:
            low, high, got = _plain(self.low), _plain(self.high), _plain(value)
            raise SettingsError(f"{name} must be between {low} and {high}, got {got}")

    def parse(self, text: str) -> int | float:
        """Read the value a link holds; ValueError when it is not a number."""
        return int(text) if self.whole else float(text)

    def format(self, value: Any) -> str:
        """Write the value for a link: the shortest text that reads back as the same number."""
        return _plain(value if self.whole else float(value))


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    key: str
    options: tuple[str, ...]

    def check(self, name: str, value: object) -> None:
        """Raise SettingsError unless ``value`` is one of the options."""
        if value not in self.options:
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


def _plain(value: float) -> str:
    """Write a number with all its digits: 0.3, 1 for 1.0, 4294967295."""
    return repr(float(value)).removesuffix(".0") if isinstance(value, float) else str(value)


def real(default: float, low: float, high: float, key: str) -> Any:
    """Make a field for a real number in [low, high], named ``key`` in links."""
    return field(default=default, metadata={"domain": Number(key, low, high)})


def whole(default: int, low: int, high: int, key: str) -> Any:
    """Make a field for a whole number in [low, high], named ``key`` in links."""
    return field(default=default, metadata={"domain": Number(key, low, high, whole=True)})


def choice(default: str, options: tuple[str, ...], key: str) -> Any:
    """Make a field for one of several words, named ``key`` in links."""
    return field(default=default, metadata={"domain": Choice(key, options)})


def word(default: str, key: str) -> Any:
    """Make a field for a word whose meaning the user of the settings checks, named ``key`` in links."""
    return field(default=default, metadata={"domain": Word(key)})


def flag(key: str, *, default: bool) -> Any:
    """Make a field for yes or no, named ``key`` in links."""
    return field(default=default, metadata={"domain": Flag(key)})


def several(
    default: tuple[Any, ...],
    item: Number | Choice,
    fewest: int,
    most: int,
    key: str,
    *,
    distinct: bool = False,
) -> Any:
    """Make a field for a tuple of ``fewest`` to ``most`` items, named ``key`` in links."""
    return field(default=default, metadata={"domain": Several(key, item, fewest, most, distinct)})


def domains(settings: Any) -> Mapping[str, Domain]:
    """Return the domain of every ranged field of a settings class or object, by field name."""
    return {f.name: f.metadata["domain"] for f in fields(settings) if "domain" in f.metadata}


def differing(a: Any, b: Any) -> list[str]:
    """Return the names of the fields in which two settings objects of one class differ, in their order."""
    return [f.name for f in fields(a) if getattr(a, f.name) != getattr(b, f.name)]


def check_all(settings: Any) -> None:
    """Check every ranged field of a settings object; raise SettingsError for the first that is off."""
    for name, domain in domains(settings).items():
        domain.check(name, getattr(settings, name))
