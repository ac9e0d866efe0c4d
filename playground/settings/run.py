"""Everything about a run that a person can set, as frozen values: equal settings give equal runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from playground.settings.data import LARGEST_SEED, DataSettings, usual_data, usual_noise
from playground.settings.declaration import declarations
from playground.settings.network import NetworkSettings
from playground.settings.training import TrainingSettings

__all__ = [
    "GROUPS", "LARGEST_SEED", "PARTS", "DataSettings", "Group", "NetworkSettings", "Settings", "TrainingSettings",
    "grouped", "usual_data", "usual_noise", "with_field",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Settings:
    """One run, wholly described."""

    data: DataSettings = field(default_factory=DataSettings)
    network: NetworkSettings = field(default_factory=NetworkSettings)
    training: TrainingSettings = field(default_factory=TrainingSettings)


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the sidebar: its title, and whether it is open at first."""

    title: str
    is_open: bool = False


PARTS: Mapping[str, type[Any]] = MappingProxyType(
    {"data": DataSettings, "network": NetworkSettings, "training": TrainingSettings}
)
GROUPS: Mapping[str, Group] = MappingProxyType({
    "data": Group("Data", is_open=True),
    "samples": Group("Samples"),
    "inputs": Group("Inputs"),
    "network": Group("Network"),
    "regularisation": Group("Regularisation", is_open=True),
    "training": Group("Training"),
})  # fmt: skip


def grouped(group: str) -> tuple[tuple[str, str], ...]:
    """Return part and name of the fields of a group, in the order in which their controls stand."""
    return _GROUPED[group]


def with_field(settings: Settings, part: str, name: str, value: Any) -> Settings:
    """Return the settings with another value of one field."""
    return replace(settings, **{part: replace(getattr(settings, part), **{name: value})})


def _ordered(group: str) -> tuple[tuple[str, str], ...]:
    """Return the fields of a group in their order, each that stands ``after`` another moved to its place."""
    declared = [
        (part, name, declaration.after)
        for part, kind in PARTS.items()
        for name, declaration in declarations(kind).items()
        if declaration.group == group
    ]
    order = [(part, name) for part, name, after in declared if not after]
    for part, name, after in declared:
        if after:
            order.insert(order.index((part, after)) + 1, (part, name))
    return tuple(order)


_GROUPED = {group: _ordered(group) for group in GROUPS}
