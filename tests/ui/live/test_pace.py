"""Frames go out no faster than the browser paints, whatever the browser does and whoever presses what."""

import time
from types import SimpleNamespace
from unittest.mock import Mock, patch

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from playground.ui.live import player
from playground.ui.live.pace import Pace
from tests.ui.driver import AppDriver

MOST_UNPAINTED = 4  # frames
SPEEDS = ("slow", "medium", "fast")


class Server:
    """A page that plays without end, and what it sends."""

    def __init__(self, speed: str) -> None:
        self.view = SimpleNamespace(speed=speed)
        self.pace = Pace()
        self.is_open = True

    def advance(self, epochs: int | None = None, **_: object) -> int:
        """Train nothing, in no time."""
        return 0

    def run(self) -> int:
        """Run the page, for whatever reason, and return how many frames that sent."""
        before = self.pace.frame
        with patch.object(player.painted, "request_acknowledgement"):
            player.play(self, Mock())
        return self.pace.frame - before

    def hear(self, frame: int, *, after: float = 0.0) -> None:
        """Be told by the browser that it has painted a frame, so many seconds after now."""
        self.pace.acknowledge(frame, time.monotonic() + after)


class AnyBrowser(RuleBasedStateMachine):
    """A browser that paints when it likes, whose acknowledgements are lost, late, repeated and out of order."""

    def __init__(self) -> None:
        super().__init__()
        self.server = Server("fast")
        self.painted = 0
        self.press()

    @rule()
    def press(self) -> None:
        """Press Play or Pause, which whoever does it sees on a page that is painted."""
        self.painted = self.server.pace.frame
        self.server.pace.toggle()

    @rule(speed=st.sampled_from(SPEEDS))
    def choose_a_speed(self, speed: str) -> None:
        self.server.view.speed = speed

    @rule(times=st.integers(1, 3))
    def run_the_page(self, times: int) -> None:
        sent = [self.server.run() for _ in range(times)]
        assert self.server.pace.playing or not any(sent)
        assert self.server.view.speed != "slow" or sum(sent) <= 1

    @rule(frames=st.integers(1, MOST_UNPAINTED))
    def paint(self, frames: int) -> None:
        self.painted = min(self.painted + frames, self.server.pace.frame)

    @rule(age=st.integers(0, 9), after=st.floats(0.0, 5.0), times=st.integers(1, 3))
    def acknowledge_what_is_painted_or_was(self, age: int, after: float, times: int) -> None:
        for _ in range(times):
            self.server.hear(self.painted - age, after=after)

    @rule(after=st.floats(0.0, 60.0))
    def catch_up(self, after: float) -> None:
        """Paint all there is and say so again, however late, as the browser does when its word was lost."""
        self.painted = self.server.pace.frame
        self.server.hear(self.painted, after=after)
        if self.server.pace.playing:
            assert self.server.run() >= 1

    @invariant()
    def no_more_than_so_many_frames_wait_to_be_painted(self) -> None:
        assert self.server.pace.frame - self.painted <= MOST_UNPAINTED


TestAnyBrowser = AnyBrowser.TestCase
TestAnyBrowser.settings = settings(max_examples=40)


@pytest.mark.parametrize("speed", ["medium", "fast"])
def test_a_quick_browser_gets_several_frames_at_once_and_a_slow_one_only_one(speed: str) -> None:
    server = Server(speed)
    server.pace.play()
    server.run()
    server.hear(server.pace.frame, after=0.1)
    assert server.run() == MOST_UNPAINTED

    server.hear(server.pace.frame, after=1.0)
    assert server.run() == 1

    server.hear(server.pace.frame, after=0.1)
    assert server.run() == MOST_UNPAINTED


def test_a_slow_browser_is_trusted_anew_when_play_is_pressed_again() -> None:
    server = Server("fast")
    server.pace.play()
    server.run()
    server.hear(server.pace.frame, after=9.0)
    server.pace.pause()
    server.pace.play()

    assert server.run() == MOST_UNPAINTED


@pytest.mark.parametrize(
    ("page", "speed", "waits"), [("", "slow", True), ("race", "slow", True), ("", "medium", False), ("", "fast", False)]
)
def test_at_slow_the_browser_waits_between_two_epochs_so_that_they_can_be_followed(
    page: str, speed: str, *, waits: bool
) -> None:
    app = AppDriver(page, speed=speed, n=40, layers="4")
    app.press("play")
    assert (app.asked_of_browser["delay"] >= 200) is waits

    before = app.asked_of_browser["frame"]
    app.paint()
    assert not waits or app.asked_of_browser["frame"] == before + 1


def test_only_what_no_acknowledgement_asked_for_counts_as_an_answer() -> None:
    pace = Pace()

    assert pace.drawn() == 1  # the page was opened
    pace.acknowledge(None, 0.0)
    assert pace.drawn() == 1
    assert pace.drawn() == 2  # a button of the stage

    pace.acknowledge(None, 0.0)  # its rerun was interrupted by one of the page
    pace.page_runs()
    assert pace.drawn() == 3
