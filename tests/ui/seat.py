"""A seat before a stage: a browser tab that paints what it is sent when it is told to."""

from __future__ import annotations

import json
import struct
import weakref
from typing import Any

from playground.ui.live.stage import Stage

PATIENCE_SECONDS = 30.0


class Seat:
    """One socket to a stage.

    Parameters
    ----------
    stage : Stage
        What is looked at.
    """

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.socket = Socket()
        stage.connect(self.socket)
        weakref.finalize(self, stage.disconnect, self.socket)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """What the head of each message says."""
        return [head_of(message) for message in self.socket.messages]

    @property
    def frame(self) -> int:
        """The number of the last frame sent."""
        return max((head.get("frame", 0) for head in self.heads), default=0)

    @property
    def rerun(self) -> int:
        """How often the stage has asked the page to run again."""
        return max((head.get("signal", {}).get("rerun", 0) for head in self.heads), default=0)

    @property
    def error(self) -> str:
        """What the stage said went wrong, last."""
        return next((head["error"] for head in reversed(self.heads) if "error" in head), "")

    def settle(self) -> None:
        """Wait until the stage does nothing before it hears of a painted frame."""
        assert self.stage.settle(PATIENCE_SECONDS)

    def paint(self) -> None:
        """Paint all that came, say so, and wait for what comes of it."""
        self.stage.painted(self.frame)
        self.settle()

    def ask(self, **command: Any) -> None:
        """Ask for something on a chart, and wait for what comes of it."""
        self.stage.command(command)
        self.settle()


class Socket:
    """The messages that a stage sends."""

    def __init__(self) -> None:
        self.messages: list[bytes] = []
        self.closed: int | None = None

    def send(self, message: bytes) -> None:
        """Keep a message."""
        self.messages.append(message)

    def close(self, code: int) -> None:
        """Note that the stage has closed the socket."""
        self.closed = code


def head_of(message: bytes) -> dict[str, Any]:
    """Return the head of a message."""
    (length,) = struct.unpack_from("<I", message)
    head: dict[str, Any] = json.loads(message[4 : 4 + length])
    return head
