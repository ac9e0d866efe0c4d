"""When a turn of training ends."""

from __future__ import annotations

from playground.ui.live.audience import MOST_UNPAINTED, Audience
from playground.ui.live.pace import TURN_SECONDS, Pace
from playground.ui.live.performance import Drawing
from tests.ui.live.counting import Clock
from tests.ui.seat import Socket


def undisturbed() -> bool:
    """Return that nobody wants to change anything."""
    return False


def audience_with_unpainted_frames(n: int) -> Audience:
    """Return an audience that owes so many frames."""
    audience = Audience()
    audience.arrive(Socket())
    for _ in range(n):
        audience.next_frame(Drawing(), 0.0, "")()
    return audience


def test_a_turn_ends_as_soon_as_a_browser_that_was_waited_for_takes_a_frame() -> None:
    audience = audience_with_unpainted_frames(MOST_UNPAINTED)
    is_last = Pace(Clock()).end_of_turn("fast", audience, undisturbed)

    assert not is_last()
    audience.painted(1)
    assert is_last()


def test_a_turn_for_a_browser_that_waits_has_its_full_length() -> None:
    clock = Clock()
    is_last = Pace(clock).end_of_turn("fast", audience_with_unpainted_frames(0), undisturbed)
    begin = clock.now

    while not is_last():
        assert clock.now - begin < 2 * TURN_SECONDS
    assert clock.now - begin >= TURN_SECONDS


def test_a_turn_ends_at_once_when_somebody_wants_to_change_the_performance() -> None:
    visitors: list[str] = []
    is_last = Pace(Clock()).end_of_turn("fast", audience_with_unpainted_frames(0), lambda: bool(visitors))

    assert not is_last()
    visitors.append("a slider")
    assert is_last()
