"""The buttons that drive the dashboard's run."""

from __future__ import annotations

import streamlit as st

from playground.settings.run import NetworkSettings
from playground.settings.seeding import reseeded
from playground.ui.live.places import Places
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.view_controls import speed_control
from playground.ui.shell import tab_state
from playground.ui.shell.widgets import key_of
from playground.ui.train import state as train_state
from playground.ui.train.drive.run_menu import run_menu
from playground.ui.train.drive.view_menu import view_menu
from playground.ui.train.drive.way_on import way_on
from playground.ui.train.network.controls import network_menu
from playground.ui.train.state import TrainState
from playground.words.catalogue import training as says


def buttons(state: TrainState, places: Places) -> None:
    """Draw the buttons that drive the run, and beside them where it stands."""
    with st.container(key="buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        _play_button(state)
        st.button(
            says.STEP(), key="step", icon=":material/skip_next:", shortcut="S", on_click=_step,
            disabled=not state.is_open, help=says.STEP_HELP(),
        )  # fmt: skip
        st.button(
            says.RESET(), key="reset", icon=":material/restart_alt:", shortcut="0", on_click=_reset,
            help=says.RESET_HELP(),
        )  # fmt: skip
        st.button(
            says.RENEW(), key="renew", icon=":material/casino:", shortcut="N", on_click=_renew,
            help=says.RENEW_HELP(),
        )  # fmt: skip
        speed_control(state)
        run_menu(state)
        network_menu(state)
        if state.view.presenter:
            view_menu(state)
        places.text(st.container(key="state"), "state")


def _play_button(state: TrainState) -> None:
    """Draw the button that plays and pauses; at the end of a run it says what lets it go on."""
    playing, on = state.stage.playing, way_on(state.run)
    label, help_ = (says.PLAY(), says.PLAY_HELP()) if on is None else (on.label, on.help)
    st.button(
        says.PAUSE() if playing else label,
        key="play",
        icon=":material/pause:" if playing else ":material/play_arrow:",
        type="primary",
        shortcut="P",
        on_click=_toggle,
        disabled=not playing and not state.is_open and on is None,
        help=None if playing else help_,  # a tooltip would hide the numbers of a run that plays under a resting mouse
    )


def _toggle() -> None:
    state = train_state.current()
    if (on := way_on(state.run)) is not None:
        state.wish(on.settings, anew=on.anew)
        return
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
    train_state.current().reset()


def _renew() -> None:
    state = train_state.current()
    settings = reseeded(state.run.settings, "weights", 1)
    tab_state.replace_value_if_drawn(key_of(NetworkSettings(), "seed"), settings.network.seed)
    state.apply(settings)
