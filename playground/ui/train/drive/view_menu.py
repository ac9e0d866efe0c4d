"""The switches of the view behind a button, where a projector has no room for them."""

from __future__ import annotations

import streamlit as st

from playground.ui.parts.view_controls import curve_controls
from playground.ui.train.answer_controls import answer_controls
from playground.ui.train.state import TrainState
from playground.words.catalogue import training as says


def view_menu(state: TrainState) -> None:
    """Draw the menu."""
    with st.popover(says.VIEW(), key="view menu", icon=":material/visibility:"):
        answer_controls(state)
        curve_controls(state, regression=state.run.dataset.task == "regression")
