"""The menu of the race: what leads to other pages, and what is taken away."""

from __future__ import annotations

import streamlit as st

from playground.charts.overview import Look
from playground.settings.links import to_pair_query
from playground.ui.parts.handover import LUCK, SWEEP, send_buttons
from playground.ui.parts.report_buttons import report_buttons
from playground.ui.race.state import RaceState
from playground.words.catalogue import pages as says


def use_menu(state: RaceState) -> None:
    """Draw the menu."""
    a, b, view = state.race.a.settings, state.race.b.settings, state.view
    with st.popover(says.USE(), key="use race", icon=":material/ios_share:"):
        send_buttons(a, b, to=(LUCK,))
        send_buttons(state.edited, to=(SWEEP,))
        look = Look(view.curve, log_loss=view.log_loss, by=view.measured_by)
        report_buttons(state.stage, lambda: state.race, to_pair_query(a, b, view), look)
