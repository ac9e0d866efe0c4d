"""Settings and their values as text."""

from __future__ import annotations

from typing import NamedTuple

from playground.comparisons.differences import Difference
from playground.settings.declaration import declarations, options_of
from playground.settings.fields import Choice, Domain, Flag, Word, differing, domains
from playground.settings.run import GROUPS, PARTS, Settings, grouped, usual_data
from playground.words.catalogue import race as says
from playground.words.numbers import plain


def title_of(part: str, field: str) -> str:
    """Return the name of a settings field as it stands within a sentence."""
    return declarations(PARTS[part])[field].title


def value_text(part: str, field: str, value: object) -> str:
    """Return the value of a field as the screen shows it: "16, 16", "Leaky ReLU", "0.01", "on"."""
    return text_of(domains(PARTS[part])[field], value)


def text_of(domain: Domain, value: object) -> str:
    """Return a value of these as the screen shows it."""
    if isinstance(value, tuple):
        records = options_of(domain)
        return ", ".join(records[entry].title if records else str(entry) for entry in value) or says.NO_VALUE()
    if isinstance(domain, Choice):
        return domain.options[str(value)].title
    if isinstance(domain, Flag):
        return says.ON() if value else says.OFF()
    if isinstance(domain, Word):
        return str(value)
    return plain(value) if isinstance(value, float) else f"{value:,}"


def difference_text(difference: Difference) -> str:
    """Return a difference as a clause, such as "dropout 0 in A, 0.5 in B"."""
    part, field = difference.part, difference.field
    a, b = (value_text(part, field, value) for value in (difference.a, difference.b))
    return says.DIFFERENCE(title=title_of(part, field), a=a, b=b)


def what_was_otherwise(before: Settings, now: Settings) -> str:
    """Return the one setting in which a run of before was another, with its value then; empty unless there is one."""
    changed = [(part, name) for part in PARTS for name in differing(getattr(before, part), getattr(now, part))]
    if len(changed) != 1:
        return ""
    ((part, name),) = changed
    if name not in declarations(PARTS[part]):  # as data of a person's own are
        return ""
    return says.WAS(title=title_of(part, name), value=value_text(part, name, getattr(getattr(before, part), name)))


class Listed(NamedTuple):
    """A setting that has an effect: its group, its name, its value on each side, and whether all have the default."""

    group: str
    title: str
    values: tuple[str, ...]
    is_usual: bool


def listed(*sides: Settings) -> list[Listed]:
    """Return the settings of one run, or of A and B, that have an effect, in the order of the sidebar."""
    return [
        _listed(title, part, field, sides)
        for group, title in ((group, shown.title) for group, shown in GROUPS.items())
        for part, field in grouped(group)
        if any(declarations(PARTS[part])[field].acts(side) for side in sides)
    ]


def _listed(group: str, part: str, field: str, sides: tuple[Settings, ...]) -> Listed:
    parts = [getattr(side, part) for side in sides]
    usual = [usual_data(side.data) if part == "data" else PARTS[part]() for side in sides]
    label = declarations(PARTS[part])[field].context(sides[0]).label or declarations(PARTS[part])[field].label
    if (part, field) == ("data", "name"):
        return Listed(group, label, tuple(side.data.entry.title for side in sides), is_usual=False)
    values = tuple(value_text(part, field, getattr(one, field)) for one in parts)
    is_usual = all(getattr(one, field) == getattr(default, field) for one, default in zip(parts, usual, strict=True))
    return Listed(group, label, values, is_usual)
