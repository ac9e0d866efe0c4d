"""The pages and their order: run it with ``streamlit run app.py``."""

import streamlit as st

from playground.ui.inspector.page import inspector
from playground.ui.luck.page import luck_page
from playground.ui.race.page import race_page
from playground.ui.runs.page import runs_page
from playground.ui.shell.pages import Pages
from playground.ui.sweep.page import sweep_page
from playground.ui.train.page import dashboard

st.set_page_config(page_title="Overfitting playground", layout="wide", initial_sidebar_state=300)


def train() -> None:
    """Draw the dashboard."""
    dashboard(PAGES)


def race() -> None:
    """Draw the race of two settings."""
    race_page(PAGES)


def luck() -> None:
    """Draw what many seeds make of a setting."""
    luck_page(PAGES)


def sweep() -> None:
    """Draw a setting over a range."""
    sweep_page(PAGES)


def runs() -> None:
    """Draw the run log."""
    runs_page(PAGES)


def inspect() -> None:
    """Draw the inspector."""
    inspector(PAGES)


PAGES = Pages(
    train=st.Page(train, title="Train", default=True),
    race=st.Page(race, title="Race", url_path="race"),
    luck=st.Page(luck, title="Luck", url_path="luck"),
    sweep=st.Page(sweep, title="Sweep", url_path="sweep"),
    runs=st.Page(runs, title="Runs", url_path="runs"),
    inspect=st.Page(inspect, title="Backpropagation", url_path="backpropagation"),
)
st.navigation([PAGES.train, PAGES.race, PAGES.luck, PAGES.sweep, PAGES.runs, PAGES.inspect], position="hidden").run()
