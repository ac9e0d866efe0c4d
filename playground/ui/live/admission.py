"""Who may open a socket: pages of this server, judged by the options with which Streamlit judges its own socket."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers

LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}


def is_admitted(headers: Headers) -> bool:
    """Return whether a request for a socket may be granted, from its Host and Origin.

    A browser always states the origin of the page that asks. It must be the host that was asked, one of those in
    ``server.corsAllowedOrigins``, or the address given to visitors; with ``server.enableCORS`` off anything goes, as
    it does for Streamlit's own socket. ``server.allowedHosts`` limits the hosts that may be asked.
    """
    host, origin = _host(f"//{headers.get('host', '')}"), headers.get("origin")
    allowed = st.get_option("server.allowedHosts")
    if allowed and not any(_matches(host, pattern) for pattern in allowed):
        return False
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    if origin.rstrip("/") in {known.rstrip("/") for known in st.get_option("server.corsAllowedOrigins") or ()}:
        return True
    asking = _host(origin)
    return bool(asking) and (asking == host or asking == st.get_option("browser.serverAddress") or _local(asking, host))


def _host(address: str) -> str:
    """Return the host of an address in lower case, or "" if there is none."""
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return ""


def _matches(host: str, pattern: str) -> bool:
    """Return whether a host is that of the pattern, in which ``*.`` stands for any domain below."""
    pattern = pattern.strip().lower().rstrip(".")
    return pattern == "*" or host == pattern or (pattern.startswith("*.") and host.endswith(pattern[1:]))


def _local(asking: str, host: str) -> bool:
    return asking in LOOPBACK and host in LOOPBACK
