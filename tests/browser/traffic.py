"""What travels on the socket of a page's stage."""

from __future__ import annotations

import json
import struct
from collections import deque
from dataclasses import dataclass, field

from playwright.sync_api import Page, WebSocket


@dataclass
class Traffic:
    """What has travelled since the page was watched, as far as it can be counted.

    Attributes
    ----------
    sockets : int
        How many were opened.
    sent, painted : list of int
        The frames that the server sent, and those that the browser said it had painted.
    most_unpainted : int
        The most frames that were ever sent and not painted yet.
    bytes_sent : list of int
        How large each frame was, unpacked.
    """

    sockets: int = 0
    sent: list[int] = field(default_factory=list)
    painted: list[int] = field(default_factory=list)
    bytes_sent: list[int] = field(default_factory=list)
    most_unpainted: int = 0
    _unpainted: deque[int] = field(default_factory=deque)

    def opened(self, socket: WebSocket) -> None:
        """Listen to a socket if it is the stage's; what an earlier one owed is owed no more."""
        if not socket.url.endswith("/stage/socket"):
            return
        self.sockets += 1
        self._unpainted.clear()
        socket.on("framereceived", self._server_said)
        socket.on("framesent", self._browser_said)

    def _server_said(self, message: str | bytes) -> None:
        assert isinstance(message, bytes)
        (length,) = struct.unpack_from("<I", message)
        frame = json.loads(message[4 : 4 + length])["frame"]
        self.sent.append(frame)
        self.bytes_sent.append(len(message))
        self._unpainted.append(frame)
        self.most_unpainted = max(self.most_unpainted, len(self._unpainted))

    def _browser_said(self, message: str | bytes) -> None:
        if not isinstance(message, bytes):
            return
        (frame,) = struct.unpack("<I", message)
        self.painted.append(frame)
        while self._unpainted and self._unpainted[0] <= frame:
            self._unpainted.popleft()


def watch(page: Page) -> Traffic:
    """Listen to the sockets that the page opens from now on."""
    traffic = Traffic()
    page.on("websocket", traffic.opened)
    return traffic
