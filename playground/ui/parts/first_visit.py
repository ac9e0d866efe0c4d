"""One sentence and one button for whoever opens the dashboard at its bare address: the way to the first lesson."""

from __future__ import annotations

import streamlit as st

from playground.ui.shell import address, navigation, tab_state
from playground.words.catalogue import learn as says

COURSE = "learn"  # the path of the page of the course
_IS_FIRST, _ASKED_FOR = "first visit", "first lesson asked for"


def offer_first_lesson() -> None:
    """Draw the offer in a tab that began at the bare address and has not opened the course yet."""
    if tab_state.kept(_IS_FIRST, lambda: not address.query()):
        with st.sidebar, st.container(key="first visit", gap="xsmall"):
            st.markdown(says.FIRST_VISIT())
            st.button(
                says.FIRST_LESSON(), key="first lesson", icon=":material/school:", on_click=_ask,
                help=says.FIRST_LESSON_HELP(),
            )  # fmt: skip
    if tab_state.value(_ASKED_FOR):
        navigation.go_to(COURSE)


def take_first_lesson() -> bool:
    """Return whether the first lesson was asked for; the course has been opened, so the offer is not made again."""
    tab_state.set_value(_IS_FIRST, False)
    return bool(tab_state.pop(_ASKED_FOR))


def _ask() -> None:
    tab_state.set_value(_ASKED_FOR, True)
