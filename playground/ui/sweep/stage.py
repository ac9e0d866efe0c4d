"""The sweep's stage: buttons, the places of progress, charts and what was found, and the table of numbers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.charts.overview import Look
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.comparisons.sweep.sweep import Sweep
from playground.comparisons.sweep.table import sweep_table
from playground.export.tracking.entry import entry_of_sweep
from playground.measurements.spreadsheet import csv_of
from playground.settings.links import to_sweep_query
from playground.ui.live.places import Places
from playground.ui.parts.lost import show_lost
from playground.ui.parts.report_buttons import report_buttons
from playground.ui.parts.tracking_button import tracking_button
from playground.ui.shell.download import download
from playground.ui.shell.headings import heading
from playground.ui.shell.notices import report
from playground.ui.shell.serving.offers import File
from playground.ui.sweep.open_menu import open_menu
from playground.ui.sweep.performance import SweepPerformance
from playground.ui.sweep.state import SweepState
from playground.words.catalogue import live as says_of_stage
from playground.words.catalogue import pages as headed
from playground.words.catalogue import sweep as says
from playground.words.sweep.progress import cell_reason, failure_text
from playground.words.training import lost_sweep


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
        if described is not None:
            again = partial(state.start, described)
            show_lost(lost_sweep, again, label=says_of_stage.GO_ON(), is_past=state.sweep is not None)
        if state.sweep is not None and state.sweep.error:
            report(failure_text(state.sweep.error))
        if outcome is not None:
            _charts(outcome, places)
            if not theme.presenter:
                _numbers(outcome)
    places.show(SweepPerformance(state, described, theme))


def _buttons(state: SweepState, described: Plan | None, outcome: Outcome | None, places: Places) -> None:
    """Draw Start or Cancel, how far the sweep is, and the way to any of its runs."""
    with st.container(key="sweep-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        if state.is_running:
            st.button(
                says.CANCEL(), key="sweep cancel", icon=":material/stop:", on_click=state.cancel,
                help=says.CANCEL_HELP(),
            )  # fmt: skip
        else:
            st.button(
                says.START(), key="sweep start", icon=":material/play_arrow:", type="primary",
                disabled=described is None, on_click=state.start, args=(described,), help=says.START_HELP(),
            )  # fmt: skip
        places.text(st.container(key="sweep-progress"), "progress")
        if outcome is not None:
            open_menu(outcome.plan, next(iter(outcome.bests), None))
        if state.sweep is not None:
            _use(state, state.sweep)


def _use(state: SweepState, sweep: Sweep) -> None:
    """Draw what is taken away of the sweep."""
    view = replace(state.started, measure=state.view.measure, log_loss=state.view.log_loss)
    look = Look(view.measure, log_loss=view.log_loss)
    with st.popover(headed.USE(), key="use sweep", icon=":material/ios_share:"):
        report_buttons(state.stage, lambda: sweep, to_sweep_query(sweep.plan.base, view), look)
        tracking_button(state.stage, lambda: entry_of_sweep(sweep, view), key="sweep", disabled=not sweep.results)


def _charts(outcome: Outcome, places: Places) -> None:
    """Draw the places of what is known, and of the sentence that says what it means."""
    heading(headed.FINDINGS())
    places.text(st.container(key="sweep-found"), "found", announced=True)
    if outcome.plan.second:
        places.chart(st.container(key="sweep-map"), "map")
    else:
        places.chart(st.container(key="sweep-curves"), "curves")
        places.chart(st.container(key="sweep-zeros"), "zeros")


def _numbers(outcome: Outcome) -> None:
    """Draw the table of all cells done so far, folded; it is made when it is opened, and at the end of the sweep."""
    table = st.expander(says.ALL_NUMBERS(), key="sweep numbers", on_change="rerun")
    if table.open:
        with table:
            rows = sweep_table(outcome, cell_reason)
            download(says.AS_CSV(), File(lambda: csv_of(rows), "sweep.csv", "text/csv"), key="sweep csv")
            st.dataframe(rows, key="sweep table", hide_index=True)
