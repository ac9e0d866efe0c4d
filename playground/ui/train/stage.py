"""The stage: buttons, and the places of key numbers and charts of one run."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.settings.run import LARGEST_SEED, NetworkSettings
from playground.training.reason import Status
from playground.ui.live.places import Places
from playground.ui.parts import numbers
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.view_controls import curve_controls, speed_control
from playground.ui.shell import tab_state
from playground.ui.shell.frame import show_problems
from playground.ui.shell.widgets import key_of
from playground.ui.train import state as train_state
from playground.ui.train import time_machine
from playground.ui.train.answer_controls import answer_controls, show_existing_unit, tabs
from playground.ui.train.network.controls import network_menu
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.run_menu import run_menu
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import picture_beside


def stage(state: TrainState, theme: Theme) -> None:
    """Draw the run and what drives it."""
    places = Places(state.stage)
    with st.container(key="stage", gap="xsmall"):
        _buttons(state, places)
        places.text(st.container(key="numbers"), "numbers")
        places.text(st.container(key="verdict"), "verdict", announced=True)
        show_existing_unit(state)
        left, right = st.columns([0.49, 0.51], gap="small")
        with right:
            curve_controls(state, regression=state.run.dataset.task == "regression")
            places.chart(st.container(key="curves"), "curves")
            places.chart(tabs(state), "inner")
        with left:  # after the tabs: the open one has a say in what stands here
            answer_controls(state)
            places.chart(st.container(key="answer"), "answer")
            beside = picture_beside(state.run, state.view)
            st.html(numbers.caption(state.run, state.view, training_points_only=beside is not None))
            time_machine.controls(state)
            if state.problems:
                show_problems(["  \n".join(state.problems)])
    state.publish()
    places.show(TrainPerformance(state, theme))


def _buttons(state: TrainState, places: Places) -> None:
    """Draw the buttons that drive the run, and beside them where it stands."""
    playing, run = state.stage.playing, state.run
    closed = run.trainer.status is not Status.OPEN
    with st.container(key="buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            "Pause" if playing else "Play",
            key="play",
            icon=":material/pause:" if playing else ":material/play_arrow:",
            type="primary",
            shortcut="P",
            on_click=_toggle,
            disabled=closed and not playing,
            # A tooltip would hide the numbers of a run that plays under a resting mouse.
            help=None if playing else "Train and watch. A run pauses at its epoch limit or when it diverges.",
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
        network_menu(state)
        places.text(st.container(key="state"), "state")


def _toggle() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        state.displayed_epoch = None
        state.stage.toggle()


def _step() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        state.stage.pause()
        state.displayed_epoch = None
        state.run.trainer.advance(1)
        keep_finished(state, state.run)


def _reset() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        state.stage.pause()
        state.displayed_epoch = None
        state.run.reset()


def _renew() -> None:
    state = train_state.current()
    settings = state.run.settings
    network = replace(settings.network, seed=(settings.network.seed + 1) % (LARGEST_SEED + 1))
    tab_state.replace_value_if_drawn(key_of(NetworkSettings(), "seed"), network.seed)
    state.apply(replace(settings, network=network))
