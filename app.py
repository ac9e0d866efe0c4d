"""The dashboard with its stage: run it with ``streamlit run app.py``."""

from importlib.resources import files

import streamlit as st

from playground.ui.contents import PAGES  # now, while nobody waits for a page
from playground.ui.live.route import routes
from playground.ui.shell.process import set_up_process
from playground.ui.shell.serving.base_path import base_path
from playground.ui.shell.serving.lifespan import lifespan
from playground.ui.shell.serving.middleware import middleware
from playground.ui.shell.serving.offers import offer_routes
from playground.ui.shell.serving.searches import search_routes

set_up_process()
searched = search_routes(base_path(), (page.url_path for page in PAGES))
pages = str(files("playground.ui").joinpath("pages.py"))
app = st.App(pages, routes=[*routes(), *offer_routes(), *searched], middleware=middleware(), lifespan=lifespan)
