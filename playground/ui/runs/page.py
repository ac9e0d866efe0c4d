"""The page of kept runs: a table of them, and the curves of the chosen ones over each other; or of kept studies."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.charts.runs.kept_curves import MOST_RUNS, kept_curves
from playground.journal import Journal, JournalError, Kept
from playground.settings.pages.runs import MOST_IN_LINK
from playground.ui.parts.keeping import journal
from playground.ui.runs import state as runs_state
from playground.ui.runs.actions import actions
from playground.ui.runs.compared import compared
from playground.ui.runs.controls import curve_controls, filters
from playground.ui.runs.deletion import undo
from playground.ui.runs.nothing import NO_RUNS, nothing
from playground.ui.runs.racing import hindrance
from playground.ui.runs.state import ALL, RunsState, RunsView
from playground.ui.runs.studies import kept_studies
from playground.ui.runs.table import MOST_ROWS, ZOOM, height, runs_table
from playground.ui.shell.figures.menu import figure_menu
from playground.ui.shell.figures.still import draw_still
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page, visit
from playground.ui.shell.notices import report, warn
from playground.words.catalogue import pages as says
from playground.words.catalogue.kept import compared as of_ticked
from playground.words.lists import paragraph
from playground.words.runs import chosen_text, damaged_text, journal_problem_text

# The chart fills what the window leaves under the table. The table takes its width from the page before it is enlarged.
_RULES = """<style>
.st-key-runs-actions {{ padding-right: 2.5rem; gap: 0.5rem !important; }}
[data-testid="stApp"]:has([data-testid="stExpandSidebarButton"]) .st-key-runs-actions {{ padding-left: 2.5rem; }}
.st-key-runs-actions button {{ padding-inline: 0.6rem; }}
.st-key-runs-table {{ zoom: {zoom}; width: calc(100% / {zoom}); }}
.st-key-runs-curves {{ flex: none !important; height: max({least}px, calc(100vh - {above}px)); }}
.st-key-runs-curves > div {{ height: 100%; min-height: 0; }}
.runs-empty {{ max-width: 34rem; margin: 18vh auto 0; text-align: center; }}
.runs-empty h2 {{ padding: 0 0 0.4rem; }}
</style>"""


def runs() -> None:
    """Draw the page."""
    state = runs_state.current()

    def controls() -> None:
        with st.sidebar:
            state.apply(filters(state.view))

    state.visit(visit())
    theme = frame(state, controls, lambda _: "")
    warn(state.problems)
    state.problems = ()
    try:
        if state.view.kind == "studies":
            st.html(_rules(MOST_ROWS, presenter=theme.presenter))
            kept_studies(state, journal(), presenter=theme.presenter)
        else:
            _runs(state, journal(), theme)
    except JournalError as error:
        report(journal_problem_text(error.problem))
    state.publish()


def _runs(state: RunsState, log: Journal, theme: Theme) -> None:
    """Draw the runs that the filters let through."""
    view = state.view
    dataset = None if view.dataset == ALL else view.dataset
    listing = log.listing(dataset=dataset, text=view.text, pinned_only=view.pinned_only)
    listed = listing.kept
    st.html(_rules(len(listed), presenter=theme.presenter))
    if listing.damaged:
        warn([damaged_text(listing.damaged)])
    of_the_link = st.container()
    if not listed:
        warn(state.link_problems(log))
        undo(log)
        nothing(log, view, NO_RUNS)
        state.chosen = []
        return
    heading(says.TABLE_OF_RUNS())
    buttons = st.container()
    with st.container(key="runs-table"):
        ticked = runs_table(listed, state.chosen, presenter=theme.presenter)
        state.tick(ticked, [kept.id for kept in listed])
    with of_the_link:
        warn(state.link_problems(log))
    ids = frozenset(state.chosen)
    chosen = [kept for kept in listed if kept.id in ids]
    with buttons:
        no_race = hindrance(chosen)
        actions(log, listed, chosen, no_race=no_race)
    _say(len(listed), chosen, no_race)
    heading(says.CURVES())
    state.apply(curve_controls(view))
    if state.view.curve == "differences":
        compared(chosen)
    else:
        _curves(state.view, log, chosen[:MOST_RUNS], theme)


def _say(n_listed: int, chosen: Sequence[Kept], no_race: str) -> None:
    """Say how many runs are ticked or which the one is, why two cannot race, and how many the link holds."""
    n, most = len(chosen), MOST_IN_LINK
    told = [
        chosen_text(n_listed, chosen, most=MOST_RUNS),
        no_race,
        of_ticked.LINK_HOLDS(most, n=str(most)) if n > most else "",
    ]
    st.html(f'<div class="caption" role="status">{escape(paragraph(told))}</div>')


def _rules(n_runs: int, *, presenter: bool) -> str:
    """Return the style rules of the page, which know how much room table, buttons, words and controls take."""
    words, least, zoom = (284, 240, ZOOM) if presenter else (164, 240, 1)
    return _RULES.format(above=height(n_runs, presenter=presenter) + words, least=least, zoom=zoom)


def _curves(view: RunsView, log: Journal, chosen: Sequence[Kept], theme: Theme) -> None:
    """Draw the curves of the chosen runs, and say them for those who cannot see them."""
    tasks = {kept.task == "regression" for kept in chosen}
    score = "scores" if len(tasks) > 1 else "r2" if True in tasks else "accuracy"
    histories = {}
    for kept in chosen:
        try:
            histories[kept.name] = log.load(kept.id).history
        except JournalError as error:
            warn([journal_problem_text(error.problem)])

    def draw(*, printed: bool) -> Figure:
        return kept_curves(
            histories,
            PRINTED if printed else theme,
            measure="loss" if view.curve == "loss" else score,
            log_loss=view.log_loss,
            log_epochs=view.log_epochs,
        )

    place = st.container(key="runs-curves")
    draw_still(place, "runs curves chart", draw(printed=False))
    figure_menu(place, "kept runs", draw)


PAGE = Page("Runs", "runs", "Runs", "The runs that were finished or kept.", runs)
