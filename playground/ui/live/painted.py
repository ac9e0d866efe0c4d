"""A component without a face that tells the server when the browser has painted a frame.

The acknowledgement waits for two animation frames. A closed tab has none and a hidden one gets none, so neither
costs the server anything; a slow browser is never sent more than it can show.

It also waits while anything else that was asked of the server has not been answered. An acknowledgement that came
while the page is run again would have Streamlit drop parts of the stage it has not sent yet, and the stage would be
built anew with its controls at their defaults. An acknowledgement that came after a link would have Streamlit go back
for a part of the page that is gone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import streamlit as st

KEY = "painted"

_SCRIPT = """
const REPEAT_MS = 1500;  // an acknowledgement lost with an interrupted rerun is given again
const QUIET_MS = 400;  // after that long without a rerun nothing is under way: two requests may get one answer
const LOOK_MS = 20;

// These belong to the document, not to the component: a component that is mounted later must know them too.
let sending = false;
let late = false;  // the browser went back while an acknowledgement was on its way
let drawn = null;  // the stage as it was last drawn, and how many requests it has answered
let pending = null;  // other requests that are not answered: since which drawing, how often, and when last busy

const isRunning = () => document.querySelector("[data-test-script-state]:not([data-test-script-state=notRunning])");
const isAnswered = () => !isRunning() && (
  drawn.answers - pending.since.answers >= pending.times || performance.now() > pending.busy + QUIET_MS
);
const isFree = () => {
  if (pending && isAnswered()) pending = null;
  return !pending;
};
const countRequest = () => {
  if (!drawn) return;
  if (isFree()) pending = { since: drawn, times: 0 };
  pending.times += 1;
  pending.busy = performance.now();
};
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (message) {
  if (!sending && typeof message !== "string") countRequest();
  if (late && new TextDecoder().decode(message).includes("painted__events")) return;
  return send.call(this, message);
};

document.addEventListener("click", (click) => {
  const link = click.target.closest?.("a[href]:not([target=_blank])");
  if (!link) return;
  if (!sending) { countRequest(); return; }  // the page is asked for a little later
  click.preventDefault();
  click.stopImmediatePropagation();
  setTimeout(() => link.click());  // after the acknowledgement
}, true);

new MutationObserver(() => { if (pending) pending.busy = performance.now(); })
  .observe(document.body, { subtree: true, attributeFilter: ["data-test-script-state"] });
window.addEventListener("popstate", () => { late = sending; });

export default function ({ data, parentElement, setTriggerValue }) {
  const state = (parentElement.acknowledger ??= { frame: -1, page: location.pathname });
  const call = (state.call = {});
  clearInterval(state.repeat);
  if (drawn?.page !== state.page) pending = null;  // by whatever page was there before
  drawn = { page: state.page, answers: data.answers };
  if (!data.playing) { state.frame = -1; return; }

  const acknowledge = () => requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!state.call || state.frame !== data.frame || state.page !== location.pathname) return;
    clearTimeout(state.later);
    if (!isFree()) { state.later = setTimeout(acknowledge, LOOK_MS); return; }
    sending = true;
    setTriggerValue("painted", data.frame);  // goes out in a task of its own, queued before the next line's
    setTimeout(() => { sending = late = false; });
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

_COMMENT_OR_INDENT = re.compile(r"^\s+|\s*// .*$", re.MULTILINE)  # Streamlit sends the script with every frame

_component = st.components.v2.component("overfitting_playground_painted", js=_COMMENT_OR_INDENT.sub("", _SCRIPT))


def request_acknowledgement(
    *,
    frame: int,
    playing: bool,
    answers: int,
    delay_ms: int,
    on_painted: Callable[..., None],
    args: tuple[Any, ...] = (),
) -> Any:
    """Ask the browser to say, while ``playing``, when it has painted ``frame``.

    Parameters
    ----------
    frame : int
        The last frame sent; asking again for the same one changes nothing.
    playing : bool
        Whether an answer is wanted.
    answers : int
        How many requests other than acknowledgements have been answered by drawing the stage.
    delay_ms : int
        Milliseconds the browser waits before it looks, to go slowly without a sleeping server.
    on_painted : callable
        Called with ``args`` before the rerun that the answer brings about.
    """
    data = {"frame": frame, "playing": playing, "answers": answers, "delay": delay_ms}
    return _component(data=data, key=KEY, on_painted_change=lambda: on_painted(*args), height=1)


def frame_of(state: Any) -> int | None:
    """Return the frame that the component's state says was painted, or None."""
    frame = getattr(state, "painted", None)
    return frame if isinstance(frame, int) else None
