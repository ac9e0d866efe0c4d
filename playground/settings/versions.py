"""Versions of links: a link that says nothing of a setting means the default of the time at which it was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from playground.settings.pages import RaceSettings, ViewSettings
from playground.settings.run import NetworkSettings, TrainingSettings

Part = TypeVar("Part")
KEY = "v"  # what a link calls its version
FIRST, CURRENT = 1, 2  # a link of the first version does not name it

# The defaults that a version had otherwise than the version after it.
CHANGED: Mapping[int, Mapping[type[Any], Mapping[str, Any]]] = MappingProxyType({
    1: {
        NetworkSettings: {"hidden_layers": (64, 64)},
        TrainingSettings: {"learning_rate": 0.01, "batch_size": 16, "max_epochs": 10_000},
        ViewSettings: {"speed": "fast"},
        RaceSettings: {"speed": "fast"},
    },
})  # fmt: skip


def defaults_of(version: int, default: Part) -> Part:
    """Return the defaults that a version had, from those of the present one."""
    for earlier in range(CURRENT - 1, version - 1, -1):
        default = replace(default, **CHANGED[earlier].get(type(default), {}))  # type: ignore[type-var]
    return default


def version_of(query: Mapping[str, str]) -> tuple[int, tuple[str, ...]]:
    """Return the version by which a query is read, and what is to be said of the one it names.

    A query that names none is of the first version. No query at all is the bare address, which means what it means now.
    """
    if KEY not in query:
        return (FIRST if query else CURRENT), ()
    text = query[KEY]
    if text in map(str, range(FIRST, CURRENT + 1)):
        return int(text), ()
    known = f"versions {FIRST} to {CURRENT} are known, and it is read as version {CURRENT}."
    if re.fullmatch("[1-9][0-9]*", text):
        return CURRENT, (f"The link's {KEY}={text} is of a later version of the playground: {known}",)
    return CURRENT, (f"The link's {KEY}={text} is no version of links: {known}",)


def with_version(query: Mapping[str, str]) -> dict[str, str]:
    """Return a query that names the version by which it is read."""
    return {KEY: query.get(KEY, str(version_of(query)[0])), **query}
