"""Landmarks: what a container is to those who listen to the page, where Streamlit has no word for it."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
const observers = new WeakMap();

export default function ({ data, parentElement }) {
  const container = parentElement.closest(`.st-key-${data.container}`);
  container.setAttribute("role", data.role);
  container.setAttribute("aria-label", data.label);
  const mark = () => {
    for (const link of container.querySelectorAll("a")) {
      if (link.textContent.trim() === data.current) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  };
  mark();
  // Links may be drawn after this, or anew.
  observers.get(container)?.disconnect();
  const observer = new MutationObserver(mark);
  observer.observe(container, { childList: true, characterData: true, subtree: true });
  observers.set(container, observer);
}
"""

_landmark = st.components.v2.component("overfitting_playground_landmark", js=_SCRIPT, isolate_styles=False)


def navigation_landmark(container: str, label: str, *, current: str) -> None:
    """Make the container in which this is drawn a navigation, for as long as it stands.

    Nothing is taken back when the component ends: it may be called anew before its last call has ended.

    Parameters
    ----------
    container : str
        Key of the container.
    label : str
        What the navigation is called.
    current : str
        The label of the link to the page that is open.
    """
    data = {"container": container, "role": "navigation", "label": label, "current": current}
    _landmark(data=data, key=f"{container} landmark")
