"""The dashboard's own table in the inspector: the switch that takes its samples, or why they cannot be followed."""

from __future__ import annotations

import streamlit as st

from playground.datasets import Dataset
from playground.measurements.inspector.specimen import MOST_INPUTS, MOST_OUTPUTS, fits
from playground.settings.own.own_table import OwnTable
from playground.training.data import load_data
from playground.ui.inspector.state import InspectorState, OwnSamples
from playground.ui.shell import tab_state
from playground.ui.train.state import dashboard_settings
from playground.words.catalogue import inspector as says

SWITCH, OFFERED = "inspect own table", "own samples to inspect"


def own_samples(state: InspectorState) -> OwnSamples | None:
    """Draw the switch, where the dashboard has a table, and return its samples if they are to be followed."""
    data = dashboard_settings().data
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
    if not st.toggle(says.OWN(), key=tab_state.first_value(SWITCH, state.own is not None), help=says.OWN_HELP()):
        return None
    if state.view.sample > dataset.n_train:
        st.caption(says.OWN_FEWER(n=str(dataset.n_train)))
    return offered


def _too_large(dataset: Dataset) -> str:
    """Return why samples cannot be followed."""
    if dataset.n_features > MOST_INPUTS:
        return says.TOO_MANY_INPUTS(n=str(dataset.n_features), most=str(MOST_INPUTS))
    return says.TOO_MANY_CLASSES(n=str(dataset.n_classes), most=str(MOST_OUTPUTS))
