"""Controls beside the picture of the answer."""

from __future__ import annotations

import streamlit as st

from playground.settings.declaration import declarations
from playground.settings.pages import ViewSettings
from playground.ui.parts.view_controls import change_view, view_switches
from playground.ui.shell import tab_state
from playground.ui.shell.widgets import key_of
from playground.ui.train.drawing.controls import draw_button
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS, picture_beside
from playground.words.catalogue import training as says


def answer_controls(state: TrainState) -> None:
    """Draw the controls of the picture of the answer."""
    with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
        has_test_points = picture_beside(state.run, state.view) is None
        if has_test_points:
            view_switches(state, "show_test")
        if state.run.answer in {"classes", "surface"}:
            view_switches(state, "discretise")
        if not has_test_points:
            view_switches(state, "first_fitted")
        if has_test_points and state.run.can_be_thinned:
            view_switches(state, "thinned")
        if state.view.hidden or TABS[state.view.tab].has_units:
            _unit_chooser(state)
        draw_button(state)


def show_existing_unit(state: TrainState) -> None:
    """Show the network's answer in place of a unit that the network does not have, with a message."""
    view = state.view
    if view.hidden == 0 or state.run.has_unit(view.hidden, view.unit):
        return
    state.problems += (says.NO_UNIT(unit=str(view.unit), layer=str(view.hidden)),)
    tab_state.set_value(key_of(view, "hidden"), 0)
    tab_state.set_value(key_of(view, "unit"), 1)
    change_view(state, hidden=0, unit=1)


def _unit_chooser(state: TrainState) -> None:
    """Draw the choice between the network's answer and that of a hidden unit, and the choice of the unit."""
    widths, declared = state.run.widths, declarations(state.view)
    chosen = st.selectbox(
        declared["hidden"].label, range(len(widths) - 1),
        key=tab_state.first_value(key_of(state.view, "hidden"), state.view.hidden),
        format_func=lambda i: says.HIDDEN(number=str(i)) if i else says.OUTPUT(), label_visibility="collapsed",
        width=115, on_change=_choose_first_unit, help=declared["hidden"].help,
    )  # fmt: skip
    unit = state.view.unit
    if chosen:
        unit = st.number_input(
            declared["unit"].label, 1, widths[chosen],
            key=tab_state.first_value(key_of(state.view, "unit"), unit), step=1,
            label_visibility="collapsed", width=90, help=declared["unit"].help,
        )  # fmt: skip
    change_view(state, hidden=chosen, unit=unit if chosen else 1)


def _choose_first_unit() -> None:
    """Begin with the first unit of the layer just chosen."""
    tab_state.set_value(key_of(ViewSettings(), "unit"), 1)
