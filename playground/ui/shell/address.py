"""The address bar, whose query is the link to what the page shows, and what the browser's tab remembers beside it.

The link is written over the one before: a page is one entry of the browser's history, however much is changed in it,
so that Back leaves it. Streamlit's own query parameters would add an entry for each change.

What plays is remembered by the tab (`live/scripts/memory.js`). When the page has been loaded anew, or its server has
been started anew, the memory is another session's and says what was lost. A page that finds itself in another session
without having been loaded anew is loaded anew, from the link that it shows.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from playground.ui.shell import tab_state

_KEY, _ARRIVING, _PUBLISHED, _SESSION, _LOST = "address", "is led here", "published query", "session", "lost"
_SCRIPT = """
let session = null;

export default function ({ data, setTriggerValue }) {
  const last = location.pathname.split("/").pop();
  if ((data.pages.includes(last) ? last : "") !== data.page) return; // the browser is on its way to another page
  if (session !== null && session !== data.session) {
    location.reload();
    return;
  }
  session = data.session;
  const key = `playground ${location.pathname}`;
  const before = location.search;
  const link = data.query ? `?${data.query}` : "";
  if (before !== link) history.replaceState(history.state, "", location.pathname + link + location.hash);
  try {
    const kept = JSON.parse(sessionStorage.getItem(key));
    if (kept?.session === session) sessionStorage.setItem(key, JSON.stringify({ ...kept, search: link }));
    else if (kept) {
      sessionStorage.removeItem(key);
      const lost = { page: data.page, memory: kept.memory };
      if (kept.search === before || kept.search === link) setTriggerValue("lost", lost);
    }
  } catch {
    // A browser that lets nobody store anything remembers nothing.
  }
}
"""

_address = st.components.v2.component("overfitting_playground_address", js=_SCRIPT, isolate_styles=False)


def query() -> dict[str, str]:
    """Return the query with which the page was opened; empty if the program itself led to it."""
    return {} if tab_state.value(_ARRIVING) else st.query_params.to_dict()


def publish(query: dict[str, str]) -> None:
    """Note the query that the address bar is to have once the page is drawn."""
    tab_state.set_value(_PUBLISHED, query)


def link(query: Mapping[str, str]) -> str:
    """Return the whole address of the present page with a query; without one, where the browser tells none."""
    return f"{st.context.url or ''}?{urlencode(query, safe=',')}"


def begin_to_leave() -> dict[str, str]:
    """Return the query to leave the page with: the one it has, as Streamlit would note another one in the history.

    The page that it leads to must not take it for its own.
    """
    tab_state.set_value(_ARRIVING, True)
    left: dict[str, str] | None = tab_state.value(_PUBLISHED)
    return left or {}


def session() -> str:
    """Return what tells this session of the tab from those before it: each begins with nothing."""
    return tab_state.kept(_SESSION, lambda: secrets.token_urlsafe(9))


def lost(page: str) -> Mapping[str, Any] | None:
    """Return what was remembered in an earlier session of the page with this path; None if nothing was."""
    where, remembered = tab_state.value(_LOST) or ("", None)
    return remembered if where == page else None


def forget_lost() -> None:
    """Forget it."""
    tab_state.pop(_LOST)


def write(page: str, pages: Sequence[str]) -> None:
    """Have the browser write the published query.

    Parameters
    ----------
    page : str
        Path of the page whose query it is.
    pages : sequence of str
        Paths of all pages.
    """
    tab_state.set_value(_ARRIVING, False)
    written = urlencode(tab_state.value(_PUBLISHED) or {})
    data = {"page": page, "pages": list(pages), "query": written, "session": session()}
    _address(data=data, key=_KEY, on_lost_change=_note_lost)


def _note_lost() -> None:
    """Note what the tab remembers; it comes from the browser, so that it may be anything."""
    try:
        told = tab_state.value(_KEY)["lost"]
        page, remembered = str(told["page"]), json.loads(told["memory"])
    except (TypeError, KeyError, ValueError, RecursionError):
        return
    if isinstance(remembered, dict):
        tab_state.set_value(_LOST, (page, remembered))
