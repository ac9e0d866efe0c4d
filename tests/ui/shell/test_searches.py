"""A browser that is opened at a page's link looks for Streamlit's server below the page, and finds no error there."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette

from playground.ui.contents import PAGES
from playground.ui.shell.serving.searches import search_routes


def status(app: Starlette, path: str) -> int:
    """Return the status of the answer to a request for a path."""
    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b"", "root_path": ""}
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    assert b"location" not in dict(sent[0]["headers"])
    return int(sent[0]["status"])


@pytest.mark.parametrize("base", ["", "/class/room"])
def test_what_is_looked_for_below_a_page_is_neither_there_nor_an_error(base: str) -> None:
    paths = [page.url_path for page in PAGES]
    app = Starlette(routes=search_routes(base, paths))
    for path in filter(None, paths):
        for name in ("health", "host-config"):
            assert status(app, f"{base}/{path}/_stcore/{name}") == 300
    # Streamlit itself answers at the root; and below it another application may have pages of its own.
    assert status(app, f"{base}/_stcore/health") == 404
    assert status(app, f"{base}/elsewhere/_stcore/health") == 404
