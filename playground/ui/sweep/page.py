"""The sweep's page: a setting over a range, or two, each value with several seeds."""

from __future__ import annotations

import streamlit as st

from datasets import CATALOGUE
from playground.charts.kit.theme import Theme
from playground.comparisons.sweep.plan import Plan, PlanError, plan
from playground.settings import links
from playground.ui.controls.sidebar import sidebar
from playground.ui.shell import session
from playground.ui.shell.pages import Pages, row_of_links
from playground.ui.shell.style import rules
from playground.ui.shell.widgets import scope
from playground.ui.sweep.cell_store import CellStore
from playground.ui.sweep.controls import scheduler, sweep_controls, view_controls
from playground.ui.sweep.stage import stage
from playground.ui.sweep.state import Desk
from playground.ui.sweep.style import sweep_rules
from playground.words.sweep import plan_problem_text

POLL_SECONDS = 0.5  # between two looks at a sweep that runs


def sweep_page(pages: Pages) -> None:
    """Draw the page."""
    here = session.held("sweep", _from_link)
    with st.sidebar:
        row_of_links(pages)
    with scope("sweep"):
        base = sidebar(here.base, limited=False)
    with st.container(key="sweep-controls"):
        asked = sweep_controls(here.asked, regression=CATALOGUE[base.data.name].is_regression)
    with st.sidebar:
        asked = view_controls(asked)
        address = scheduler()
    if (base, asked) != (here.base, here.asked):
        here.problems = ()
    here.base, here.asked = base, asked
    session.publish_query(links.to_sweep_query(base, asked))
    dark = st.context.theme.type == "dark"
    st.html(rules(presenter=asked.presenter, dark=dark) + sweep_rules(presenter=asked.presenter))
    wanted, problem = _wanted(here)
    for text in (*here.problems, problem, here.store.problem):
        if text:
            st.warning(text)
    polled = here.running
    draw = st.fragment(stage, run_every=POLL_SECONDS if polled else None)
    draw(here, wanted, address, Theme(dark=dark, presenter=asked.presenter), pages, polled=polled)


def _wanted(here: Desk) -> tuple[Plan | None, str]:
    """Return the plan the controls describe, or None and why there is none."""
    try:
        return plan(here.base, here.asked), ""
    except PlanError as error:
        return None, plan_problem_text(error.problem)


def _from_link() -> Desk:
    """Return what the link says; without one, a sweep around the dashboard's settings."""
    query = session.query()
    base, asked, problems = links.from_sweep_query(query)
    return Desk(base if query else session.dashboard_settings(), asked, CellStore(), problems)
