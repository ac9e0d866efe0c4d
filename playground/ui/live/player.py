"""Plays what can be played: trains, draws, and waits for the browser to say that it has painted."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

import streamlit as st

from playground.settings.pages import RaceSettings, ViewSettings
from playground.ui.live import painted
from playground.ui.live.pace import FRAME_SECONDS, SLOW_DELAY_MS, Pace
from playground.ui.shell import session


class Player(Protocol):
    """What a page plays: one run, or a race."""

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
    """How a page shows what it plays."""

    def draw(self) -> None:
        """Draw it as it now is, over what was drawn before."""

    def rest(self) -> None:
        """Draw it as it is looked at while no frame is wanted."""

    def speak(self) -> None:
        """Say in words what the last drawing shows."""


def play(here: Player, drawing: Drawing, on_end: Callable[[], None] | None = None) -> None:
    """Draw once, or play as many frames as may go out before the browser must answer.

    ``on_end`` is called when nothing is left to train.
    """
    pace, view = here.pace, here.view
    if pace.may_advance:
        for _ in range(pace.frames_at_once(view.speed)):
            _advance(here)
            pace.frame += 1
            drawing.draw()
            if not here.is_open:
                pace.pause()
                drawing.speak()
                if on_end is not None:
                    on_end()
                st.rerun()  # the button must say Play again; "fragment" is refused while the whole page runs
        pace.sent(time.monotonic())
    else:
        drawing.rest()
    drawing.speak()
    painted.ask(
        frame=pace.frame,
        playing=pace.playing,
        answers=pace.drawn(),
        delay_ms=SLOW_DELAY_MS if view.speed == "slow" else 0,
        on_painted=_take_note,
        args=(pace,),
    )


def _advance(here: Player) -> None:
    """Train what belongs to one frame."""
    if here.view.speed == "fast":
        end = time.monotonic() + FRAME_SECONDS
        here.advance(until=lambda: time.monotonic() >= end)
    else:
        here.advance(1)


def _take_note(pace: Pace) -> None:
    """Take note that the browser has painted a frame."""
    pace.acknowledge(painted.frame_of(session.value(painted.KEY)), time.monotonic())
