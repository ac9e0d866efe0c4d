"""The dashboard with its stage: run it with ``streamlit run app.py``."""

import streamlit as st

from playground.ui import contents  # noqa: F401 -- now, while nobody waits for a page
from playground.ui.live.route import routes
from playground.ui.shell.process import set_up_process
from playground.ui.shell.serving.lifespan import lifespan

set_up_process()
app = st.App("playground/ui/pages.py", routes=routes(), lifespan=lifespan)
