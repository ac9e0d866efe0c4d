"""Landmarks: what a container is to those who listen to the page, where Streamlit has no word for it."""

from __future__ import annotations

import streamlit as st

_SCRIPT = """
export default function ({ data, parentElement }) {
  const container = parentElement.closest(`.st-key-${data.container}`);
  container.setAttribute("role", data.role);
  container.setAttribute("aria-label", data.label);
  const links = [...container.querySelectorAll("a")];
  for (const link of links) {
    if (link.textContent.trim() === data.current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  return () => {
    for (const name of ["role", "aria-label"]) container.removeAttribute(name);
    for (const link of links) link.removeAttribute("aria-current");
  };
}
"""

_landmark = st.components.v2.component("overfitting_playground_landmark", js=_SCRIPT, isolate_styles=False)


def navigation_landmark(container: str, label: str, *, current: str) -> None:
    """Make the container in which this is drawn, by its key, a navigation; ``current`` is the link of the open page."""
    data = {"container": container, "role": "navigation", "label": label, "current": current}
    _landmark(data=data, key=f"{container} landmark")
