"""The menu of the run on the stage: pin it for a race, keep it, send it to MLflow, copy it as a Python program."""

from __future__ import annotations

import streamlit as st

from playground.charts.overview import Look
from playground.export.tracking.entry import entry_of_run
from playground.settings.links import to_query
from playground.ui.parts import keeping, pin
from playground.ui.parts.handover import send_buttons
from playground.ui.parts.program import program
from playground.ui.parts.report_buttons import report_buttons
from playground.ui.parts.tracking_button import tracking_button
from playground.ui.train.drive.film import film_controls
from playground.ui.train.drive.saved_run import saved_run
from playground.ui.train.state import TrainState
from playground.words.catalogue import pages as says_of_pages
from playground.words.catalogue import training as says


def run_menu(state: TrainState) -> None:
    """Draw the menu; its contents are drawn only while it is open."""
    menu = st.popover(says_of_pages.USE(), key="use", icon=":material/ios_share:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        with st.container(horizontal=True, vertical_alignment="center"):
            send_buttons(state.run.settings)
            _race(state)
            _keep(state)
        _pinned(state)
        _report(state)
        tracking_button(state.stage, lambda: entry_of_run(state.run), key="run", disabled=state.run.trainer.epoch == 0)
        saved_run(state)
        film_controls(state)
        _program(state)


def _race(state: TrainState) -> None:
    """Draw the button that makes the run setting A of a race."""
    st.button(
        says.PIN(), key="pin as a", icon=":material/push_pin:", on_click=pin.pin, args=(state.run.settings,),
        help=says.PIN_HELP(),
    )  # fmt: skip


def _pinned(state: TrainState) -> None:
    """Say that settings are pinned as A, until the race is opened."""
    pinned = pin.pinned()
    if pinned is not None:
        st.caption((says.PINNED if pinned == state.run.settings else says.PINNED_OTHER)())


def _keep(state: TrainState) -> None:
    """Draw the button that keeps the run in the run log."""
    st.button(
        says.KEEP(), key="keep", icon=":material/bookmark_add:", on_click=keeping.keep_pinned, args=(state,),
        disabled=state.run.trainer.epoch == 0, help=says.KEEP_HELP(),
    )  # fmt: skip


def _report(state: TrainState) -> None:
    """Draw the buttons that save a report of the run, as it is looked at."""
    view = state.view
    with st.container(horizontal=True, vertical_alignment="center"):
        report_buttons(
            state.stage, lambda: state.displayed_run, to_query(state.run.settings, view),
            Look(view.curve, log_loss=view.log_loss),
        )  # fmt: skip


def _program(state: TrainState) -> None:
    """Draw the program that repeats the run, or why there is none yet."""
    st.markdown(f"**{says.AS_PYTHON()}**")
    if state.stage.playing:
        st.caption(says.PAUSE_FOR_PROGRAM())
        return
    program(state.run.settings, state.displayed_run.trainer.epoch, changed_at=state.run.changed_at)
