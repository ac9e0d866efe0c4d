"""The pages of the program: one record for each, from which the navigation and the row of links derive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from playground.ui.shell import tab_state
from playground.ui.shell.landmark import navigation_landmark
from playground.words.catalogue import pages as says

_KEY, _OPEN = "links to the pages", "the open page"
Links = dict["Page", StreamlitPage]


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes
    ----------
    title : str
        The title of the browser's tab.
    url_path : str
        Its path in the address; empty for the first page, which opens at the bare address.
    link : str
        The label of the link to it.
    help : str
        What it is for, as the tooltip of that link.
    draw : callable
        Draws it.
    """

    title: str
    url_path: str
    link: str
    help: str
    draw: Callable[[], None]


def open_pages(pages: Sequence[Page]) -> None:
    """Draw the page that the address names; ``pages`` in the order of their links."""
    links: Links = {
        page: st.Page(page.draw, title=page.title, url_path=page.url_path or None, default=not page.url_path)
        for page in pages
    }
    tab_state.set_value(_KEY, links)
    chosen = st.navigation(list(links.values()), position="hidden")
    tab_state.set_value(_OPEN, next(page for page in pages if page.title == chosen.title))
    chosen.run()


def open_page() -> Page:
    """Return the page that is open."""
    page: Page = tab_state.value(_OPEN)
    return page


def row_of_links() -> None:
    """Draw the links to all pages; the open one is marked."""
    with st.container(key="pages", horizontal=True, gap=None):
        for page, link in _links().items():
            st.page_link(link, label=page.link, help=page.help)
        navigation_landmark("pages", says.PAGES(), current=open_page().link)


def go_to(url_path: str) -> None:
    """Leave the present page for the one with this path."""
    st.switch_page(next(link for page, link in _links().items() if page.url_path == url_path))


def _links() -> Links:
    """Return the link to each page, as made by the last ``open_pages`` in this tab."""
    links: Links = tab_state.value(_KEY)
    return links
