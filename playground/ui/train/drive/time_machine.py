"""Going back in a paused run: a slider over its epochs, jumps, and going on from there."""

from __future__ import annotations

import streamlit as st

from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState
from playground.words.catalogue import training as says


def controls(state: TrainState) -> None:
    """Draw the slider, the jumps and Go on, where there are earlier epochs and the run is paused."""
    last = state.run.trainer.epoch
    with st.container(key="past", horizontal=True, vertical_alignment="bottom", gap="small", wrap=False):
        if state.stage.playing or last == 0:
            return
        key = f"past of {last}"
        tab_state.set_value(key, last if state.displayed_epoch is None else state.displayed_epoch)
        st.slider(
            says.EPOCH_SHOWN(), 0, last, key=key, on_change=_display_value, args=(key,), help=says.EPOCH_SHOWN_HELP(),
        )  # fmt: skip
        history, stop = state.run.history, state.run.stop_epoch
        best, best_help = (
            history.lowest_epoch,
            says.BEST_HELP if history.watched == "test" else says.BEST_BY_VALIDATION_HELP,
        )
        st.button(
            says.BEST(), key="go best", on_click=_display, args=(best,), disabled=best == 0,
            help=best_help(epoch=f"{best:,}"),
        )  # fmt: skip
        st.button(
            says.STOP(), key="go stop", on_click=_display, args=(stop,), disabled=stop is None,
            help=says.STOP_HELP(),
        )  # fmt: skip
        st.button(
            says.GO_ON(), key="go on", on_click=_go_on, disabled=state.displayed_epoch is None,
            help=says.GO_ON_HELP(),
        )  # fmt: skip


def _display_value(key: str) -> None:
    _display(int(tab_state.value(key)))


def _display(epoch: int | None) -> None:
    state = train_state.current()
    if epoch is not None:
        with state.stage.between_epochs():
            state.display(epoch)


def _go_on() -> None:
    state = train_state.current()
    with state.stage.between_epochs():
        state.go_on()
