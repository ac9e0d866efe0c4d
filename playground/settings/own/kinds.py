"""The kinds of data that a person brings, each with the settings by which a link describes it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from playground.settings.own.own_data import Files, OwnData
from playground.settings.own.own_points import in_link
from playground.settings.own.point_settings import PointSettings
from playground.settings.own.table_settings import TableSettings

# By the word that a link has for the data set, one of ``datasets.OWN``.
KINDS: Mapping[str, type[Any]] = MappingProxyType({"table": TableSettings, "points": PointSettings})


def described_by(wanted: Any, files: Files) -> OwnData | None:
    """Return the data that the settings of a kind describe: those that a link holds, or that somebody has given."""
    return in_link(wanted) or files(wanted)
