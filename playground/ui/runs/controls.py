"""Controls of the page of runs: which are listed, and how their curves are drawn."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from playground.datasets import TITLES
from playground.ui.runs.state import ALL, RunsView
from playground.ui.shell import tab_state
from playground.ui.shell.presenter import presenter_switch
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import compared, studies

KIND_TITLES = {"runs": says.RUNS, "studies": studies.STUDIES}
CURVE_TITLES = {"loss": says.LOSS, "score": says.SCORE, "differences": compared.DIFFERENCES}


def filters(view: RunsView) -> RunsView:
    """Draw the filters of the list and return their values."""
    st.header(says.RUNS())
    kind = st.segmented_control(
        studies.KIND(), list(KIND_TITLES), key=_key(view, "kind"), required=True, help=studies.KIND_HELP(),
        format_func=lambda kind: KIND_TITLES[kind](),
    )  # fmt: skip
    dataset = st.selectbox(
        says.DATA_SET(), [ALL, *TITLES], key=_key(view, "dataset"), format_func=_title,
        help=says.DATA_SET_HELP(),
    )  # fmt: skip
    text = st.text_input(says.FIND(), key=_key(view, "text"), help=says.FIND_HELP())
    pinned_only = st.toggle(says.PINNED_ONLY(), key=_key(view, "pinned_only"))
    listed = replace(view, kind=kind or "runs", dataset=dataset, text=text, pinned_only=pinned_only)
    return replace(listed, presenter=presenter_switch(view))


def curve_controls(view: RunsView) -> RunsView:
    """Draw the controls of the curves and return their values."""
    with st.container(key="runs-curve-controls", horizontal=True, gap="medium", vertical_alignment="center"):
        chosen = st.segmented_control(
            says.CURVE(), list(CURVE_TITLES), key=_key(view, "curve"), label_visibility="collapsed", required=True,
            format_func=lambda curve: CURVE_TITLES[curve](),
        )  # fmt: skip
        curve = chosen or "loss"
        log_loss = st.toggle(
            says.LOG_LOSS(), key=_key(view, "log_loss"), disabled=curve != "loss", help=says.LOG_LOSS_HELP()
        )
        log_epochs = st.toggle(
            says.LOG_EPOCHS(), key=_key(view, "log_epochs"), disabled=curve == "differences",
            help=says.LOG_EPOCHS_HELP(),
        )  # fmt: skip
        st.html(f'<div class="caption">{escape(says.LINES())}</div>')
    return replace(view, curve=curve, log_loss=log_loss, log_epochs=log_epochs)


def _key(view: RunsView, name: str) -> str:
    """Restore a control's value, which Streamlit forgets while another page is open, and return the control's key."""
    return tab_state.first_value(f"runs {name}", getattr(view, name))


def _title(name: str) -> str:
    return says.ALL() if name == ALL else TITLES[name]
