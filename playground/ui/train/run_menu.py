"""What can be done with the run on the stage: pin it for a race, keep it, take it away as a Python program."""

from __future__ import annotations

import streamlit as st

from playground.ui.parts import keeping
from playground.ui.parts.program import program
from playground.ui.race import state as race_state
from playground.ui.shell.session import Session


def run_menu(here: Session) -> None:
    """Draw the menu; what is in it is drawn only while it is open."""
    menu = st.popover("Use", key="use", icon=":material/ios_share:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        with st.container(horizontal=True, vertical_alignment="center"):
            _race(here)
            _keep(here)
        _pinned(here)
        _program(here)


def _race(here: Session) -> None:
    """Draw what makes the run setting A of a race."""
    st.button(
        "Pin as A", key="pin as a", icon=":material/push_pin:", on_click=race_state.pin, args=(here.run.settings,),
        help="Keep these settings as A. Then change something here, and open Race: what you changed is B.",
    )  # fmt: skip


def _pinned(here: Session) -> None:
    """Say what is pinned, until the race is opened."""
    pinned = race_state.pinned()
    if pinned is not None:
        same = pinned == here.run.settings
        st.caption("A is pinned. Change something, then open Race." if same else "A is pinned; these settings are B.")


def _keep(here: Session) -> None:
    """Draw what keeps the run in the run log."""
    st.button(
        "Keep this run", key="keep", icon=":material/bookmark_add:", on_click=keeping.pin, args=(here,),
        disabled=here.run.trainer.epoch == 0,
        help="Keep settings and history as they now are in Runs. Runs that end by themselves are kept anyway.",
    )  # fmt: skip


def _program(here: Session) -> None:
    """Draw the program that repeats the run, or why there is none yet."""
    st.markdown("**Copy as Python**")
    if here.pace.playing:
        st.caption("Pause for a program that trains up to the epoch shown.")
        return
    program(here.run.settings, here.run_shown.trainer.epoch, changed_at=here.run.changed_at)
