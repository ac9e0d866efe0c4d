"""Settings and their values as text."""

from __future__ import annotations

from playground.comparisons.differences import Difference
from playground.settings.declaration import declarations, options_of
from playground.settings.fields import Choice, Flag, differing, domains
from playground.settings.run import PARTS, Settings
from playground.words.catalogue import race as says
from playground.words.numbers import plain


def title_of(part: str, field: str) -> str:
    """Return the name of a settings field as it stands within a sentence."""
    return declarations(PARTS[part])[field].title


def value_text(part: str, field: str, value: object) -> str:
    """Return the value of a field as the screen shows it: "16, 16", "Leaky ReLU", "0.01", "on"."""
    domain = domains(PARTS[part])[field]
    if isinstance(value, tuple):
        records = options_of(domain)
        return ", ".join(records[entry].title if records else str(entry) for entry in value) or says.NO_VALUE()
    if isinstance(domain, Choice):
        return domain.options[str(value)].title
    if isinstance(domain, Flag):
        return says.ON() if value else says.OFF()
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
    return says.WAS(title=title_of(part, name), value=value_text(part, name, getattr(getattr(before, part), name)))
