"""A person's own table in the inspector: the switch that takes its samples, or why they cannot be followed."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from playground.datasets import Dataset
from playground.measurements.inspector.specimen import MOST_INPUTS, MOST_OUTPUTS, fits
from playground.settings.own.own_table import OwnTable
from playground.training.data import load_data
from playground.ui.controls.own_files import own_files
from playground.ui.inspector.state import InspectorState, OwnSamples
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.shell import tab_state
from playground.ui.train.state import dashboard_settings
from playground.words.catalogue import inspector as says

SWITCH, OFFERED = "inspect own table", "own samples to inspect"


def own_samples(state: InspectorState) -> OwnSamples | None:
    """Draw the switch, where a link or the dashboard has a table, and return its samples if they are to be followed."""
    _look_for_awaited(state)
    data = state.linked or dashboard_settings().data
    if not isinstance(data.own, OwnTable):
        tab_state.pop(OFFERED)
        return None
    offered: OwnSamples | None = tab_state.value(OFFERED)
    if offered is None or offered.data != data:
        offered = OwnSamples(data, load_data(data))
        tab_state.set_value(OFFERED, offered)
    dataset = offered.dataset
    if not fits(dataset):
        st.caption(_too_large(dataset))
        return None
    is_on = state.own is not None
    if not st.toggle(says.OWN(), key=tab_state.first_value(SWITCH, is_on), help=says.OWN_HELP()):
        state.linked = None
        return None
    if state.view.sample > dataset.n_train:
        st.caption(says.OWN_FEWER(n=str(dataset.n_train)))
    return offered


def _look_for_awaited(state: InspectorState) -> None:
    """Follow the table that a link has asked for, once the tab has been given it."""
    if state.awaited is None:
        return
    wanted = state.awaited
    table, said = made_or_problem(lambda: own_files()(wanted.own), says.OWN_IMPOSSIBLE)
    if table is None and not said:
        return
    state.awaited, state.problems = None, said
    if table is not None:
        state.linked = replace(wanted.data, own=table)
        tab_state.set_value(SWITCH, True)


def _too_large(dataset: Dataset) -> str:
    """Return why samples cannot be followed."""
    if dataset.n_features > MOST_INPUTS:
        return says.TOO_MANY_INPUTS(n=str(dataset.n_features), most=str(MOST_INPUTS))
    return says.TOO_MANY_CLASSES(n=str(dataset.n_classes), most=str(MOST_OUTPUTS))
