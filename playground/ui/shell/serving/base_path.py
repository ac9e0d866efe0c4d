"""What stands before every path of this server."""

from __future__ import annotations

import streamlit as st


def base_path() -> str:
    """Return what stands before every path of this server: "" or "/path"."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
