"""Who may ask this server for anything: whoever calls it by a name of its own, from a page of its own.

A page that a browser has from elsewhere can let its own name point to this machine (DNS rebinding). It is then, to the
browser, a page of this server; only the name in Host and Origin tells them apart.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from playground.words.catalogue import live as says

LOOPBACK = ("localhost", "127.0.0.1", "::1")  # names of this machine that no other can have
FORBIDDEN = 403
CLOSED_FORBIDDEN = 4403


class Gate:
    """What stands before everything the server serves, Streamlit's own pages and sockets included.

    Parameters
    ----------
    app : ASGIApp
        What is reached by those who are admitted.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it in words that say what to do."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
        elif is_admitted(headers := Headers(scope=scope)):
            await self._app(_of_this_server(scope, headers), receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose(CLOSED_FORBIDDEN)(scope, receive, send)
        else:
            await _refusal(headers)(scope, receive, send)


def gate() -> Middleware:
    """Return the gate, for an ``st.App`` to stand behind."""
    return Middleware(Gate)


def is_admitted(headers: Headers) -> bool:
    """Return whether a request may be granted, from its Host and Origin.

    The host must be one of ``server.allowedHosts``, in which ``*.`` stands for any domain below and ``*`` for any host;
    of an empty list, one of this machine. A browser states the origin of the page that opens a socket or sends
    something. It must be the host that was asked, one of ``server.corsAllowedOrigins``, or the address given to
    visitors; with ``server.enableCORS`` off anything goes, as it does for Streamlit.
    """
    host, origin = _host(f"//{headers.get('host', '')}"), headers.get("origin")
    if not _is_allowed(host):
        return False
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    if origin.rstrip("/") in {known.rstrip("/") for known in st.get_option("server.corsAllowedOrigins") or ()}:
        return True
    asking = _host(origin)
    if asking in LOOPBACK:
        return host in LOOPBACK
    return bool(asking) and asking in {host, st.get_option("browser.serverAddress")}


def _is_allowed(host: str) -> bool:
    return any(_matches(host, pattern) for pattern in st.get_option("server.allowedHosts") or LOOPBACK)


def _of_this_server(scope: Scope, headers: Headers) -> Scope:
    """Return the request for a socket as one from a page of this server, which it is found to be.

    Otherwise Streamlit compares the origin with the addresses of this machine, of which it asks a server in the
    internet for one.
    """
    if scope["type"] != "websocket" or "origin" not in headers:
        return scope
    own = MutableHeaders(raw=list(scope["headers"]))
    own["origin"] = f"{'https' if scope.get('scheme') == 'wss' else 'http'}://{headers['host']}"
    return {**scope, "headers": own.raw}


def _refusal(headers: Headers) -> PlainTextResponse:
    host = _host(f"//{headers.get('host', '')}")
    said = says.STRANGE_PAGE() if _is_allowed(host) else says.STRANGE_HOST(host=host or "–")
    return PlainTextResponse(said, FORBIDDEN, {"X-Content-Type-Options": "nosniff"})


def _host(address: str) -> str:
    """Return the host of an address in lower case, or "" if there is none or more than that."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # ValueError for what is none
    except ValueError:
        return ""
    if parts.username is not None or parts.password is not None:
        return ""
    return (parts.hostname or "").rstrip(".")


def _matches(host: str, pattern: str) -> bool:
    """Return whether a host is that of the pattern."""
    pattern = pattern.strip().lower().strip("[]").rstrip(".")
    return pattern == "*" or (host != "" and (host == pattern or (pattern[:2] == "*." and host.endswith(pattern[1:]))))
