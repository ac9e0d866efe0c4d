"""The dashboard's page: the sidebar says what to train, the stage shows it."""

from __future__ import annotations

import streamlit as st

from playground.ui.controls.sidebar import follow, sidebar
from playground.ui.parts.first_visit import offer_first_lesson
from playground.ui.parts.view_controls import presenter_control
from playground.ui.shell.frame import frame
from playground.ui.shell.navigation import Page
from playground.ui.train import state as train_state
from playground.ui.train.drawing.controls import keep_up
from playground.ui.train.stage import stage
from playground.ui.train.style import train_rules


def train() -> None:
    """Draw the page."""
    state = train_state.current()

    if (settings := state.fulfil_wish()) is not None:
        follow(settings)

    def controls() -> None:
        offer_first_lesson()
        # Controls stay where a person put them, though such data could not be made; points are drawn on the run itself.
        has_own = state.run.settings.data.own is not None or state.requested.data.own is not None
        shown = state.run.settings if has_own else state.requested
        settings = sidebar(shown)
        with st.sidebar:
            presenter_control(state)
        requested = state.requested
        state.apply(settings, shown)
        keep_up(state)
        if state.requested is not requested:
            state.stage.refresh()  # before the rest of the page, which takes longer than a person waits for a slider

    stage(state, frame(state, controls, train_rules))


PAGE = Page("Train", train_state.URL_PATH, "Train", "Train one network and watch.", train)
