"""The store of one browser tab, from rerun to rerun; the only module that touches Streamlit's session state.

Each page keeps its state under a key of its own, and each control its value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import streamlit as st

Kept = TypeVar("Kept")


def kept(key: str, make: Callable[[], Kept]) -> Kept:
    """Return what this tab keeps under ``key``, made by ``make`` when it is first asked for."""
    if key not in st.session_state:
        st.session_state[key] = make()
    return cast(Kept, st.session_state[key])


def pop(key: str) -> Any:
    """Return what this tab keeps under ``key`` and forget it; None if there is nothing."""
    return st.session_state.pop(key, None)


def value(key: str) -> Any:
    """Return what this tab keeps under ``key``, such as a control's present value; None if there is nothing."""
    return st.session_state.get(key)


def first_value(key: str, value: Any) -> str:
    """Give a control its first value, unless it has one, and return its key."""
    st.session_state.setdefault(key, value)
    return key


def set_value(key: str, value: Any) -> None:
    """Set a control's value; only from callbacks or before the control is drawn."""
    st.session_state[key] = value


def replace_value_if_drawn(key: str, value: Any) -> None:
    """Set the value of a control if it is on the page.

    A control that is not drawn takes its first value from the settings later; a value left here would overrule these.
    """
    if key in st.session_state:
        st.session_state[key] = value
