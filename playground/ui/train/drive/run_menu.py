"""The menu of the run on the stage: pin it for a race, keep it, copy it as a Python program."""

from __future__ import annotations

import streamlit as st

from playground.ui.parts import keeping, pin
from playground.ui.parts.handover import send_buttons
from playground.ui.parts.program import program
from playground.ui.train.state import TrainState


def run_menu(state: TrainState) -> None:
    """Draw the menu; its contents are drawn only while it is open."""
    menu = st.popover("Use", key="use", icon=":material/ios_share:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        with st.container(horizontal=True, vertical_alignment="center"):
            send_buttons(state.run.settings)
            _race(state)
            _keep(state)
        _pinned(state)
        _program(state)


def _race(state: TrainState) -> None:
    """Draw the button that makes the run setting A of a race."""
    st.button(
        "Pin as A", key="pin as a", icon=":material/push_pin:", on_click=pin.pin, args=(state.run.settings,),
        help="Keep these settings as A. Then change something here, and open Race: what you changed is B.",
    )  # fmt: skip


def _pinned(state: TrainState) -> None:
    """Say that settings are pinned as A, until the race is opened."""
    pinned = pin.pinned()
    if pinned is not None:
        same = pinned == state.run.settings
        st.caption("A is pinned. Change something, then open Race." if same else "A is pinned; these settings are B.")


def _keep(state: TrainState) -> None:
    """Draw the button that keeps the run in the run log."""
    st.button(
        "Keep this run", key="keep", icon=":material/bookmark_add:", on_click=keeping.keep_pinned, args=(state,),
        disabled=state.run.trainer.epoch == 0,
        help="Keep settings and history as they now are in Runs. Runs that end by themselves are kept anyway.",
    )  # fmt: skip


def _program(state: TrainState) -> None:
    """Draw the program that repeats the run, or why there is none yet."""
    st.markdown("**Copy as Python**")
    if state.stage.playing:
        st.caption("Pause for a program that trains up to the epoch shown.")
        return
    program(state.run.settings, state.displayed_run.trainer.epoch, changed_at=state.run.changed_at)
