"""Going back in a paused run: a slider over its epochs, jumps, and going on from there."""

from __future__ import annotations

from typing import Any

import streamlit as st

from playground.ui.shell import session
from playground.ui.shell.session import Session

PICKED = "pick chart"  # key of the chart over the curves that is clicked


def controls(here: Session) -> None:
    """Draw what leads to earlier epochs, where there are any and the run rests."""
    last = here.run.trainer.epoch
    with st.container(key="past", horizontal=True, vertical_alignment="bottom", gap="small", wrap=False):
        if here.pace.playing or last == 0:
            return
        key = f"past of {last}"
        session.put(key, last if here.shown is None else here.shown)
        st.slider(
            "Epoch shown", 0, last, key=key, on_change=_slide, args=(key,),
            help="Go back to an earlier epoch of this run: boundary, numbers and weights are shown as they were. "
            "A click on the learning curves goes there too.",
        )  # fmt: skip
        best, stop = here.run.history.best_epoch, here.run.stop_epoch
        st.button(
            "Best", key="go best", on_click=_show, args=(best,), disabled=best == 0,
            help=f"To the lowest test loss, in epoch {best}.",
        )  # fmt: skip
        st.button(
            "Stop", key="go stop", on_click=_show, args=(stop,), disabled=stop is None,
            help="To the epoch at which early stopping stops the run, or would.",
        )  # fmt: skip
        st.button(
            "Go on from here", key="go on", on_click=_go_on, disabled=here.shown is None,
            help="Forget the later epochs and train on from this one with the present settings. With unchanged "
            "settings that gives the same numbers again.",
        )  # fmt: skip


def picked() -> None:
    """Show the epoch at which the learning curves were clicked."""
    state: Any = session.value(PICKED)
    points = state["selection"].get("at", []) if state else []
    if points:
        _show(int(points[0]["epoch"]))


def _slide(key: str) -> None:
    _show(int(session.value(key)))


def _show(epoch: int | None) -> None:
    here = session.current()
    if epoch is not None:
        here.show(epoch)


def _go_on() -> None:
    here = session.current()
    if here.shown is not None:
        here.run.go_back(here.shown)
        here.shown = None
        here.pace.play()
