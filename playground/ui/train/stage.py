"""The stage: buttons, key numbers and charts of one run, drawn by every rerun of the page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.theme import Theme
from playground.settings.run import LARGEST_SEED, NetworkSettings
from playground.training.trainer import Status
from playground.ui.controls import view as view_controls
from playground.ui.live.player import play
from playground.ui.parts import numbers
from playground.ui.parts.keeping import keep_finished
from playground.ui.shell import session
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.session import Session
from playground.ui.shell.widgets import key_of
from playground.ui.train import time_machine
from playground.ui.train.run_menu import run_menu
from playground.ui.train.scene import Places, Scene


@st.fragment
def stage() -> None:
    """Draw the run and what drives it, and play it if it is to play.

    The browser's word that it has painted a frame reruns this function and not the sidebar.
    """
    session.catch_up()
    here = session.current()
    with st.container(key="stage", gap="xsmall"):
        state = _buttons(here)
        numbers_place = st.container(key="numbers")
        verdict = st.container(key="verdict")
        view_controls.keep_to_the_network(here)
        left, right = st.columns([0.49, 0.51], gap="small")
        with right:
            view_controls.of_curves(here, regression=here.run.dataset.task == "regression")
            curves = st.container(key="curves")
            inner = view_controls.tabs(here)
        with left:  # after the tabs: the open one has a say in what stands here
            view_controls.of_answer(here)
            answer = st.container(key="answer")
            st.html(numbers.caption(here.run, here.view))
            time_machine.controls(here)
            if here.problems:
                st.warning("  \n".join(here.problems))
        spoken = st.container(key="spoken")
    session.publish(here)
    theme = Theme(dark=st.context.theme.type == "dark", presenter=here.view.presenter)
    places = Places(state, numbers_place, verdict, answer, curves, inner, spoken)
    play(here, Scene(here, places, theme, Canvas(here.last)), on_end=lambda: keep_finished(here, here.run))


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
        run_menu(here)
        state = st.container(key="state")
    if renewed:
        st.rerun()  # the sidebar shows the seed
    return state


def _toggle() -> None:
    here = session.current()
    here.shown = None
    here.pace.toggle()


def _step() -> None:
    here = session.current()
    here.pace.pause()
    here.shown = None
    here.run.trainer.advance(1)
    keep_finished(here, here.run)


def _reset() -> None:
    here = session.current()
    here.pace.pause()
    here.shown = None
    here.run.reset()


def _renew() -> None:
    here = session.current()
    settings = here.run.settings
    network = replace(settings.network, seed=(settings.network.seed + 1) % (LARGEST_SEED + 1))
    session.correct(key_of(NetworkSettings(), "seed"), network.seed)
    here.apply(replace(settings, network=network))
