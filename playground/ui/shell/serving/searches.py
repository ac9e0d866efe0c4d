"""Answers to a browser that looks for Streamlit's server below a page.

Opened at /luck, Streamlit first asks for /luck/_stcore/health, and for /_stcore/health when that is not to be had. An
error as the answer would stand in the console of every browser that is opened at a page's own link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

ELSEWHERE = 300  # neither a success nor an error: what is looked for has other addresses
SEARCHED = ("_stcore/health", "_stcore/host-config")


def search_routes(base: str, pages: Iterable[str]) -> Sequence[BaseRoute]:
    """Return the routes that answer such searches.

    Parameters
    ----------
    base : str
        What stands before every path of this server: "" or "/path".
    pages : iterable of str
        The paths of the pages; "" has nothing below it.
    """
    return [Route(f"{base}/{page}/{name}", _elsewhere) for page in pages if page for name in SEARCHED]


async def _elsewhere(request: Request) -> Response:
    return PlainTextResponse("Streamlit's server is not below its pages.", ELSEWHERE)
