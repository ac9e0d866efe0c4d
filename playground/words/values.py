"""Values of settings as people read them."""

from __future__ import annotations

from typing import Any

from playground.settings.declaration import options_of
from playground.settings.fields import Choice, Flag, domains


def written(settings: Any, name: str) -> str:
    """Return the value of a field as the screen shows it: "16, 16", "Leaky ReLU", "0.01", "on"."""
    value, domain = getattr(settings, name), domains(settings)[name]
    if isinstance(value, tuple):
        records = options_of(domain)
        return ", ".join(records[entry].title if records else str(entry) for entry in value) or "none"
    if isinstance(domain, Choice):
        return domain.options[value].title
    if isinstance(domain, Flag):
        return "on" if value else "off"
    return f"{value:,}" if isinstance(value, int) else f"{value:g}"
