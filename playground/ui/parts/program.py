"""A run as a Python program to copy, or why the program gives other numbers."""

from __future__ import annotations

import streamlit as st

from playground.script import as_python
from playground.settings.run import Settings

CHANGED = (
    "A setting was changed in mid-run, in epoch {epoch}: the program trains with the last settings from the beginning "
    "and gives other numbers."
)


def program(settings: Settings, epochs: int, *, changed_at: int | None) -> None:
    """Draw the program that repeats a run up to an epoch; ``changed_at`` as in ``Run``."""
    if changed_at is not None:
        st.caption(CHANGED.format(epoch=changed_at))
    st.code(as_python(settings, epochs), height=300, width=640)
