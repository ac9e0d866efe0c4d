"""The moving part of the sweep's page: buttons, progress, charts, the result, and the table of numbers."""

from __future__ import annotations

from html import escape

import streamlit as st

from datasets import CATALOGUE
from playground.charts.kit.theme import Theme
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.charts.sweep.zeros import sweep_zeros
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.comparisons.sweep.sweep import Sweep
from playground.comparisons.sweep.table import csv, sweep_table
from playground.ui.shell.canvas import Canvas
from playground.ui.sweep.state import SweepState
from playground.ui.train.state import open_in_dashboard
from playground.words.sweep import band, cell_reason, failure_text, found
from playground.words.sweep import state as sweep_state


def stage(state: SweepState, described: Plan | None, theme: Theme, *, polled: bool) -> None:
    """Draw everything that changes while a sweep runs.

    Parameters
    ----------
    state : SweepState
        The page's state in this tab.
    described : Plan or None
        The plan the controls describe; None if it is impossible.
    theme : Theme
        Colours and sizes.
    polled : bool
        Whether this is drawn again and again by itself; when that is to begin or to end, the whole page is drawn.
    """
    if state.sweep is not None:
        state.sweep.beat()
    if state.is_running != polled:
        st.rerun()
    displayed = state.sweep.plan if state.sweep else described
    outcome = Outcome(displayed, state.sweep.results if state.sweep else {}) if displayed else None
    with st.container(key="sweep-stage"):
        _buttons(state, described, outcome)
        if outcome is not None:
            _charts(state, outcome, theme)
            _numbers(outcome)


def _buttons(state: SweepState, described: Plan | None, outcome: Outcome | None) -> None:
    """Draw Start or Cancel, the sweep's progress, and the button that opens the best cell."""
    with st.container(key="sweep-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        if state.is_running:
            st.button("Cancel", key="sweep cancel", icon=":material/stop:", on_click=_cancel, args=(state,),
                      help="Hand out no more runs. Those in hand are finished; what is done is kept.")  # fmt: skip
        else:
            st.button("Start", key="sweep start", icon=":material/play_arrow:", type="primary",
                      disabled=described is None, on_click=_start, args=(state, described),
                      help="Train what is not done yet.")  # fmt: skip
        with st.container(key="sweep-progress"):
            share = state.sweep.done / state.sweep.total if state.sweep else 0.0
            st.progress(share, text=sweep_state(state.sweep, described))
        best = outcome.best if outcome else None
        if st.button("Open the best in the dashboard", key="sweep open", icon=":material/open_in_new:",
                     disabled=best is None, help="The run of the first seed with the best value.") and (
            outcome is not None and best is not None
        ):  # fmt: skip
            open_in_dashboard(outcome.plan.settings((*best, 0)))
    if state.sweep is not None and state.sweep.error:
        st.error(failure_text(state.sweep.error))


def _start(state: SweepState, described: Plan) -> None:
    state.sweep = Sweep(described, state.store, scheduler=state.scheduler)


def _cancel(state: SweepState) -> None:
    if state.sweep is not None:
        state.sweep.cancel()


def _charts(state: SweepState, outcome: Outcome, theme: Theme) -> None:
    """Draw the charts of the finished cells, and the sentence of their result."""
    canvas, measure = Canvas({}), state.view.measure
    regression = CATALOGUE[outcome.plan.base.data.name].is_regression
    note = f' <span class="caption">({band(outcome.plan)})</span>' if outcome.best and not outcome.plan.second else ""
    st.html(f'<div class="found">{escape(found(outcome))}{note}</div>')
    if outcome.plan.second:
        figure = sweep_map(outcome, theme, measure=measure, regression=regression, log_loss=state.view.log_loss)
        canvas.chart(st.container(key="sweep-map"), "sweep map", figure)
    else:
        figure = sweep_curves(outcome, theme, measure=measure, regression=regression, log_loss=state.view.log_loss)
        canvas.chart(st.container(key="sweep-curves"), "sweep curves", figure)
        canvas.chart(st.container(key="sweep-zeros"), "sweep zeros", sweep_zeros(outcome, theme))
    canvas.spoken(st.container(key="spoken"))


def _numbers(outcome: Outcome) -> None:
    """Draw the table of all cells, folded."""
    with st.expander("Numbers of all runs"):
        rows = sweep_table(outcome, cell_reason)
        st.download_button("Download as CSV", csv(rows), "sweep.csv", "text/csv", key="sweep csv", on_click="ignore")
        st.dataframe(rows, key="sweep table", hide_index=True)
