"""Plays a run: trains, draws, and waits for the browser to say that it has painted."""

from __future__ import annotations

import time

import streamlit as st

from playground.training.trainer import Status
from playground.ui import painted, session, time_machine
from playground.ui.pace import FRAME_SECONDS, SLOW_DELAY_MS
from playground.ui.scene import Scene
from playground.ui.session import Session


def play(here: Session, scene: Scene) -> None:
    """Draw the run once, or play as many frames as may go out before the browser must answer."""
    pace, run, view = here.pace, here.run, here.view
    if pace.may_advance:
        for _ in range(pace.frames_at_once(view.speed)):
            _advance(here)
            pace.frame += 1
            scene.draw(run, view, pace)
            if run.trainer.status is not Status.OPEN:
                pace.pause()
                scene.speak(run)
                st.rerun()  # the button must say Play again; "fragment" is refused while the whole page runs
        pace.sent(time.monotonic())
    else:
        scene.draw(here.run_shown, view, pace)
        if not pace.playing and run.trainer.epoch > 0:
            scene.draw_pick(here.run_shown, view, time_machine.PICKED, time_machine.picked)
    scene.speak(here.run_shown)
    painted.ask(
        frame=pace.frame,
        playing=pace.playing,
        delay_ms=SLOW_DELAY_MS if view.speed == "slow" else 0,
        on_painted=_painted,
    )


def _advance(here: Session) -> None:
    """Train what belongs to one frame."""
    if here.view.speed == "fast":
        end = time.monotonic() + FRAME_SECONDS
        here.run.trainer.advance(until=lambda: time.monotonic() >= end)
    else:
        here.run.trainer.advance(1)


def _painted() -> None:
    """Take note that the browser has painted a frame."""
    session.current().pace.acknowledge(painted.frame_of(session.value(painted.KEY)), time.monotonic())
