"""When a turn of training ends."""

from __future__ import annotations

import pytest

from playground.ui.live.audience import MOST_UNPAINTED, Audience
from playground.ui.live.pace import ALONE_SECONDS, TURN_SECONDS, Pace
from playground.ui.live.performance import Drawing
from tests.ui.live.counting import Clock
from tests.ui.seat import Socket


def undisturbed() -> bool:
    """Return that nobody wants to change anything, and no page's script runs."""
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
    is_last = Pace(Clock(), undisturbed, undisturbed).end_of_turn("fast", audience, undisturbed)

    assert not is_last()
    audience.painted(1)
    assert is_last()


@pytest.mark.parametrize(("is_wanted", "length"), [(True, TURN_SECONDS), (False, ALONE_SECONDS)])
def test_a_turn_for_a_browser_that_waits_has_its_full_length(is_wanted: bool, length: float) -> None:  # noqa: FBT001
    clock = Clock()
    pace = Pace(clock, undisturbed, lambda: is_wanted)
    is_last = pace.end_of_turn("fast", audience_with_unpainted_frames(0), undisturbed)
    begin = clock.now

    while not is_last():
        assert clock.now - begin < 2 * length
    assert clock.now - begin >= length


def test_a_turn_ends_at_once_when_somebody_wants_to_change_the_performance() -> None:
    visitors: list[str] = []
    is_last = Pace(Clock(), undisturbed, undisturbed).end_of_turn(
        "fast", audience_with_unpainted_frames(0), lambda: bool(visitors)
    )

    assert not is_last()
    visitors.append("a slider")
    assert is_last()


def test_a_turn_ends_at_once_when_the_script_of_a_page_begins() -> None:
    pages: list[str] = []
    is_last = Pace(Clock(), lambda: bool(pages), undisturbed).end_of_turn(
        "fast", audience_with_unpainted_frames(0), undisturbed
    )

    assert not is_last()
    pages.append("train")
    assert is_last()
