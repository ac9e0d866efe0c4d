"""The script that Streamlit runs for every tab, each time a control moves."""

import streamlit as st

from playground.ui.contents import PAGES
from playground.ui.live.turns import TURNS
from playground.ui.shell.navigation import open_pages
from playground.ui.shell.presenter import is_presenting
from playground.words.catalogue import pages as says

st.set_page_config(
    page_title=says.PROGRAM(),
    layout="wide",
    initial_sidebar_state="collapsed" if is_presenting() else 300,  # pixels
)
with TURNS.page():
    open_pages(PAGES)
