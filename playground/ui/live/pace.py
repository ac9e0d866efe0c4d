"""How fast frames go out: never more than the browser has painted, and a few at a time when it is quick."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Speed = Literal["slow", "medium", "fast"]
QUICK = 0.3  # seconds from the last frame sent to its acknowledgement; slower browsers get one frame at a time
FRAMES_AT_ONCE = 4
FRAME_SECONDS = 0.03  # of training between two frames at full speed
SLOW_DELAY_MS = 220  # the browser waits so long before it asks for the next epoch


@dataclass(slots=True)
class Pace:
    """Whether a run plays, and which frame the browser still owes an acknowledgement for.

    Attributes
    ----------
    playing : bool
        Whether frames are asked for.
    frame : int
        Number of the last frame sent.
    awaiting : int or None
        The frame whose acknowledgement must come before the next is sent, or None.
    delay : float
        Seconds the last acknowledgement took.
    sent_at : float
        When the frame to be acknowledged was sent, in seconds of a monotonic clock.
    answers : int
        How many drawings were asked for by something else than an acknowledgement.
    """

    playing: bool = False
    frame: int = 0
    awaiting: int | None = None
    delay: float = 0.0
    sent_at: float = 0.0
    answers: int = 0
    _acknowledged: bool = False

    def play(self) -> None:
        """Start, owing nothing to frames of an earlier time."""
        self.playing, self.awaiting, self.delay = True, None, 0.0

    def pause(self) -> None:
        """Stop asking for frames."""
        self.playing = False

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self.playing:
            self.pause()
        else:
            self.play()

    @property
    def may_advance(self) -> bool:
        """Whether the browser has painted what it was sent and more is wanted."""
        return self.playing and self.awaiting is None

    def frames_at_once(self, speed: str) -> int:
        """Return how many frames may go out before the next acknowledgement."""
        return 1 if speed == "slow" or self.delay > QUICK else FRAMES_AT_ONCE

    def sent(self, now: float) -> None:
        """Remember when frames went out; the last of them is to be acknowledged."""
        self.awaiting, self.sent_at = self.frame, now

    def acknowledge(self, frame: int | None, now: float) -> None:
        """Accept a paint; acknowledgements of other frames, such as repeated ones, mean nothing."""
        self._acknowledged = True
        if frame is not None and frame == self.awaiting:
            self.delay, self.awaiting = now - self.sent_at, None

    def page_runs(self) -> None:
        """Expect the drawing of the whole page, which no acknowledgement asks for."""
        self._acknowledged = False

    def drawn(self) -> int:
        """Count a drawing; return how many were asked for by something else than an acknowledgement."""
        self.answers += not self._acknowledged
        self._acknowledged = False
        return self.answers
