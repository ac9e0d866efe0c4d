"""A browser that is opened at a page's link looks for Streamlit's server below the page, and finds no error there."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from starlette.routing import BaseRoute

from playground.ui.contents import PAGES
from playground.ui.shell.serving.searches import search_routes
from tests.ui.shell.asking import answer


def status(routes: Sequence[BaseRoute], path: str) -> int:
    """Return the status of the answer to a request for a path."""
    found, headers, _ = answer(routes, path)
    assert "location" not in headers
    return found


@pytest.mark.parametrize("base", ["", "/class/room"])
def test_what_is_looked_for_below_a_page_is_neither_there_nor_an_error(base: str) -> None:
    paths = [page.url_path for page in PAGES]
    routes = search_routes(base, paths)
    for path in filter(None, paths):
        for name in ("health", "host-config"):
            assert status(routes, f"{base}/{path}/_stcore/{name}") == 300
    # Streamlit itself answers at the root; and below it another application may have pages of its own.
    assert status(routes, f"{base}/_stcore/health") == 404
    assert status(routes, f"{base}/elsewhere/_stcore/health") == 404
