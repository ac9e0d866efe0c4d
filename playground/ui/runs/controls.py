"""Controls of the page of runs: which are listed, and how their curves are drawn."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from datasets import CATALOGUE
from playground.ui.runs.state import ALL, RunsView
from playground.ui.shell import tab_state
from playground.ui.shell.presenter import presenter_switch

CURVE_TITLES = {"loss": "Loss", "score": "Score"}


def filters(view: RunsView) -> RunsView:
    """Draw the filters of the list and return their values."""
    st.header("Runs")
    dataset = st.selectbox(
        "Data set", [ALL, *CATALOGUE], key=_key(view, "dataset"), format_func=_title,
        help="List only runs on this data set.",
    )  # fmt: skip
    text = st.text_input(
        "Find", key=_key(view, "text"),
        help="List only runs whose number, title, note, settings, verdict or end contain this.",
    )  # fmt: skip
    pinned_only = st.toggle("Pinned only", key=_key(view, "pinned_only"))
    return replace(view, dataset=dataset, text=text, pinned_only=pinned_only, presenter=presenter_switch(view))


def curve_controls(view: RunsView) -> RunsView:
    """Draw the controls of the curves and return their values."""
    with st.container(key="runs-curve-controls", horizontal=True, gap="medium", vertical_alignment="center"):
        chosen = st.segmented_control(
            "Curve", list(CURVE_TITLES), key=_key(view, "curve"), format_func=CURVE_TITLES.__getitem__,
            label_visibility="collapsed", required=True,
        )  # fmt: skip
        curve = chosen or "loss"
        log_loss = st.toggle(
            "Log loss", key=_key(view, "log_loss"), disabled=curve != "loss",
            help="Logarithmic loss axis: small losses are told apart.",
        )  # fmt: skip
        log_epochs = st.toggle(
            "Log epochs",
            key=_key(view, "log_epochs"),
            help="Logarithmic epoch axis: the first epochs get more room.",
        )
        st.html('<div class="caption">Bold with marks: test. Thin: training.</div>')
    return replace(view, curve=curve, log_loss=log_loss, log_epochs=log_epochs)


def _key(view: RunsView, name: str) -> str:
    """Restore a control's value, which Streamlit forgets while another page is open, and return the control's key."""
    return tab_state.first_value(f"runs {name}", getattr(view, name))


def _title(name: str) -> str:
    return "All" if name == ALL else CATALOGUE[name].title
