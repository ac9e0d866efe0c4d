"""The pages and their order: the script that Streamlit runs for every tab, each time a control moves."""

import streamlit as st

from playground.ui.inspector.page import PAGE as INSPECTOR
from playground.ui.luck.page import PAGE as LUCK
from playground.ui.race.page import PAGE as RACE
from playground.ui.runs.page import PAGE as RUNS
from playground.ui.shell.navigation import open_pages
from playground.ui.shell.presenter import is_presenting
from playground.ui.shell.process import set_up_process
from playground.ui.sweep.page import PAGE as SWEEP
from playground.ui.train.page import PAGE as TRAIN

st.set_page_config(
    page_title="Overfitting playground",
    layout="wide",
    initial_sidebar_state="collapsed" if is_presenting() else 300,  # pixels
)
set_up_process()
open_pages([TRAIN, RACE, LUCK, SWEEP, RUNS, INSPECTOR])
