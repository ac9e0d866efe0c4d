"""One part of settings in the query of a link: its values as text, read one at a time, and names that mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.settings.declaration import declarations
from playground.settings.fields import SettingsError, domains, values_text
from playground.settings.nearest import nearest_name, used_instead


def read_part(part: Any, query: Mapping[str, str], problems: list[str]) -> Any:
    """Return ``part`` with what the query says of it, one value at a time, so that one bad value spoils no other."""
    for name, domain in domains(part).items():
        if domain.key not in query:
            continue
        text = query[domain.key]
        try:
            value = domain.parse(text)
            domain.check(declarations(part)[name].label, value)
            part = replace(part, **{name: value})
        except SettingsError as error:
            problems.append(f"The link's {domain.key}={text} cannot be: {error}. {used_instead(part, name, text)}")
        except ValueError:
            said = f"The link's {domain.key}={text} cannot be read as {values_text(domain)}."
            problems.append(f"{said} {used_instead(part, name, text)}")
    return part


def differing_values(part: Any, default: Any) -> dict[str, str]:
    """Return the values of a part that are not its default's, by their names in links."""
    return {
        domain.key: domain.format(getattr(part, name))
        for name, domain in domains(part).items()
        if getattr(part, name) != getattr(default, name)
    }


def unknown_names(query: Mapping[str, str], *parts: Any) -> list[str]:
    """Say which parameters no part has a place for, and which name is nearest."""
    known = {domain.key for part in parts for domain in domains(part).values()}
    unknown = {key: nearest_name(key, parts) for key in query if key not in known}
    return [
        f"The link's {key}={query[key]} means nothing here and is ignored"
        + ("." if nearest is None else f"; the nearest name is {nearest}.")
        for key, nearest in unknown.items()
    ]
