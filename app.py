"""The pages and their order: run it with ``streamlit run app.py``."""

import streamlit as st

from playground.ui.inspector import inspector
from playground.ui.page import dashboard

st.set_page_config(page_title="Overfitting playground", layout="wide", initial_sidebar_state=300)


def train() -> None:
    """Draw the dashboard."""
    dashboard(INSPECT)


def inspect() -> None:
    """Draw the inspector."""
    inspector(TRAIN)


TRAIN = st.Page(train, title="Train", default=True)
INSPECT = st.Page(inspect, title="Backpropagation", url_path="backpropagation")
st.navigation([TRAIN, INSPECT], position="hidden").run()
