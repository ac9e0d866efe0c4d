"""A component without a face that tells the server when the browser has painted a frame.

The acknowledgement waits for two animation frames. A closed tab has none and a hidden one gets none, so neither
costs the server anything; a slow browser is never sent more than it can show.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

KEY = "painted"

_SCRIPT = """
const REPEAT_MS = 1500;  // an acknowledgement lost with an interrupted rerun is given again

export default function ({ data, parentElement, setTriggerValue }) {
  const state = (parentElement.acknowledger ??= { frame: -1 });
  clearInterval(state.repeat);
  if (!data.playing) { state.frame = -1; return; }
  const acknowledge = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (state.frame === data.frame && !state.gone) setTriggerValue("painted", data.frame);
  }));
  if (state.frame !== data.frame) {
    state.frame = data.frame;
    if (data.delay > 0) setTimeout(acknowledge, data.delay); else acknowledge();
  }
  state.repeat = setInterval(acknowledge, REPEAT_MS + data.delay);
  state.gone = false;
  return () => { clearInterval(state.repeat); state.gone = true; };
}
"""

_component = st.components.v2.component("overfitting_playground_painted", js=_SCRIPT)


def ask(
    *, frame: int, playing: bool, delay_ms: int, on_painted: Callable[..., None], args: tuple[Any, ...] = ()
) -> Any:
    """Ask the browser to say, while ``playing``, when it has painted ``frame``.

    Parameters
    ----------
    frame : int
        The last frame sent; asking again for the same one changes nothing.
    playing : bool
        Whether an answer is wanted.
    delay_ms : int
        Milliseconds the browser waits before it looks, to go slowly without a sleeping server.
    on_painted : callable
        Called with ``args`` before the rerun that the answer brings about.
    """
    data = {"frame": frame, "playing": playing, "delay": delay_ms}
    return _component(data=data, key=KEY, on_painted_change=lambda: on_painted(*args), height=1)


def frame_of(state: Any) -> int | None:
    """Return the frame that the component's state says was painted, or None."""
    frame = getattr(state, "painted", None)
    return frame if isinstance(frame, int) else None
