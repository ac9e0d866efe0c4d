"""The line that says what a page has lost when it was loaded anew, and offers to begin it again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from playground.ui.shell import address
from playground.ui.shell.navigation import open_page
from playground.words.catalogue import live as says


def show_lost(
    say: Callable[[Mapping[str, Any]], str], again: Callable[[], None], *, label: str = "", is_past: bool
) -> None:
    """Draw the line, if the tab remembers something of the page that is open.

    Parameters
    ----------
    say : callable
        Returns what to say of what is remembered, which may be anything; nothing if it makes no sense.
    again : callable
        Begins it again.
    label : str
        Of the button for that.
    is_past : bool
        Whether the page has something to show again, so that the line has served its time.
    """
    lost = address.lost(open_page().url_path)
    if lost is None:
        return
    said = "" if is_past else say(lost)
    if not said:
        address.forget_lost()
        return
    with st.container(key="lost", horizontal=True, vertical_alignment="center", gap="small"):
        st.info(said)
        st.button(
            label or says.PLAY_AGAIN(), key="again", icon=":material/replay:", type="primary", on_click=_begin_again,
            args=(again,),
        )  # fmt: skip
        st.button(says.CLOSE(), key="close lost", on_click=address.forget_lost)


def _begin_again(again: Callable[[], None]) -> None:
    address.forget_lost()
    again()
