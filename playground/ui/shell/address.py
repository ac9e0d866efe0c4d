"""The query of the address bar, which is the link to what the page shows."""

from __future__ import annotations

import streamlit as st


def query() -> dict[str, str]:
    """Return the query of the address bar."""
    return st.query_params.to_dict()


def publish(query: dict[str, str]) -> None:
    """Bring the address bar in line with a query."""
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)
