"""The sweep's stage: buttons, the places of progress, charts and what was found, and the table of numbers."""

from __future__ import annotations

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.comparisons.sweep.table import csv, sweep_table
from playground.ui.live.places import Places
from playground.ui.shell.headings import heading
from playground.ui.sweep.open_menu import open_menu
from playground.ui.sweep.performance import SweepPerformance
from playground.ui.sweep.state import SweepState
from playground.words.catalogue import pages as says
from playground.words.sweep import cell_reason, failure_text


def stage(state: SweepState, described: Plan | None, theme: Theme) -> None:
    """Draw what starts a sweep and the places of what comes of it.

    Parameters
    ----------
    state : SweepState
        The page's state in this tab.
    described : Plan or None
        The plan the controls describe; None if it is impossible.
    theme : Theme
        Colours and sizes.
    """
    places, outcome = Places(state.stage), state.outcome(described)
    with st.container(key="sweep-stage"):
        _buttons(state, described, outcome, places)
        if state.sweep is not None and state.sweep.error:
            st.error(failure_text(state.sweep.error))
        if outcome is not None:
            _charts(outcome, places)
            if not theme.presenter:
                _numbers(outcome)
    places.show(SweepPerformance(state, described, theme))


def _buttons(state: SweepState, described: Plan | None, outcome: Outcome | None, places: Places) -> None:
    """Draw Start or Cancel, how far the sweep is, and the way to any of its runs."""
    with st.container(key="sweep-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        if state.is_running:
            st.button("Cancel", key="sweep cancel", icon=":material/stop:", on_click=state.cancel,
                      help="Hand out no more runs. Those in hand are finished; what is done is kept.")  # fmt: skip
        else:
            st.button("Start", key="sweep start", icon=":material/play_arrow:", type="primary",
                      disabled=described is None, on_click=state.start, args=(described,),
                      help="Train what is not done yet.")  # fmt: skip
        places.text(st.container(key="sweep-progress"), "progress")
        if outcome is not None:
            open_menu(outcome.plan, outcome.best)


def _charts(outcome: Outcome, places: Places) -> None:
    """Draw the places of what is known, and of the sentence that says what it means."""
    heading(says.FINDINGS())
    places.text(st.container(key="sweep-found"), "found", announced=True)
    if outcome.plan.second:
        places.chart(st.container(key="sweep-map"), "map")
    else:
        places.chart(st.container(key="sweep-curves"), "curves")
        places.chart(st.container(key="sweep-zeros"), "zeros")


def _numbers(outcome: Outcome) -> None:
    """Draw the table of all cells done so far, folded; it is made when it is opened, and at the end of the sweep."""
    table = st.expander("Numbers of all runs", key="sweep numbers", on_change="rerun")
    if table.open:
        with table:
            rows = sweep_table(outcome, cell_reason)
            st.download_button(
                "Download as CSV", csv(rows), "sweep.csv", "text/csv", key="sweep csv", on_click="ignore"
            )
            st.dataframe(rows, key="sweep table", hide_index=True)
