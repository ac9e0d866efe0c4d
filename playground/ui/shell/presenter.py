"""Presenter mode: who shows one page to a class shows the others too, so a tab has it on all pages or on none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, cast

import streamlit as st

from playground.settings.declaration import declarations
from playground.settings.pages import ViewSettings
from playground.ui.shell import address, tab_state
from playground.ui.shell.widgets import key_of

_KEY = "presenting"


class PresentedView(Protocol):
    """How a page is shown."""

    @property
    def presenter(self) -> bool:
        """Whether it is for a projector."""


@dataclass(slots=True)
class _Presenting:
    """Whether the tab presents; it outlives the switch of a page that is left."""

    on: bool


def is_presenting() -> bool:
    """Return whether the tab presents, as far as is known before a page is drawn."""
    presenting = cast(_Presenting | None, tab_state.value(_KEY))
    return presenting.on if presenting is not None else address.query().get("presenter") == "1"


def present(*, on: bool) -> None:
    """Let the tab present, or not."""
    tab_state.kept(_KEY, lambda: _Presenting(on)).on = on


def presenter_switch(view: PresentedView) -> bool:
    """Draw the switch and return whether it is on; the link of the first page of a tab says how it begins."""
    presenting = tab_state.kept(_KEY, lambda: _Presenting(view.presenter))
    key = tab_state.first_value(key_of(view, "presenter"), presenting.on)
    declared = declarations(ViewSettings)["presenter"]
    presenting.on = st.toggle(declared.label, key=key, help=declared.help)
    return presenting.on
