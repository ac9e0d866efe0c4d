"""Controls for how runs are shown that several pages have; they stand beside what they change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import streamlit as st

from playground.ui.controls.field_control import control, loss_or_score
from playground.ui.shell.presenter import presenter_switch


class Viewed(Protocol):
    """The state of a page that can be shown in several ways."""

    view: Any


def change_view(state: Viewed, **changes: Any) -> None:
    """Change how a page is shown."""
    state.view = replace(state.view, **changes)


def speed_control(state: Viewed) -> None:
    """Draw how fast a run plays."""
    change_view(state, speed=control(state.view, "speed", visibility="collapsed", width=150))


def view_switches(state: Viewed, *names: str) -> None:
    """Draw switches of the view, by the names of their fields."""
    change_view(state, **{name: control(state.view, name) for name in names})


def curve_controls(state: Viewed, *, regression: bool) -> None:
    """Draw the controls of the learning curves."""
    with st.container(key="curve controls", horizontal=True, gap="medium", vertical_alignment="center"):
        change_view(state, curve=loss_or_score(state.view, "curve", regression=regression))
        view_switches(state, "log_loss", "log_epochs")


def presenter_control(state: Viewed) -> None:
    """Draw the switch of presenter mode."""
    change_view(state, presenter=presenter_switch(state.view))
