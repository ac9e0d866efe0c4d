"""The dashboard with its stage: run it with ``streamlit run app.py``."""

import streamlit as st

from playground.ui.live.route import routes

app = st.App("playground/ui/pages.py", routes=routes())
