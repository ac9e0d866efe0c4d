"""The dashboard's page: the sidebar says what to train, the stage shows it."""

from __future__ import annotations

import gc

import streamlit as st

from playground.ui.controls import view as view_controls
from playground.ui.controls.sidebar import sidebar
from playground.ui.shell import session
from playground.ui.shell.pages import Pages, row_of_links
from playground.ui.shell.style import rules
from playground.ui.train.stage import stage

# Streamlit collects garbage after every rerun, that is after every few frames. Without this it looks each time at
# every object of the packages imported, which took most of a frame's time.
gc.collect()
gc.freeze()


def dashboard(pages: Pages) -> None:
    """Draw the dashboard."""
    here = session.current()
    here.pace.page_runs()
    with st.sidebar:
        row_of_links(pages)
    with session.listening():
        settings = sidebar(here.run.settings)
        with st.sidebar:
            view_controls.of_page(here)
    here.apply(settings)
    dark = st.context.theme.type == "dark"
    st.html(rules(presenter=here.view.presenter, dark=dark))
    stage()
