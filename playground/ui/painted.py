"""A component without a face that tells the server when the browser has painted a frame.

The acknowledgement waits for two animation frames. A closed tab has none and a hidden one gets none, so neither
costs the server anything; a slow browser is never sent more than it can show.

Once a link to another page has been followed nothing is acknowledged any more, and a link waits for an acknowledgement
that is on its way. One that came after the new page was asked for would have Streamlit go back to the old page for a
part of it that is gone, and the page would stay empty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

KEY = "painted"

_SCRIPT = """
const REPEAT_MS = 1500;  // an acknowledgement lost with an interrupted rerun is given again
const STAY_MS = 10_000;  // whoever is still here so long after following a link has not gone

// These are the document's, not the component's: one that is mounted while the page is left must know it.
let sending = false;
let leaving = null;  // the address that a followed link leads away from

document.addEventListener("click", (click) => {
  if (leaving?.from !== location.pathname) leaving = null;
  const link = click.target.closest?.("a[href]:not([target=_blank])");
  if (!link) return;
  if (sending) {
    click.preventDefault();
    click.stopImmediatePropagation();
    setTimeout(() => link.click());  // after the acknowledgement
  } else if (link.getAttribute("href") !== location.pathname.split("/").pop()) {
    const left = (leaving = { from: location.pathname });
    setTimeout(() => { if (leaving === left) leaving = null; }, STAY_MS);
  }
}, true);
window.addEventListener("popstate", () => { leaving = null; });

export default function ({ data, parentElement, setTriggerValue }) {
  const state = (parentElement.acknowledger ??= { frame: -1, page: location.pathname });
  const call = (state.call = {});
  clearInterval(state.repeat);
  if (!data.playing) { state.frame = -1; return; }

  const here = () => state.page === location.pathname && leaving?.from !== state.page;
  const acknowledge = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!state.call || state.frame !== data.frame || !here()) return;
    sending = true;
    setTriggerValue("painted", data.frame);  // goes out in a task of its own, queued before the next line's
    setTimeout(() => { sending = false; });
  }));
  if (state.frame !== data.frame) {
    state.frame = data.frame;
    if (data.delay > 0) setTimeout(acknowledge, data.delay); else acknowledge();
  }
  state.repeat = setInterval(acknowledge, REPEAT_MS + data.delay);
  return () => {
    if (state.call !== call) return;  // there is a later one
    clearInterval(state.repeat);
    state.call = null;
  };
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
