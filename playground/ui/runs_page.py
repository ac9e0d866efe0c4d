"""The run log."""

from __future__ import annotations

import streamlit as st

from playground.ui import session
from playground.ui.pages import Pages, row_of_links
from playground.ui.style import rules


def runs_page(pages: Pages) -> None:
    """Draw the page."""
    with st.sidebar:
        row_of_links(pages)
    st.html(rules(presenter=False, dark=st.context.theme.type == "dark"))
    session.publish_query({})
