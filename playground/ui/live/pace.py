"""When a stage trains and when it sends, at each speed."""

from __future__ import annotations

from collections.abc import Callable

from playground.ui.live.audience import Audience
from playground.ui.live.performance import Speed

TURN_SECONDS = 0.008  # of training in one turn: ten tabs that play have eight frames a second each, with 3 ms to draw
ALONE_SECONDS = 0.014  # while no other tab waits for its turn: with 4 ms to draw, 50 frames a second
PATIENCE_SECONDS = 0.3  # of training on at full speed while the browser paints
SLOW_SECONDS = 0.25  # from one epoch to the next
HELD_SECONDS = 0.02  # after which a stage looks whether it still has to wait


class Pace:
    """The pace of one stage.

    Slow trains an epoch four times a second. Medium trains one for each frame. Fast trains on while the browser paints,
    so that each frame shows all that was trained meanwhile.

    Parameters
    ----------
    clock : callable
        Returns seconds that only grow.
    is_held : callable
        Returns whether no training is to begin or go on, as a page's script runs.
    is_wanted : callable
        Returns whether another stage waits for its turn.
    """

    def __init__(self, clock: Callable[[], float], is_held: Callable[[], bool], is_wanted: Callable[[], bool]) -> None:
        self._clock, self._is_held, self._is_wanted = clock, is_held, is_wanted
        self._next_epoch_at = 0.0

    def begin(self) -> None:
        """Let the next epoch be due now."""
        self._next_epoch_at = self._clock()

    def seconds_to_wait(self, speed: Speed, audience: Audience) -> float | None:
        """Return how long not to train: 0 to train now, None until the browser has painted."""
        seconds = self._seconds_at(speed, audience)
        return seconds if seconds is None or not self._is_held() else max(seconds, HELD_SECONDS)

    def _seconds_at(self, speed: Speed, audience: Audience) -> float | None:
        if speed == "fast" and self._clock() - audience.sent_at < PATIENCE_SECONDS:
            return 0.0
        if not audience.has_room:
            return None
        return max(self._next_epoch_at - self._clock(), 0.0) if speed == "slow" else 0.0

    def end_of_turn(self, speed: Speed, audience: Audience, is_disturbed: Callable[[], bool]) -> Callable[[], bool]:
        """Return what says after each epoch of a turn that begins now whether it was the last.

        A turn in which the browser was waited for ends as soon as it takes one more frame.
        """
        if speed == "fast":
            begun, was_full = self._clock(), not audience.has_room
            return lambda: (
                is_disturbed()
                or self._is_held()
                or self._clock() - begun >= (TURN_SECONDS if self._is_wanted() else ALONE_SECONDS)
                or (was_full and audience.has_room)
            )
        self._next_epoch_at = max(self._next_epoch_at + SLOW_SECONDS, self._clock())
        return lambda: True
