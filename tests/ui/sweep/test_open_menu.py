"""The menu that opens a run of a sweep begins with the best value, whichever was the best when it was first drawn."""

from streamlit.testing.v1 import AppTest

PAGE = """
import streamlit as st
from playground.comparisons.sweep.plan import plan
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.ui.sweep.open_menu import open_menu

open_menu(plan(Settings(), SweepSettings(steps=3)), (0, st.session_state["best"]))
"""


def test_the_menu_follows_the_best_value_and_keeps_what_a_person_chose() -> None:
    app = AppTest.from_string(PAGE)
    app.session_state["best"] = 2
    app.run()
    app.session_state["best"] = 0
    app.run()
    assert app.selectbox[0].value == 0

    app.selectbox[0].set_value(1).run()
    app.run()
    assert app.selectbox[0].value == 1
    assert not app.exception
