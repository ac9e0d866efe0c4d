"""A wire between browser and server that notes when each frame leaves the server, and how many bytes."""

from __future__ import annotations

import re
import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import time

FRAME = re.compile(rb'data-frame="(\d+)"')
LONGEST_MARK = 40  # bytes of a frame's mark that the last read may have cut off
WEBSOCKET_PATH = b"/_stcore/stream"


class Wire:
    """Forwards connections to the server's port, and listens in on the websockets.

    The page itself cannot tell when a frame was sent: on a slow processor it reads its messages late.

    Attributes
    ----------
    port : int
        Where the browser connects to.
    sent : list of (float, int)
        Time (seconds since 1970) at which each frame first left the server, and the frame's number.
    traffic : list of (float, int)
        Time and number of bytes of everything the server sent over websockets.
    """

    def __init__(self, target: int) -> None:
        self.sent: list[tuple[float, int]] = []
        self.traffic: list[tuple[float, int]] = []
        self._target = target
        wire = self

        class Connection(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                wire._connect(self.request)

        class Listener(socketserver.ThreadingTCPServer):
            daemon_threads = True
            block_on_close = False

        self.listener = Listener(("127.0.0.1", 0), Connection)
        self.port = int(self.listener.server_address[1])

    def forget(self) -> None:
        """Empty both lists."""
        self.sent.clear()
        self.traffic.clear()

    def bytes_between(self, begin: float, end: float) -> int:
        """Return how many bytes the server sent in a span of time."""
        return sum(size for at, size in self.traffic if begin <= at <= end)

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
            heard = WEBSOCKET_PATH in first.split(b"\r\n", 1)[0]
            with suppress(OSError):  # the page was closed
                self._forward_and_listen(server, browser, heard=heard)

    def _forward_and_listen(self, server: socket.socket, browser: socket.socket, *, heard: bool) -> None:
        tail, latest = b"", -1
        while chunk := server.recv(65536):
            if heard:
                now = time()
                self.traffic.append((now, len(chunk)))
                for number in map(int, FRAME.findall(tail + chunk)):
                    if number > latest:
                        latest = number
                        self.sent.append((now, number))
                tail = chunk[-LONGEST_MARK:]
            browser.sendall(chunk)


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


def _forward(source: socket.socket, target: socket.socket) -> None:
    """Copy until the source ends, and tell the target that it has."""
    with suppress(OSError):  # the other direction has ended
        while chunk := source.recv(65536):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
