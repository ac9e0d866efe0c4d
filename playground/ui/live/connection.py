"""One browser tab at the other end of a socket, as a stage sees it from its threads."""

from __future__ import annotations

import asyncio
from typing import Protocol

CLOSED_UNKNOWN = 4401  # no stage has this token any more: the page is to ask for a new one
CLOSED_REPLACED = 4409  # another socket with the same token has taken over


class Connection(Protocol):
    """Where messages for one browser tab go."""

    def send(self, message: bytes) -> None:
        """Hand over a message, in order; from any thread, without waiting."""

    def close(self, code: int) -> None:
        """Close it; from any thread."""


class QueuedConnection:
    """Messages that threads hand over and a socket's own task fetches.

    Parameters
    ----------
    loop : asyncio.AbstractEventLoop
        Where the socket's task runs.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._queue: asyncio.Queue[bytes | int] = asyncio.Queue()

    def send(self, message: bytes) -> None:
        """Hand over a message; a loop that has ended wants no more."""
        self._put(message)

    def close(self, code: int) -> None:
        """Ask the socket's task to close with this code, after the messages handed over before."""
        self._put(code)

    async def next(self) -> bytes | int:
        """Return the next message, or the code to close with."""
        return await self._queue.get()

    def _put(self, item: bytes | int) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._queue.put_nowait, item)
