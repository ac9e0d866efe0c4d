"""A run as a Python program to copy, or why the program gives other numbers."""

from __future__ import annotations

import streamlit as st

from playground.script import as_python
from playground.settings.run import Settings
from playground.words.catalogue import training as says


def program(settings: Settings, epochs: int, *, changed_at: int | None) -> None:
    """Draw the program that repeats a run up to an epoch; ``changed_at`` as in ``Run``."""
    if changed_at is not None:
        st.caption(says.PROGRAM_DIFFERS(epoch=str(changed_at)))
    st.code(as_python(settings, epochs, changed_at=changed_at), height=300, width=640)
