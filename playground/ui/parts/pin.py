"""The pin: settings that wait to be A of the race opened next, while the dashboard's settings will be B."""

from __future__ import annotations

from typing import cast

from playground.settings.run import Settings
from playground.ui.shell import tab_state

_KEY = "pinned as A"


def pin(settings: Settings) -> None:
    """Pin these settings: they become A of the race opened next."""
    tab_state.set_value(_KEY, settings)


def pinned() -> Settings | None:
    """Return the pinned settings, or None."""
    return cast(Settings | None, tab_state.value(_KEY))


def pop_pinned() -> Settings | None:
    """Return the pinned settings and remove the pin; None if nothing was pinned."""
    return cast(Settings | None, tab_state.pop(_KEY))
