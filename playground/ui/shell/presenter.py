"""Presenter mode: who shows one page to a class shows the others too, so a tab has it on all pages or on none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from playground.settings.declaration import declarations
from playground.settings.pages import ViewSettings
from playground.ui.shell import session
from playground.ui.shell.widgets import key_of


class Shown(Protocol):
    """How a page is shown."""

    @property
    def presenter(self) -> bool:
        """Whether it is for a projector."""


@dataclass(slots=True)
class _Presenting:
    """Whether the tab presents; it outlives the switch of a page that is left."""

    on: bool


def presenter_switch(view: Shown) -> bool:
    """Draw the switch and return whether it is on; the link of the first page of a tab says how it begins."""
    here = session.held("presenting", lambda: _Presenting(view.presenter))
    key = session.seeded(key_of(view, "presenter"), here.on)
    said = declarations(ViewSettings)["presenter"]
    here.on = st.toggle(said.label, key=key, help=said.help)
    return here.on
