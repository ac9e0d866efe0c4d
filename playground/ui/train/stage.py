"""The stage: buttons, key numbers and charts of one run, drawn by every rerun of the page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.settings.run import LARGEST_SEED, NetworkSettings
from playground.training.reason import Status
from playground.ui.live.player import play
from playground.ui.parts import numbers
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.view_controls import curve_controls, speed_control
from playground.ui.shell import tab_state
from playground.ui.shell.canvas import Canvas
from playground.ui.shell.frame import show_problems, theme_of
from playground.ui.shell.widgets import key_of
from playground.ui.train import state as train_state
from playground.ui.train import time_machine
from playground.ui.train.answer_controls import answer_controls, show_existing_unit, tabs
from playground.ui.train.run_menu import run_menu
from playground.ui.train.scene import Places, Scene
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import picture_beside


@st.fragment
def stage() -> None:
    """Draw the run and what drives it, and play it if it is to play.

    The browser's word that it has painted a frame reruns this function and not the sidebar.
    """
    tab_state.rerun_page_if_changed()
    state = train_state.current()
    with st.container(key="stage", gap="xsmall"):
        state_place = _buttons(state)
        numbers_place = st.container(key="numbers")
        verdict = st.container(key="verdict")
        show_existing_unit(state)
        left, right = st.columns([0.49, 0.51], gap="small")
        with right:
            curve_controls(state, regression=state.run.dataset.task == "regression")
            curves = st.container(key="curves")
            tab = tabs(state)
        with left:  # after the tabs: the open one has a say in what stands here
            answer_controls(state)
            answer = st.container(key="answer")
            beside = picture_beside(state.run, state.view)
            st.html(numbers.caption(state.run, state.view, training_points_only=beside is not None))
            time_machine.controls(state)
            if state.problems:
                show_problems(["  \n".join(state.problems)])
        spoken = st.container(key="spoken")
    state.publish()
    places = Places(state_place, numbers_place, verdict, answer, curves, tab, spoken)
    scene = Scene(state, places, theme_of(state), Canvas(state.last_frames))
    play(state, scene, on_end=lambda: keep_finished(state, state.run))


def _buttons(state: TrainState) -> DeltaGenerator:
    """Draw the buttons that drive the run; return the place beside them for words."""
    pace, run = state.pace, state.run
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
        st.button(
            "New weights", key="renew", icon=":material/casino:", shortcut="N", on_click=_renew,
            help="Back to epoch 0 with other first weights (the next weight seed).",
        )  # fmt: skip
        speed_control(state)
        run_menu(state)
        state_place: DeltaGenerator = st.container(key="state")
    return state_place


def _toggle() -> None:
    state = train_state.current()
    state.displayed_epoch = None
    state.pace.toggle()


def _step() -> None:
    state = train_state.current()
    state.pace.pause()
    state.displayed_epoch = None
    state.run.trainer.advance(1)
    keep_finished(state, state.run)


def _reset() -> None:
    state = train_state.current()
    state.pace.pause()
    state.displayed_epoch = None
    state.run.reset()


def _renew() -> None:
    state = train_state.current()
    settings = state.run.settings
    network = replace(settings.network, seed=(settings.network.seed + 1) % (LARGEST_SEED + 1))
    tab_state.replace_value_if_drawn(key_of(NetworkSettings(), "seed"), network.seed)
    tab_state.controls_changed()
    state.apply(replace(settings, network=network))
