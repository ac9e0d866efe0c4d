"""The browser tab that a stage plays to: its socket, and what of the frames sent it has not painted yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from playground.ui.live.connection import CLOSED_REPLACED, Connection
from playground.ui.live.frame import Frame
from playground.ui.live.performance import Command, Drawing
from playground.ui.live.wire import Encoder

MOST_UNPAINTED = 2  # frames on their way or waiting to be painted


class Audience:
    """One tab at a time; a new socket takes the place of the one before.

    Attributes
    ----------
    connection : Connection or None
        The open socket.
    commands : deque of Command
        What was asked for and has not been done.
    rerun_wanted : bool
        Whether the next frame asks the page to run again.
    sent_at : float
        When the last frame was sent.
    """

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.commands: deque[Command] = deque()
        self.rerun_wanted = False
        self.sent_at = 0.0
        self._encoder = Encoder()
        self._unpainted: deque[int] = deque()
        self._frame = 0
        self._reruns = 0

    @property
    def has_room(self) -> bool:
        """Whether one more frame may be sent."""
        return self.connection is not None and len(self._unpainted) < MOST_UNPAINTED

    def arrive(self, connection: Connection) -> None:
        """Send frames there from now on; nothing of what was sent elsewhere is known there."""
        if self.connection is not None:
            self.connection.close(CLOSED_REPLACED)
        self.connection, self._encoder = connection, Encoder()
        self._unpainted.clear()
        self.commands.clear()

    def leave(self, connection: Connection) -> None:
        """Send nothing there any more; sockets that were replaced before may leave late."""
        if self.connection is connection:
            self.connection = None

    def painted(self, frame: int) -> None:
        """Count this frame and those before it as painted; numbers of another time mean nothing."""
        while self._unpainted and self._unpainted[0] <= frame:
            self._unpainted.popleft()

    def next_frame(self, drawing: Drawing, now: float, error: str) -> Callable[[], None]:
        """Count a drawing as sent and return what packs and sends it; frames are sent in the order of these calls."""
        connection, encoder = self.connection, self._encoder
        if connection is None:
            return lambda: None
        self._frame += 1
        if self.rerun_wanted:
            self._reruns, self.rerun_wanted = self._reruns + 1, False
        self._unpainted.append(self._frame)
        self.sent_at = now
        frame = Frame(self._frame, drawing.figures, drawing.texts, rerun=self._reruns, error=error)
        return lambda: connection.send(encoder.encode(frame))
