"""What moves on the sweep's page: buttons, progress, charts, what was found, and the table of numbers."""

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
from playground.ui.shell import session
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.pages import Pages
from playground.ui.sweep.state import Desk
from playground.words.sweep import band, cell_reason, failure_text, found, state


def stage(here: Desk, wanted: Plan | None, address: str, theme: Theme, pages: Pages, *, polled: bool) -> None:
    """Draw everything that changes while a sweep runs.

    Parameters
    ----------
    here : Desk
        What the tab holds.
    wanted : Plan or None
        What the controls describe, if it can be.
    address : str
        Of a Dask scheduler, or empty.
    theme : Theme
        Colours and sizes.
    pages : Pages
        Where the best cell is opened.
    polled : bool
        Whether this is drawn again and again by itself; when that is to begin or to end, the whole page is drawn.
    """
    if here.sweep is not None:
        here.sweep.beat()
    if here.running != polled:
        st.rerun()
    shown = here.sweep.plan if here.sweep else wanted
    outcome = Outcome(shown, here.sweep.results if here.sweep else {}) if shown else None
    with st.container(key="sweep-stage"):
        _buttons(here, wanted, address, outcome, pages)
        if outcome is not None:
            _charts(here, outcome, theme)
            _numbers(outcome)


def _buttons(here: Desk, wanted: Plan | None, address: str, outcome: Outcome | None, pages: Pages) -> None:
    """Draw Start or Cancel, how far the sweep is, and the way to the best cell."""
    with st.container(key="sweep-buttons", horizontal=True, vertical_alignment="center", gap="small"):
        if here.running:
            st.button("Cancel", key="sweep cancel", icon=":material/stop:", on_click=_cancel, args=(here,),
                      help="Hand out no more runs. Those in hand are finished; what is done is kept.")  # fmt: skip
        else:
            st.button("Start", key="sweep start", icon=":material/play_arrow:", type="primary",
                      disabled=wanted is None, on_click=_start, args=(here, wanted, address),
                      help="Train what is not done yet.")  # fmt: skip
        with st.container(key="sweep-progress"):
            share = here.sweep.done / here.sweep.total if here.sweep else 0.0
            st.progress(share, text=state(here.sweep, wanted))
        best = outcome.best if outcome else None
        if st.button("Open the best in the dashboard", key="sweep open", icon=":material/open_in_new:",
                     disabled=best is None, help="The run of the first seed with the best value.") and (
            outcome is not None and best is not None
        ):  # fmt: skip
            session.open_in_dashboard(outcome.plan.settings((*best, 0)))
            st.switch_page(pages.train)
    if here.sweep is not None and here.sweep.error:
        st.error(failure_text(here.sweep.error))


def _start(here: Desk, wanted: Plan, address: str) -> None:
    here.sweep = Sweep(wanted, here.store, scheduler=address)


def _cancel(here: Desk) -> None:
    if here.sweep is not None:
        here.sweep.cancel()


def _charts(here: Desk, outcome: Outcome, theme: Theme) -> None:
    """Draw what is known, and the sentence that says what it means."""
    canvas, of = Canvas({}), here.asked.measure
    regression = CATALOGUE[outcome.plan.base.data.name].is_regression
    note = f' <span class="caption">({band(outcome.plan)})</span>' if outcome.best and not outcome.plan.second else ""
    st.html(f'<div class="found">{escape(found(outcome))}{note}</div>')
    if outcome.plan.second:
        figure = sweep_map(outcome, theme, of=of, regression=regression, log_loss=here.asked.log_loss)
        canvas.chart(st.container(key="sweep-map"), "sweep map", figure)
    else:
        figure = sweep_curves(outcome, theme, of=of, regression=regression, log_loss=here.asked.log_loss)
        canvas.chart(st.container(key="sweep-curves"), "sweep curves", figure)
        canvas.chart(st.container(key="sweep-zeros"), "sweep zeros", sweep_zeros(outcome, theme))
    canvas.spoken(st.container(key="spoken"))


def _numbers(outcome: Outcome) -> None:
    """Draw the table of all cells, folded."""
    with st.expander("Numbers of all runs"):
        rows = sweep_table(outcome, cell_reason)
        st.download_button("Download as CSV", csv(rows), "sweep.csv", "text/csv", key="sweep csv", on_click="ignore")
        st.dataframe(rows, key="sweep table", hide_index=True)
