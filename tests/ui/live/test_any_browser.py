"""Whatever the browser does and whoever presses what, nothing is sent that cannot be painted, and the end is shown."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from playground.ui.live.audience import MOST_UNPAINTED
from playground.ui.live.performance import Speed
from tests.ui.live.counting import Counting, seated, shown
from tests.ui.seat import Seat


class AnyBrowser(RuleBasedStateMachine):
    """A browser that paints when it likes, whose answers come late, twice or out of order, and whose sockets break."""

    def __init__(self) -> None:
        super().__init__()
        self.performance = Counting("medium")
        self.seat = seated(self.performance)
        self.painted = 0

    @rule()
    def press(self) -> None:
        self.seat.stage.toggle()

    @rule(speed=st.sampled_from(["slow", "medium", "fast"]))
    def choose_a_speed(self, speed: Speed) -> None:
        with self.seat.stage.between_epochs():
            self.performance.speed = speed

    @rule()
    def run_the_page(self) -> None:
        self.seat.stage.show(self.performance)

    @rule(age=st.integers(0, 5), times=st.integers(1, 3))
    def paint(self, age: int, times: int) -> None:
        for _ in range(times):
            self.painted = max(self.painted, self.seat.frame - age)
            self.seat.stage.painted(max(self.seat.frame - age, 0))

    @rule()
    def break_the_socket(self) -> None:
        self.seat.stage.disconnect(self.seat.socket)
        self.seat, self.painted = Seat(self.seat.stage), self.seat.frame

    @invariant()
    def few_frames_wait(self) -> None:
        assert self.seat.frame - max(self.painted, self.first_frame - 1) <= MOST_UNPAINTED
        assert self.seat.error == ""

    @property
    def first_frame(self) -> int:
        """The number of the first frame that came through the present socket."""
        return self.seat.heads[0]["frame"] if self.seat.heads else self.painted + 1

    def teardown(self) -> None:
        """Pause, paint what is left, and see that the last state is shown."""
        self.seat.stage.pause()
        self.seat.stage.show(self.performance)
        for _ in range(3):
            self.seat.paint()
        assert shown(self.seat) == self.performance.epoch
        self.seat.stage.disconnect(self.seat.socket)


AnyBrowser.TestCase.settings = settings(max_examples=30, stateful_step_count=25, deadline=None)
TestAnyBrowser = AnyBrowser.TestCase
