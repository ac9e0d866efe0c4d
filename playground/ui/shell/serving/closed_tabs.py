"""The memory of closed tabs, given back though nobody comes.

Streamlit keeps a closed tab for ``server.disconnectedSessionTTL`` seconds, in case only its connection broke. After
that it lets go of the tab when the next one is closed, and its loop lets go of the tab it served last when it serves
another. After the last tab of a lesson nobody comes, and its runs would stay as long as the server. Here a visit takes
the place of the next tab: it connects as a browser does, asks for something small, hears the answer, and leaves.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from collections import deque
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg

_LOG = logging.getLogger(__name__)

TAB_SOCKET = "/_stcore/stream"  # where each tab has Streamlit's own socket
MARGIN_SECONDS = 1.0  # after which Streamlit is sure to let go of a tab whose time is over
GATHERING_SHARE = 1 / 8  # of the time a tab is kept: tabs that are closed within it share a visit
PATIENCE_SECONDS = 10.0  # for which a visit waits until it is answered
TRIES = 5  # visits in a row, the last of which is not made again though nobody answered it


class ClosedTabs:
    """Has the app let go of its closed tabs.

    Parameters
    ----------
    app : ASGIApp
        Streamlit's own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._due: deque[float] = deque()  # by the loop's clock, when the time of each closed tab is over
        self._visiting: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, and note when a tab is closed."""
        if scope["type"] != "websocket" or not scope["path"].endswith(TAB_SOCKET):
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send)
        finally:
            self._note_closed(_request_of_visit(scope))

    def _note_closed(self, request: Scope) -> None:
        loop, kept = asyncio.get_running_loop(), float(st.get_option("server.disconnectedSessionTTL"))
        self._due.append(loop.time() + kept + MARGIN_SECONDS)
        if self._visiting is None or self._visiting.done():
            self._visiting = loop.create_task(self._visit_when_due(request, GATHERING_SHARE * kept))

    async def _visit_when_due(self, request: Scope, gathering: float) -> None:
        """Make visits until every closed tab's time was over at one of them that was answered."""
        loop, unanswered = asyncio.get_running_loop(), 0
        while self._due:
            await asyncio.sleep(self._due[0] + gathering - loop.time())
            while self._due and self._due[0] <= loop.time():
                self._due.popleft()
            unanswered = 0 if await self._visit(request) else unanswered + 1
            if 0 < unanswered < TRIES:
                self._due.append(loop.time())
            await asyncio.to_thread(gc.collect)  # a tab's state and its callbacks know each other

    async def _visit(self, request: Scope) -> bool:
        """Make one visit, and return whether it was answered; a busy server may have no time for it."""
        visit = Visit()
        try:
            await self._app(dict(request), visit.receive, visit.send)
        except Exception:  # noqa: BLE001 -- the next visit may do better, and nobody waits for this one
            _LOG.exception("Closed tabs may still be in memory.")
        return visit.is_answered


class Visit:
    """A tab's side of a socket: it asks for the addresses of no files, and leaves when it is answered."""

    def __init__(self) -> None:
        question = BackMsg()
        question.file_urls_request.request_id = "visit"
        self._says = iter(
            [
                {"type": "websocket.connect"},
                {"type": "websocket.receive", "bytes": question.SerializeToString()},
            ]
        )
        self._answered = asyncio.Event()

    @property
    def is_answered(self) -> bool:
        """Whether the app has said anything but that it takes the socket."""
        return self._answered.is_set()

    async def receive(self) -> Any:
        """Return what the visit says next."""
        for message in self._says:
            return message
        try:
            await asyncio.wait_for(self._answered.wait(), PATIENCE_SECONDS)
        except TimeoutError:
            _LOG.warning("Streamlit did not answer; a closed tab may still be in memory.")
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(self, message: Any) -> None:
        """Hear what the app says; that the socket is accepted is no answer yet."""
        if message["type"] != "websocket.accept":
            self._answered.set()


def closed_tabs() -> Middleware:
    """Return what has the app let go of its closed tabs, for an ``st.App`` to stand behind."""
    return Middleware(ClosedTabs)


def _request_of_visit(scope: Scope) -> Scope:
    """Return the request for a new tab's socket on the same server, from the request of another tab."""
    host = [(name, value) for name, value in scope["headers"] if name == b"host"]
    return {**scope, "headers": host, "subprotocols": [], "query_string": b""}
