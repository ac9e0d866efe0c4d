"""Headings that are heard and not seen: by them a person who listens goes from part to part of a page."""

from __future__ import annotations

from html import escape

import streamlit as st


def heading(text: str, *, level: int = 2) -> None:
    """Put a heading, which takes no room, before what is drawn next; each page has one of ``level`` 1, its title."""
    st.html(f'<h{level} class="unseen">{escape(text)}</h{level}>')
