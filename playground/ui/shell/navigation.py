"""The pages of the program: one record for each, from which the navigation and the row of links derive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from playground.ui.shell import address, tab_state
from playground.ui.shell.landmark import navigation_landmark
from playground.words.catalogue import pages as says

_KEY, _OPEN, _VISITS = "links to the pages", "the open page", "visits of pages"
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
    page, before = next(page for page in pages if page.title == chosen.title), tab_state.value(_OPEN)
    if before is None or before.title != page.title:
        tab_state.set_value(_VISITS, visit() + 1)
    tab_state.set_value(_OPEN, page)
    chosen.run()
    address.write(open_page().url_path, [page.url_path for page in pages])


def open_page() -> Page:
    """Return the page that is open."""
    page: Page = tab_state.value(_OPEN)
    return page


def visit() -> int:
    """Return the number of this visit: how often a page was come to in this tab, this time included."""
    visits: int | None = tab_state.value(_VISITS)
    return visits or 0


def row_of_links() -> None:
    """Draw the links to all pages; the open one is marked."""
    with st.container(key="pages", horizontal=True, gap=None):
        for page, link in _links().items():
            st.page_link(link, label=page.link, help=page.help)
        navigation_landmark("pages", says.PAGES(), current=open_page().link)


def has_page(url_path: str) -> bool:
    """Return whether there is a page with this path."""
    return any(page.url_path == url_path for page in _links())


def go_to(url_path: str) -> None:
    """Leave the present page for the one with this path."""
    link = next(link for page, link in _links().items() if page.url_path == url_path)
    st.switch_page(link, query_params=address.begin_to_leave())


def _links() -> Links:
    """Return the link to each page, as made by the last ``open_pages`` in this tab."""
    links: Links = tab_state.value(_KEY)
    return links
