"""A performance that counts, and a clock that a test can read, to try a stage with."""

from __future__ import annotations

import threading
from collections.abc import Callable

from playground.ui.live.performance import Command, Drawing, Speed
from playground.ui.live.stage import Stage
from playground.ui.live.turns import Turns
from tests.ui.seat import Seat


class Clock:
    """A clock that goes on by so much whenever it is looked at."""

    def __init__(self, step: float = 0.002) -> None:
        self.now, self._step = 0.0, step

    def __call__(self) -> float:
        self.now += self._step
        return self.now


class Counting:
    """A performance that counts epochs and draws the count."""

    def __init__(self, speed: Speed = "medium", last: int = 10**9) -> None:
        self.speed: Speed = speed
        self.last = last
        self.epoch = self.ended = 0
        self.obeyed: list[Command] = []
        self.error: Exception | None = None
        self._inside = threading.Lock()

    @property
    def is_open(self) -> bool:
        """Whether there is another epoch."""
        return self.epoch < self.last

    def advance(self, until: Callable[[], bool]) -> int:
        """Count on; two threads that do so at once are a fault."""
        assert self._inside.acquire(blocking=False), "two threads train at once"
        begin = self.epoch
        try:
            if self.error is not None:
                raise self.error
            while self.is_open:
                self.epoch += 1
                if until():
                    break
        finally:
            self._inside.release()
        return self.epoch - begin

    def draw(self) -> Drawing:
        """Draw the count."""
        return Drawing(texts={"epoch": str(self.epoch)})

    def end(self) -> None:
        """Count the ends."""
        self.ended += 1

    def obey(self, command: Command) -> bool:
        """Remember what was asked for."""
        self.obeyed.append(command)
        return bool(command.get("controls"))


def seated(performance: Counting) -> Seat:
    """Return a seat before a stage that shows the performance."""
    stage = Stage(Turns(), Clock())
    stage.show(performance)
    seat = Seat(stage)
    seat.settle()
    return seat


def shown(seat: Seat) -> int:
    """Return the count that the browser shows."""
    return int(next(head["texts"]["epoch"] for head in reversed(seat.heads) if "texts" in head))
