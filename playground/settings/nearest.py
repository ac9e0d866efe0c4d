"""The nearest right one of what was typed wrongly."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from playground.settings import pages
from playground.settings.declaration import declarations, options_of
from playground.settings.fields import Choice, Domain, Flag, Number, Several, Word, domains
from playground.settings.own.kinds import KINDS
from playground.settings.run import PARTS

ALIKE = 0.65  # of two words, as ``difflib`` counts it
_FLAGS = {"yes": "1", "true": "1", "on": "1", "no": "0", "false": "0", "off": "0"}
_ALL = (*PARTS.values(), *KINDS.values(), *(getattr(pages, name) for name in pages.__all__))
_ANYWHERE = {domain.key for kind in _ALL for domain in domains(kind).values()}
_BETWEEN_ITEMS = re.compile(r"[\s,;]+|(?<=\d)x(?=\d)")


def nearest_word(typed: str, meanings: Mapping[str, str]) -> str | None:
    """Return what the name most like a typed word stands for, large or small, with or without hyphens.

    Parameters
    ----------
    typed : str
    meanings : mapping of str to str
        What each name stands for: itself, or the word by which it has to be said.

    Returns
    -------
    str or None
        None where no name is like it.
    """
    plain = {_letters(name): meaning for name, meaning in meanings.items()}
    found = get_close_matches(_letters(typed), plain, n=1, cutoff=ALIKE)
    return plain[found[0]] if found else None


def nearest_name(typed: str, parts: Iterable[Any]) -> str | None:
    """Return the name in links of that setting of some parts which a typed name is most like, in links or on the page.

    None where no name is like it, or where it is the right name of a setting that those parts do not have.
    """
    if typed in _ANYWHERE:
        return None
    meanings: dict[str, str] = {}
    for part in parts:
        for name, domain in domains(part).items():
            meanings |= dict.fromkeys((name, declarations(part)[name].label, domain.key), domain.key)
    return nearest_word(typed, meanings)


def nearest_value(domain: Domain, typed: str) -> str | None:
    """Return the value of a setting nearest to a typed one, as text; None where none is near."""
    finders: Mapping[type, Callable[[Any, str], str | None]] = {
        Number: _nearest_number, Choice: _nearest_choice, Flag: _nearest_flag, Several: _nearest_items,
        Word: lambda domain, typed: None,
    }  # fmt: skip
    return finders[type(domain)](domain, typed)


def can_be(domain: Domain, typed: str) -> bool:
    """Return whether a setting can be what is typed."""
    try:
        domain.check(domain.key, domain.parse(typed))
    except ValueError:
        return False
    return True


def used_instead(part: Any, name: str, typed: str) -> str:
    """Return which value a setting has in place of a typed one that cannot be, and which one that can be is nearest.

    Parameters
    ----------
    part : DataSettings, NetworkSettings, TrainingSettings or a page's settings
        With the value that is used.
    name : str
        Of the field.
    typed : str
    """
    domain = domains(part)[name]
    used, nearest = domain.format(getattr(part, name)), nearest_value(domain, typed)
    if nearest == used:
        return f"It is {used} instead, the nearest value."
    is_told = nearest is not None and can_be(domain, nearest)
    return f"It is {used} instead" + (f"; the nearest value is {nearest}." if is_told else ".")


def _nearest_number(domain: Number, typed: str) -> str | None:
    """Read "5e3", "0,5" and "20 %" as what they mean, and bring that into the range."""
    text = typed.strip().replace("−", "-")
    text, percent = text.removesuffix("%").rstrip(), text.endswith("%")
    try:
        value = float(text if "." in text else text.replace(",", "."))
    except ValueError:
        return None
    if math.isnan(value):
        return None
    value = min(max(value / 100 if percent else value, domain.low), domain.high)
    return domain.format(round(value) if domain.whole else value)


def _nearest_choice(domain: Choice, typed: str) -> str | None:
    meanings = {record.title: word for word, record in options_of(domain).items()}
    return nearest_word(typed, meanings | {word: word for word in options_of(domain)})


def _nearest_flag(domain: Flag, typed: str) -> str | None:
    meant = nearest_word(typed, _FLAGS)
    if meant is not None:
        return meant
    number = _nearest_number(Number(domain.key, 0, 1, whole=True), typed)
    return None if number is None else number


def _nearest_items(domain: Several, typed: str) -> str | None:
    """Take what stands between commas, blanks or, between numbers, the letter x."""
    parts = [part for part in _BETWEEN_ITEMS.split(typed.strip("()[] ")) if part]
    items = [nearest_value(domain.item, part) for part in parts]
    if not items or None in items:
        return None
    kept = list(dict.fromkeys(items)) if domain.distinct else items
    return ",".join(item for item in kept[: domain.most] if item is not None)


def _letters(word: str) -> str:
    return re.sub(r"[\W_]", "", word).casefold()
