"""Going back in a paused run: a slider over its epochs, jumps, and going on from there."""

from __future__ import annotations

import streamlit as st

from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState


def controls(state: TrainState) -> None:
    """Draw the slider, the jumps and Go on, where there are earlier epochs and the run is paused."""
    last = state.run.trainer.epoch
    with st.container(key="past", horizontal=True, vertical_alignment="bottom", gap="small", wrap=False):
        if state.stage.playing or last == 0:
            return
        key = f"past of {last}"
        tab_state.set_value(key, last if state.displayed_epoch is None else state.displayed_epoch)
        st.slider(
            "Epoch shown", 0, last, key=key, on_change=_display_value, args=(key,),
            help="Go back to an earlier epoch of this run: boundary, numbers and weights are shown as they were. "
            "A click on the learning curves goes there too.",
        )  # fmt: skip
        best, stop = state.run.history.best_epoch, state.run.stop_epoch
        st.button(
            "Best", key="go best", on_click=_display, args=(best,), disabled=best == 0,
            help=f"To the lowest test loss, in epoch {best}.",
        )  # fmt: skip
        st.button(
            "Stop", key="go stop", on_click=_display, args=(stop,), disabled=stop is None,
            help="To the epoch at which early stopping stops the run, or would.",
        )  # fmt: skip
        st.button(
            "Go on from here", key="go on", on_click=_go_on, disabled=state.displayed_epoch is None,
            help="Forget the later epochs and train on from this one with the present settings. With unchanged "
            "settings that gives the same numbers again.",
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
