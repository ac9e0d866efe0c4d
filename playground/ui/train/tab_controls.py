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
        first = {key: tab.title for key, tab in TABS.items() if tab.is_first}
        others = {key: tab.title for key, tab in TABS.items() if not tab.is_first}
        _tab_control("first tabs", first, state)
        _more(others, state)
    st.html(f'<div class="look-for">{escape(says.LOOK_FOR(what=TABS[state.view.tab].look_for))}</div>')


def _tab_control(key: str, titles: dict[str, str], state: TrainState) -> None:
    """Draw names of tabs side by side; the open one is marked if it is among them."""
    tab_state.set_value(key, state.view.tab if state.view.tab in titles else None)
    st.segmented_control(
        declarations(state.view)["tab"].label, list(titles), key=key, format_func=titles.__getitem__,
        label_visibility="collapsed", on_change=_open_tab, args=(key,),
    )  # fmt: skip


def _more(titles: dict[str, str], state: TrainState) -> None:
    """Draw the other tabs behind a button, which says which of them is open."""
    label = titles.get(state.view.tab) or says.MORE_TABS()
    with st.popover(label, key="more tabs", type="secondary" if state.view.tab not in titles else "primary"):
        _tab_control("other tabs", titles, state)


def _open_tab(key: str) -> None:
    """Open the tab just chosen; the open one stays open when it is chosen again."""
    if tab := tab_state.value(key):
        change_view(train_state.current(), tab=tab)
