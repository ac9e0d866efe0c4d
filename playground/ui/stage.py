"""The stage: buttons, key numbers and charts of one run, and the loop that plays it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.theme import Theme
from playground.settings import NetworkSettings
from playground.training.trainer import Status
from playground.ui import figures, numbers, painted, session, view_controls
from playground.ui.canvas import Canvas
from playground.ui.pace import FRAME_SECONDS, SLOW_DELAY_MS
from playground.ui.session import Session
from playground.ui.widgets import key_of

Draw = Callable[[], None]


@st.fragment
def stage() -> None:
    """Draw the run; while it plays, train and draw as fast as the browser paints."""
    here = session.current()
    with st.container(key="stage", gap="xsmall"):
        state_place = _buttons(here)
        numbers_place = st.container(key="numbers")
        left, right = st.columns([0.49, 0.51], gap="small")
        with left:
            view_controls.of_answer(here)
            answer_place = st.container(key="answer")
            st.html(numbers.caption(here.run, here.view))
            if here.problems:
                st.warning("  \n".join(here.problems))
        with right:
            view_controls.of_curves(here)
            curves_place = st.container(key="curves")
            inner_place = view_controls.tabs(here)
    session.publish(here)
    theme = Theme(dark=st.context.theme.type == "dark", presenter=here.view.presenter)
    canvas = Canvas()

    def draw() -> None:
        run, view = here.run, here.view
        canvas.html(state_place, "state", numbers.state_line(run, playing=here.pace.playing))
        canvas.html(numbers_place, "numbers", numbers.key_numbers(run, here.pace.frame))
        canvas.chart(answer_place, "answer chart", figures.answer(run, view, theme))
        canvas.chart(curves_place, "curves chart", figures.curves(run, view, theme))
        canvas.chart(inner_place, f"{view.tab} chart", figures.inner_life(run, view, theme))

    _play(here, draw)


def _play(here: Session, draw: Draw) -> None:
    """Draw once, or as many frames as may go out before the browser must answer."""
    pace = here.pace
    if not pace.may_advance:
        draw()
    else:
        for _ in range(pace.frames_at_once(here.view.speed)):
            _advance(here)
            pace.frame += 1
            draw()
            if here.run.trainer.status is not Status.OPEN:
                pace.pause()
                st.rerun(scope="fragment")  # the button must say Play again
        pace.sent(time.monotonic())
    painted.ask(
        frame=pace.frame,
        playing=pace.playing,
        delay_ms=SLOW_DELAY_MS if here.view.speed == "slow" else 0,
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


def _buttons(here: Session) -> DeltaGenerator:
    """Draw the buttons that drive the run; return the place beside them for words."""
    pace, run = here.pace, here.run
    closed = run.trainer.status is not Status.OPEN
    with st.container(key="buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            "Pause" if pace.playing else "Play",
            key="play",
            icon=":material/pause:" if pace.playing else ":material/play_arrow:",
            type="primary",
            shortcut="P",
            on_click=_toggle,
            disabled=closed and not pace.playing,
            # A tooltip would hide the numbers of a run that plays under a resting mouse.
            help=None if pace.playing else "Train and watch. A run pauses at its epoch limit or when it diverges.",
        )
        st.button(
            "Step", key="step", icon=":material/skip_next:", shortcut="S", on_click=_step, disabled=closed,
            help="Train one epoch and pause.",
        )  # fmt: skip
        st.button(
            "Reset", key="reset", icon=":material/restart_alt:", shortcut="0", on_click=_reset,
            help="Back to epoch 0 with the same first weights: playing again gives the same run.",
        )  # fmt: skip
        renewed = st.button(
            "New weights", key="renew", icon=":material/casino:", shortcut="N", on_click=_renew,
            help="Back to epoch 0 with other first weights (the next weight seed).",
        )  # fmt: skip
        view_controls.speed(here)
        state_place = st.container(key="state")
    if renewed:
        st.rerun()  # the sidebar shows the seed
    return state_place


def _toggle() -> None:
    session.current().pace.toggle()


def _step() -> None:
    here = session.current()
    here.pace.pause()
    here.run.trainer.advance(1)


def _reset() -> None:
    here = session.current()
    here.pace.pause()
    here.run.reset()


def _renew() -> None:
    here = session.current()
    settings = here.run.settings
    network = replace(settings.network, seed=settings.network.seed + 1)
    session.put(key_of(NetworkSettings(), "seed"), network.seed)
    here.apply(replace(settings, network=network))
