"""Controls for how runs are shown that several pages have; they stand beside what they change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import streamlit as st

from playground.ui.shell import tab_state
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.widgets import key_of, loss_or_score, switch

SPEED_TITLES = {"slow": "Slow", "medium": "1 epoch a frame", "fast": "Fast"}


class Viewed(Protocol):
    """The state of a page that can be shown in several ways."""

    view: Any


def change_view(state: Viewed, **changes: Any) -> None:
    """Change how a page is shown."""
    state.view = replace(state.view, **changes)


def speed_control(state: Viewed) -> None:
    """Draw how fast a run plays."""
    key = tab_state.first_value(key_of(state.view, "speed"), state.view.speed)
    chosen = st.selectbox(
        "Speed", list(SPEED_TITLES), key=key, format_func=SPEED_TITLES.__getitem__, label_visibility="collapsed",
        width=150, help="Slow: about four epochs a second. Fast: as many epochs a frame as fit into 30 ms.",
    )  # fmt: skip
    change_view(state, speed=chosen)


def points_switch(state: Viewed) -> None:
    """Draw whether test points are shown."""
    shown = switch(state.view, "show_test", "Test points", "Show the test points as hollow diamonds.")
    change_view(state, show_test=shown)


def discretise_switch(state: Viewed, help_: str) -> None:
    """Draw whether a picture has few colours."""
    change_view(state, discretise=switch(state.view, "discretise", "Discretise", help_))


def curve_controls(state: Viewed, *, regression: bool) -> None:
    """Draw what belongs to the learning curves."""
    with st.container(key="curve controls", horizontal=True, gap="medium", vertical_alignment="center"):
        curve = loss_or_score(state.view, "curve", "Curve", regression=regression)
        log_loss = switch(state.view, "log_loss", "log loss", "Draw the loss on a logarithmic axis.")
        log_epochs = switch(state.view, "log_epochs", "log epochs", "Draw the epochs on a logarithmic axis.")
    change_view(state, curve=curve, log_loss=log_loss, log_epochs=log_epochs)


def presenter_control(state: Viewed) -> None:
    """Draw whether the page is for a projector."""
    change_view(state, presenter=presenter_switch(state.view))
