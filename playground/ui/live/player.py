"""Plays what can be played: trains, draws, and waits for the browser to say that it has painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import streamlit as st

from playground.settings.pages import RaceSettings, ViewSettings
from playground.ui.live import painted
from playground.ui.live.pace import FRAME_SECONDS, SLOW_DELAY_MS, Pace
from playground.ui.shell import tab_state


class Player(Protocol):
    """Something to be played: one run, or a race."""

    @property
    def pace(self) -> Pace:
        """Whether it plays, and which frames the browser has painted."""

    @property
    def view(self) -> ViewSettings | RaceSettings:
        """How fast it plays."""

    @property
    def is_open(self) -> bool:
        """Whether there is more to train."""

    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train whole epochs, as ``Trainer.advance`` does."""


class Drawing(Protocol):
    """The drawing of it on a page."""

    def draw(self) -> None:
        """Draw it as it now is, over what was drawn before."""

    def draw_paused(self) -> None:
        """Draw it as it is looked at while no frame is wanted."""

    def write_words(self) -> None:
        """Write in words what the last drawing shows."""


def play(player: Player, drawing: Drawing, on_end: Callable[[], None] | None = None) -> None:
    """Draw once, or play as many frames as may go out before the browser must answer.

    ``on_end`` is called when nothing is left to train.
    """
    pace, view = player.pace, player.view
    if pace.may_advance:
        for _ in range(pace.frames_at_once(view.speed)):
            _advance(player)
            pace.frame += 1
            drawing.draw()
            if not player.is_open:
                pace.pause()
                drawing.write_words()
                if on_end is not None:
                    on_end()
                st.rerun()  # the button must say Play again; "fragment" is refused while the whole page runs
        pace.sent(time.monotonic())
    else:
        drawing.draw_paused()
    drawing.write_words()
    painted.request_acknowledgement(
        frame=pace.frame,
        playing=pace.playing,
        answers=pace.drawn(),
        delay_ms=SLOW_DELAY_MS if view.speed == "slow" else 0,
        on_painted=_acknowledge,
        args=(pace,),
    )


def _advance(player: Player) -> None:
    """Train what belongs to one frame."""
    if player.view.speed == "fast":
        end = time.monotonic() + FRAME_SECONDS
        player.advance(until=lambda: time.monotonic() >= end)
    else:
        player.advance(1)


def _acknowledge(pace: Pace) -> None:
    """Tell the pace which frame the browser has painted."""
    pace.acknowledge(painted.frame_of(tab_state.value(painted.KEY)), time.monotonic())
