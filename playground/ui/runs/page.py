"""The page of kept runs: a table of them, and the curves of the chosen ones over each other."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.charts.runs.kept_curves import MOST_RUNS, kept_curves
from playground.journal import Journal, JournalError, Kept
from playground.ui.parts.keeping import journal
from playground.ui.runs import state as runs_state
from playground.ui.runs.actions import actions
from playground.ui.runs.controls import curve_controls, filters
from playground.ui.runs.state import ALL, RunsState, RunsView
from playground.ui.runs.table import ZOOM, height, runs_table
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.still_figure import draw_still
from playground.words.catalogue import pages as says
from playground.words.runs import chosen_text, journal_problem_text

# The chart fills what the window leaves under the table. The table takes its width from the page before it is enlarged.
_RULES = """<style>
.st-key-runs-actions {{ padding-right: 2.5rem; }}
.st-key-runs-table {{ zoom: {zoom}; width: calc(100% / {zoom}); }}
.st-key-runs-curves {{ flex: none !important; height: max({least}px, calc(100vh - {above}px)); }}
.st-key-runs-curves > div {{ height: 100%; min-height: 0; }}
.runs-empty {{ max-width: 34rem; margin: 18vh auto 0; text-align: center; }}
.runs-empty h2 {{ padding: 0 0 0.4rem; }}
</style>"""
EMPTY = (
    '<div class="runs-empty"><h2>No runs yet</h2><p>A run is kept here when it ends by itself on the page Train: at '
    "its epoch limit, by early stopping, or because it diverged. A run that is paused is kept when you ask for it."
    '</p><p class="caption">Runs are kept in {path}.</p></div>'
)


def runs() -> None:
    """Draw the page."""
    state = runs_state.current()

    def controls() -> None:
        with st.sidebar:
            state.apply(filters(state.view))

    theme = frame(state, controls, lambda _: "")
    state.publish()
    try:
        _runs(state, journal(), theme)
    except JournalError as error:
        st.error(journal_problem_text(error.problem))


def _runs(state: RunsState, log: Journal, theme: Theme) -> None:
    """Draw the runs that the filters let through."""
    view = state.view
    dataset = None if view.dataset == ALL else view.dataset
    listed = log.runs(dataset=dataset, text=view.text, pinned_only=view.pinned_only)
    st.html(_rules(len(listed), presenter=theme.presenter))
    if not listed:
        _nothing(log, filtered=view.is_filtered)
        state.chosen = []
        return
    heading(says.TABLE_OF_RUNS())
    buttons = st.container()
    with st.container(key="runs-table"):
        state.chosen = runs_table(listed, state.chosen, presenter=theme.presenter)
    chosen = [kept for kept in listed if kept.id in state.chosen]
    with buttons:
        actions(log, listed, chosen)
    st.html(f'<div class="caption" role="status">{escape(chosen_text(len(listed), chosen, most=MOST_RUNS))}</div>')
    heading(says.CURVES())
    state.apply(curve_controls(view))
    _curves(state.view, log, chosen[:MOST_RUNS], theme)


def _nothing(log: Journal, *, filtered: bool) -> None:
    """Say why the list is empty."""
    if filtered:
        st.info("No kept run fits the filters at the left. Loosen one of them to see more.")
    else:
        st.html(EMPTY.format(path=escape(str(log.path))))


def _rules(n_runs: int, *, presenter: bool) -> str:
    """Return the style rules of the page, which know how much room table, buttons, words and controls take."""
    words, least, zoom = (232, 300, ZOOM) if presenter else (164, 240, 1)
    return _RULES.format(above=height(n_runs, presenter=presenter) + words, least=least, zoom=zoom)


def _curves(view: RunsView, log: Journal, chosen: Sequence[Kept], theme: Theme) -> None:
    """Draw the curves of the chosen runs, and say them for those who cannot see them."""
    tasks = {kept.task == "regression" for kept in chosen}
    score = "scores" if len(tasks) > 1 else "r2" if True in tasks else "accuracy"
    figure = kept_curves(
        {kept.name: log.load(kept.id).history for kept in chosen},
        theme,
        measure="loss" if view.curve == "loss" else score,
        log_loss=view.log_loss,
        log_epochs=view.log_epochs,
    )
    draw_still(st.container(key="runs-curves"), "runs curves chart", figure)


PAGE = Page("Runs", "runs", "Runs", "The runs that were finished or kept.", runs)
