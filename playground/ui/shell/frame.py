"""The frame of every page: links, controls, rules of style, and problems."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import open_page, row_of_links
from playground.ui.shell.presenter import PresentedView
from playground.ui.shell.style import common_rules

# Charts and rules have the colours that the script has drawn them with. Streamlit itself changes its own alone when the
# system goes from light to dark; the page has to run again. One call may come before the last one has ended.
_SCRIPT = """
let drawn = null;
let watching = null;

export default function ({ setTriggerValue }) {
  const app = document.querySelector('[data-testid="stApp"]');
  const look = () => {
    const scheme = getComputedStyle(app).colorScheme;
    if (drawn !== null && scheme !== drawn) setTriggerValue("changed", scheme);
    drawn = scheme;
  };
  watching?.disconnect();
  watching = new MutationObserver(look);
  watching.observe(app, { attributeFilter: ["class"] });
  look();
}
"""
_scheme = st.components.v2.component("overfitting_playground_scheme", js=_SCRIPT, isolate_styles=False)

# A click beside an open menu folds it. Streamlit tells the server so after what the click asked for, and for the page
# that this may have left: the browser would be led back. So menus are folded as soon as a press begins, and what is
# pressed for a shorter time than it takes to tell is pressed a little later.
_FOLDING = """
const OPEN = '[data-testid="stPopoverButton"][aria-expanded="true"]';
const PAGE = '[data-testid="stMain"], [data-testid="stSidebar"]'; // what is in a menu lies outside of both
let telling = null; // settles when the server has been told of what was folded
let pressing = false;

// It is told in what the browser does once it has painted.
const told = async () => {
  for (let painted = 0; painted < 2; painted++) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => setTimeout(resolve));
  telling = null;
};

const fold = (event) => {
  if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
  if (!(event.target instanceof Element) || !event.target.closest(PAGE)) return;
  const menus = [...document.querySelectorAll(OPEN)].filter((menu) => !menu.contains(event.target));
  for (const menu of menus) menu.click();
  if (menus.length) telling ??= told();
};

const hold = (event) => {
  const pressed = event.target instanceof Element && event.target.closest("a, button");
  if (!pressed || pressing || telling === null) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  telling.then(() => {
    if (!pressed.isConnected) return; // a link that is drawn no more would have the browser load its page anew
    pressing = true;
    pressed.click();
    pressing = false;
  });
};

export default function () { // may be asked for often; a listener is there once
  document.addEventListener("pointerdown", fold, true);
  document.addEventListener("keydown", fold, true);
  document.addEventListener("click", hold, true);
}
"""
_folding = st.components.v2.component("overfitting_playground_folding", js=_FOLDING, isolate_styles=False)


def _nothing() -> None:
    """Do nothing but run the page again."""


class PageState(Protocol):
    """The state of a page in one tab; ``current()`` in each page's ``state.py`` returns it."""

    problems: tuple[str, ...]

    @property
    def view(self) -> PresentedView:
        """How the page is shown."""

    def apply(self, settings: Any) -> None:
        """Take what the controls say."""

    def publish(self) -> None:
        """Bring the address bar in line with the state."""


def frame(
    state: PageState, controls: Callable[[], None], page_rules: Callable[[Theme], str], *, view_scope: str = ""
) -> Theme:
    """Draw what surrounds a page's own contents and return the theme for these.

    Parameters
    ----------
    state : PageState
        The page's state.
    controls : callable
        Draws the controls in the sidebar and at the top, and applies to the state what they say.
    page_rules : callable
        Returns the rules that the page adds to the common style sheet.
    view_scope : str
        The scope of the keys of the controls of the page's view.
    """
    if (wishes := getattr(state, "wishes", None)) is not None:
        wishes.fulfil(state, view_scope)
    heading(open_page().title, level=1)
    with st.sidebar:
        row_of_links()
    controls()
    theme = theme_of(state)
    st.html(common_rules(theme) + page_rules(theme))
    _scheme(key="scheme", on_changed_change=_nothing)
    _folding(key="folding")
    return theme


def theme_of(state: PageState) -> Theme:
    """Return colours and sizes for a page as it is shown now."""
    return Theme(dark=st.context.theme.type == "dark", presenter=state.view.presenter)
