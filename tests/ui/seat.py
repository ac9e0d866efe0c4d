"""A seat before a stage: a browser tab that paints what it is sent when it is told to."""

from __future__ import annotations

import json
import struct
import threading
import weakref
from typing import Any

from playground.ui.live.stage import Stage

PATIENCE_SECONDS = 120.0  # far more than a busy machine takes to begin: this ends only what hangs


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
        self.leave = weakref.finalize(self, stage.disconnect, self.socket)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """What the head of each message says."""
        return list(self.socket.heads)

    @property
    def texts(self) -> dict[str, str]:
        """The texts by place as they were sent last."""
        return {place: text for head in self.heads for place, text in head.get("texts", {}).items()}

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
        """Wait until the stage has nothing to do at the moment."""
        assert self.stage.settle(PATIENCE_SECONDS)

    def paint(self) -> None:
        """Paint all that came, say so, and wait for what comes of it; while nothing plays, until no more comes."""
        painted = 0
        while painted < self.frame:
            painted = self.frame
            self.stage.painted(painted)
            self.settle()
            if self.stage.playing:
                break

    def await_frame(self, number: int) -> None:
        """Wait until the stage has sent a frame after this one, or plays no more."""
        with self.socket.came:
            assert self.socket.came.wait_for(lambda: self.frame > number or not self.stage.playing, PATIENCE_SECONDS)

    def ask(self, **command: Any) -> None:
        """Ask for something on a chart, and wait for what comes of it."""
        self.stage.command(command)
        self.settle()


class Socket:
    """Keeps what the messages of a stage say."""

    def __init__(self) -> None:
        self.heads: list[dict[str, Any]] = []
        self.closed: int | None = None
        self.came = threading.Condition()

    def send(self, message: bytes) -> None:
        """Keep what a message says."""
        with self.came:
            self.heads.append(head_of(message))
            self.came.notify_all()

    def close(self, code: int) -> None:
        """Note that the stage has closed the socket."""
        self.closed = code


def head_of(message: bytes) -> dict[str, Any]:
    """Return the head of a message."""
    (length,) = struct.unpack_from("<I", message)
    head: dict[str, Any] = json.loads(message[4 : 4 + length])
    return head
