"""Frames go out no faster than the browser paints."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.ui.live.pace import FRAMES_AT_ONCE, QUICK, Pace

SPEEDS = ("slow", "medium", "fast")


def send(pace: Pace, speed: str, now: float) -> int:
    """Send what may be sent, as the player does, and return how many frames that was."""
    if not pace.may_advance:
        return 0
    n = pace.frames_at_once(speed)
    pace.frame += n
    pace.sent(now)
    return n


def test_a_paused_run_sends_nothing() -> None:
    pace = Pace()

    assert not pace.may_advance
    assert send(pace, "fast", 0.0) == 0


def test_after_sending_nothing_more_goes_out_until_the_browser_has_painted() -> None:
    pace = Pace()
    pace.play()

    assert send(pace, "fast", 0.0) == FRAMES_AT_ONCE
    assert send(pace, "fast", 0.1) == 0
    pace.acknowledge(pace.frame, 0.1)
    assert send(pace, "fast", 0.1) == FRAMES_AT_ONCE


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["send", "paint", "paint again", "paint of the past", "nothing", "play", "pause"]),
            st.sampled_from(SPEEDS),
            st.floats(0, 2),
        ),
        max_size=60,
    )
)
def test_the_browser_never_owes_more_than_one_batch(steps: list[tuple[str, str, float]]) -> None:
    pace, painted, now = Pace(), 0, 0.0
    pace.play()
    for step, speed, seconds in steps:
        now += seconds
        if step == "send":
            sent = send(pace, speed, now)
            assert sent <= FRAMES_AT_ONCE <= 4
        elif step in {"paint", "paint again"}:
            painted = pace.frame
            for _ in range(1 if step == "paint" else 3):
                pace.acknowledge(painted, now)
        elif step == "paint of the past":
            pace.acknowledge(pace.frame - 1, now)
        elif step == "nothing":
            pace.acknowledge(None, now)
        elif step == "pause":
            pace.pause()
            painted = pace.frame  # whoever presses Pause or Play has seen the page
        else:
            pace.play()
            painted = pace.frame
        assert pace.frame - painted <= FRAMES_AT_ONCE
        assert pace.may_advance == (pace.playing and pace.awaiting is None)


@pytest.mark.parametrize("frame", [None, 0, 1, 2, 4, -1])
def test_an_acknowledgement_of_another_frame_means_nothing(frame: int | None) -> None:
    pace = Pace(playing=True, frame=3)
    pace.sent(0.0)

    pace.acknowledge(frame, 5.0)

    assert not pace.may_advance
    assert pace.delay == 0.0


def test_a_repeated_acknowledgement_means_nothing() -> None:
    pace = Pace(playing=True, frame=3)
    pace.sent(0.0)
    pace.acknowledge(3, 0.05)
    pace.acknowledge(3, 9.0)
    assert pace.delay == pytest.approx(0.05)

    pace.frame = 4
    pace.sent(10.0)
    pace.acknowledge(3, 10.1)
    assert pace.awaiting == 4


@pytest.mark.parametrize("speed", ["medium", "fast"])
def test_a_slow_browser_gets_one_frame_at_a_time_until_it_is_quick_again(speed: str) -> None:
    pace = Pace()
    pace.play()
    send(pace, speed, 0.0)
    pace.acknowledge(pace.frame, 2 * QUICK)
    assert send(pace, speed, 1.0) == 1

    pace.acknowledge(pace.frame, 1.0 + QUICK / 2)
    assert send(pace, speed, 2.0) == FRAMES_AT_ONCE


def test_at_slow_speed_every_frame_is_waited_for() -> None:
    pace = Pace()
    pace.play()

    assert pace.frames_at_once("slow") == 1


def test_playing_again_owes_nothing_to_an_earlier_time() -> None:
    pace = Pace()
    pace.play()
    send(pace, "fast", 0.0)
    pace.acknowledge(pace.frame, 10 * QUICK)
    send(pace, "fast", 20.0)
    pace.pause()
    pace.play()

    assert send(pace, "fast", 30.0) == FRAMES_AT_ONCE


def test_toggling_plays_and_pauses_in_turn() -> None:
    pace = Pace()
    states = []
    for _ in range(4):
        pace.toggle()
        states.append(pace.playing)

    assert states == [True, False, True, False]


def test_only_what_no_acknowledgement_asked_for_counts_as_an_answer() -> None:
    pace = Pace()

    assert pace.drawn() == 1  # the page was opened
    pace.acknowledge(None, 0.0)
    assert pace.drawn() == 1
    assert pace.drawn() == 2  # a button of the stage

    pace.acknowledge(None, 0.0)  # its rerun was interrupted by one of the page
    pace.page_runs()
    assert pace.drawn() == 3
