"""Parts of settings in the query of a link: values as text, read one at a time, data, and names that mean nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from playground.datasets import OWN, DatasetError
from playground.settings.data import DataSettings, usual_data, usual_noise
from playground.settings.declaration import declarations
from playground.settings.fields import SettingsError, domains, values_text
from playground.settings.nearest import nearest_name, used_instead
from playground.settings.own.kinds import KINDS, described_by
from playground.settings.own.own_data import Files
from playground.settings.versions import defaults_of

NAME = domains(DataSettings)["name"].key  # of the data set in links


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


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What a query says of data.

    Attributes
    ----------
    data : DataSettings
        The data; without those of a person's own where these are not there, or cannot be made.
    own : settings of a kind in ``KINDS``, or None
        By which the query describes data of a person's own.
    is_missing : bool
        Whether these are not there.
    rest : mapping of str to str
        The query without the word for data of a person's own.
    """

    data: DataSettings
    own: Any
    is_missing: bool
    rest: Mapping[str, str]


def query_of_data(data: DataSettings) -> dict[str, str]:
    """Return what is not the default of data, by names in links; all that describes a person's own."""
    query = differing_values(data, replace(usual_data(data), name=DataSettings().name))
    return query if data.own is None else {NAME: data.entry.name, **data.own.query, **query}


def read_data(query: Mapping[str, str], version: int, problems: list[str], files: Files) -> LinkedData:
    """Return what a query of a version says of data; what cannot be is said and falls back to the default.

    Whoever asks says that data of a person's own are not there: what to do then depends on the page.
    """
    kind = query.get(NAME, "")
    if kind not in KINDS:
        data = defaults_of(version, DataSettings(noise=usual_noise(kind)))
        return LinkedData(read_part(data, query, problems), None, is_missing=False, rest=query)
    wanted, own, is_missing = read_part(KINDS[kind](), query, problems), None, False
    try:
        own = described_by(wanted, files)
        is_missing = own is None
    except DatasetError as error:
        problems.append(f"The link's data cannot be made: {error}. The default data are used instead.")
    data = defaults_of(version, DataSettings(noise=OWN[kind].default_noise, own=own))
    rest = {key: value for key, value in query.items() if key != NAME}
    return LinkedData(read_part(data, rest, problems), wanted, is_missing, rest)
