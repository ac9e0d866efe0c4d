"""The sweep's page: a setting over a range, or two, each value with several seeds."""

from __future__ import annotations

import streamlit as st

from playground.comparisons.sweep.dask_cluster import scheduler_address
from playground.comparisons.sweep.plan import Plan, PlanError, plan
from playground.ui.controls.sidebar import sidebar
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.notices import warn
from playground.ui.shell.widgets import scope
from playground.ui.sweep import state as sweep_state
from playground.ui.sweep.controls import place_of_training, sweep_controls, view_controls
from playground.ui.sweep.stage import stage
from playground.ui.sweep.state import SweepState
from playground.ui.sweep.style import sweep_rules
from playground.ui.train.state import dashboard_settings
from playground.words.catalogue import pages as says
from playground.words.runs import cells_problem_text
from playground.words.sweep.progress import plan_problem_text


def sweep() -> None:
    """Draw the page."""
    state = sweep_state.current()

    def controls() -> None:
        with st.sidebar:
            st.button(
                says.TAKE(), key="take", on_click=lambda: state.receive(dashboard_settings()), help=says.TAKE_HELP()
            )
        with scope(f"sweep {state.version}"):
            base = sidebar(state.base, limited=False)
        heading(says.SWEPT())
        with st.container(key="sweep-controls"):
            view = sweep_controls(state.view, regression=base.data.entry.is_regression)
        with st.sidebar:
            view = view_controls(view)
            state.on_cluster = place_of_training(scheduler_address(), on_cluster=state.on_cluster)
        state.apply((base, view))

    theme = frame(state, controls, sweep_rules)
    state.publish()
    described, problem = _described(state)
    lost = state.store.problem
    warn(text for text in (*state.problems, problem, cells_problem_text(lost) if lost else "") if text)
    stage(state, described, theme)


def _described(state: SweepState) -> tuple[Plan | None, str]:
    """Return the plan the controls describe, or None and the reason why it is impossible."""
    try:
        return plan(state.base, state.view), ""
    except PlanError as error:
        return None, plan_problem_text(error.problem)


PAGE = Page("Sweep", "sweep", "Sweep", "One setting over a range, or two: where is the best value?", sweep)
