"""The dashboard: run it with ``streamlit run app.py``."""

import streamlit as st

from playground.ui.page import dashboard

st.set_page_config(page_title="Overfitting playground", layout="wide", initial_sidebar_state=300)
st.navigation([st.Page(dashboard, title="Train", default=True)], position="hidden").run()
