"""The dashboard's page: the sidebar says what to train, the stage shows it."""

from __future__ import annotations

import streamlit as st

from playground.ui.controls.field_control import follow_field
from playground.ui.controls.sidebar import follow, sidebar
from playground.ui.parts.verdict_line import verdict_rules
from playground.ui.parts.view_controls import presenter_control
from playground.ui.shell.frame import frame
from playground.ui.shell.navigation import Page
from playground.ui.train import state as train_state
from playground.ui.train.stage import stage


def train() -> None:
    """Draw the page."""
    state = train_state.current()

    if (settings := state.fulfil_wish()) is not None:
        follow(settings)
    for name in state.fulfil_wished_view():
        follow_field(state.view, name)

    def controls() -> None:
        settings = sidebar(state.run.settings)
        with st.sidebar:
            presenter_control(state)
        state.apply(settings)

    stage(state, frame(state, controls, verdict_rules))


PAGE = Page("Train", train_state.URL_PATH, "Train", "Train one network and watch.", train)
