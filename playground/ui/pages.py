"""The script that Streamlit runs for every tab, each time a control moves."""

import streamlit as st

from playground.ui.contents import PAGES
from playground.ui.shell.navigation import open_pages
from playground.ui.shell.presenter import is_presenting
from playground.ui.shell.process import set_up_process

st.set_page_config(
    page_title="Overfitting playground",
    layout="wide",
    initial_sidebar_state="collapsed" if is_presenting() else 300,  # pixels
)
set_up_process()
open_pages(PAGES)
