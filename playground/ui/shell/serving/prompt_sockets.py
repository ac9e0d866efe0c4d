"""Connections that send each message at once."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

DESCRIPTORS = "/dev/fd"  # a folder that names those of the process that looks; Windows has none


@asynccontextmanager
async def prompt_sockets(app: Any) -> AsyncIterator[None]:
    """Have the server of an app send promptly for as long as it runs; its socket listens when this is entered."""
    send_promptly()
    yield


def send_promptly() -> None:
    """Have the connections that this process will accept send each message at once.

    By default (Nagle's algorithm) a short message waits until the browser has confirmed the one before, for which
    browsers take their time: 40 ms, or until they have something to say. So never two frames would be on their way.
    asyncio sets the option itself, but not where, as with Streamlit, a socket was made without naming its protocol.
    Connections inherit it from the socket that accepts them.
    """
    for listener in _listeners():
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)


def _listeners() -> Iterator[socket.socket]:
    """Yield each socket of this process on which connections are accepted, under a second descriptor."""
    for name in os.listdir(DESCRIPTORS) if os.path.isdir(DESCRIPTORS) else ():
        try:
            duplicate = os.dup(int(name))
        except OSError:  # the folder's own, which has been closed
            continue
        try:
            found = socket.socket(fileno=duplicate)
        except OSError:  # a file
            os.close(duplicate)
            continue
        with found:
            if found.family in {socket.AF_INET, socket.AF_INET6} and _accepts(found):
                yield found


def _accepts(found: socket.socket) -> bool:
    return bool(found.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
