"""The names of the tabs, by which one is opened."""

from __future__ import annotations

from html import escape

import streamlit as st

from playground.settings.declaration import declarations
from playground.ui.parts.view_controls import change_view
from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS
from playground.words.catalogue import training as says

_SHOWN = "shown on a projector"
_FIRST = "first tabs"


def presenter_tabs(state: TrainState) -> str:
    """Draw a list from which the one chart beside the answer is chosen; return the key of its place."""
    titles = {"curves": says.CURVES(), **{key: tab.title for key, tab in TABS.items()}}
    chosen: str = st.selectbox(
        declarations(state.view)["tab"].label, list(titles), key=tab_state.first_value(_SHOWN, "curves"),
        format_func=titles.__getitem__, label_visibility="collapsed",
    )  # fmt: skip
    if chosen == "curves":
        return "curves"
    change_view(state, tab=chosen)
    return "inner"


def tabs(state: TrainState) -> None:
    """Draw the names of the tabs, the first few in a row and the others behind More, and what to look for."""
    with st.container(key="tabs", horizontal=True, gap="small", vertical_alignment="center"):
        _first({key: tab.title for key, tab in TABS.items() if tab.is_first}, state)
        _more({key: tab.title for key, tab in TABS.items() if not tab.is_first}, state)
    st.html(f'<div class="look-for">{escape(says.LOOK_FOR(what=TABS[state.view.tab].look_for))}</div>')


def _first(titles: dict[str, str], state: TrainState) -> None:
    """Draw names of tabs side by side; the open one is marked if it is among them."""
    tab_state.set_value(_FIRST, state.view.tab if state.view.tab in titles else None)
    st.segmented_control(
        declarations(state.view)["tab"].label, list(titles), key=_FIRST, format_func=titles.__getitem__,
        label_visibility="collapsed", on_change=_open_chosen,
    )  # fmt: skip


def _more(titles: dict[str, str], state: TrainState) -> None:
    """Draw the other tabs behind a button, which says which of them is open.

    They are buttons, which have no state: a browser keeps that of controls out of sight when the script changes it.
    """
    label = titles.get(state.view.tab) or says.MORE_TABS()
    with st.popover(label, key="more tabs", type="primary" if state.view.tab in titles else "secondary"):
        for tab, title in titles.items():
            help_ = says.LOOK_FOR(what=TABS[tab].look_for)
            st.button(title, key=f"tab {tab}", on_click=_open, args=(tab,), type="tertiary", help=help_)


def _open_chosen() -> None:
    """Open the tab just chosen; the open one stays open when it is chosen again."""
    if tab := tab_state.value(_FIRST):
        _open(tab)


def _open(tab: str) -> None:
    change_view(train_state.current(), tab=tab)
