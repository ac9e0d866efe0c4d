"""A wire between browsers and server that notes when each frame of a stage leaves the server, and its size."""

from __future__ import annotations

import json
import re
import socket
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from time import time

from benchmarks.app.messages import Message, Messages

EPOCH = re.compile(r'data-epoch="(\d+)"')
STAGE_PATH = b"/stage/socket"


@dataclass(frozen=True, slots=True)
class SentFrame:
    """A frame on its way to the browser.

    Attributes
    ----------
    at : float
        When it left the server, in seconds since 1970.
    epoch : int or None
        The epoch that its key numbers tell; None if they are as before.
    plain, compressed : int
        Its bytes, and those that carried them.
    """

    at: float
    epoch: int | None
    plain: int
    compressed: int


class Wire:
    """Forwards connections to the server's port, and listens in on the stages' sockets.

    The page itself cannot tell when a frame was sent: on a slow processor it reads its messages late.

    Attributes
    ----------
    port : int
        Where the browser connects to.
    sent : list of SentFrame
        All frames, in the order in which they left the server.
    """

    def __init__(self, target: int) -> None:
        self.sent: list[SentFrame] = []
        self._target = target
        wire = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                wire._connect(self.request)

        class Listener(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False
            request_queue_size = 128  # a browser opens many connections at once

        self.listener = Listener(("127.0.0.1", 0), Connection)
        self.port = int(self.listener.server_address[1])

    def sent_between(self, begin: float, end: float) -> list[SentFrame]:
        """Return the frames that left in a span of time."""
        return [frame for frame in self.sent if begin <= frame.at <= end]

    def _connect(self, browser: socket.socket) -> None:
        """Forward one connection in both directions until either side ends it."""
        first = browser.recv(65536)
        if not first:
            return
        with socket.create_connection(("localhost", self._target)) as server:
            for end in (browser, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
            server.sendall(first)
            threading.Thread(target=_forward, args=(browser, server), daemon=True).start()
            messages = Messages() if STAGE_PATH in first.split(b"\r\n", 1)[0] else None
            with suppress(OSError):  # the page was closed
                self._forward_and_listen(server, browser, messages)

    def _forward_and_listen(self, server: socket.socket, browser: socket.socket, messages: Messages | None) -> None:
        while chunk := server.recv(65536):
            now = time()
            browser.sendall(chunk)
            if messages is not None:
                self.sent += [_frame(now, message) for message in messages.read(chunk)]


@contextmanager
def wired(target: int) -> Iterator[Wire]:
    """Listen on a free port for as long as the context lasts."""
    wire = Wire(target)
    thread = threading.Thread(target=wire.listener.serve_forever, daemon=True)
    thread.start()
    try:
        yield wire
    finally:
        wire.listener.shutdown()
        wire.listener.server_close()
        thread.join()


def _frame(at: float, message: Message) -> SentFrame:
    """Return what is noted of a message: its head is JSON, whose length comes first."""
    (length,) = struct.unpack_from("<I", message.content)
    numbers = json.loads(message.content[4 : 4 + length]).get("texts", {}).get("numbers", "")
    found = EPOCH.search(numbers)
    return SentFrame(at, int(found[1]) if found else None, len(message.content), message.size)


def _forward(source: socket.socket, target: socket.socket) -> None:
    """Copy until the source ends, and tell the target that it has."""
    with suppress(OSError):  # the other direction has ended
        while chunk := source.recv(65536):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
