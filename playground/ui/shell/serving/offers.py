"""Files that pages offer: each has an address that nobody can guess, and is made when a browser asks for it.

Streamlit forgets a file as soon as the page is drawn anew, so that the next press would overtake a download. An offer
lives as long as its tab, and its address stays the same however often the page is drawn.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from playground.ui.shell.serving.base_path import base_path
from playground.words.catalogue.export import figures as says

PATH = "/stage/files"
GONE = 404
# A file never becomes a page of this server, whatever is in it, and is no other server's to show or a cache's to keep.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file that is made when it is asked for.

    Attributes
    ----------
    make : callable
        Returns the contents as they are at that moment, in a thread of its own; None where there is nothing any more.
    name : str
        What the file is called.
    mime : str
        Its media type.
    """

    make: Callable[[], bytes | None]
    name: str
    mime: str


class Offer:
    """A file that can be fetched for as long as somebody holds this offer.

    Attributes
    ----------
    token : str
        What it is known by in its address.
    file : File
        What is fetched there; another one may take its place.
    """

    def __init__(self, file: File) -> None:
        self.token = secrets.token_urlsafe(16)
        self.file = file
        _OFFERS[self.token] = self

    @property
    def path(self) -> str:
        """The path of its address on this server."""
        return f"{base_path()}{PATH}/{self.token}"


_OFFERS: WeakValueDictionary[str, Offer] = WeakValueDictionary()


def find(token: str) -> Offer | None:
    """Return the offer with this token; None if there is none, or its tab has been closed."""
    return _OFFERS.get(token)


def offer_routes() -> Sequence[BaseRoute]:
    """Return the route at which files are fetched."""
    return [Route(f"{base_path()}{PATH}/{{token}}", _hand_out)]


def _hand_out(request: Request) -> Response:
    """Answer with the file; the browser tells the person where there is none."""
    offer = find(request.path_params["token"])
    if offer is None:
        return PlainTextResponse(says.GONE(), GONE, HEADERS)
    file = offer.file
    content = file.make()
    if content is None:
        return PlainTextResponse(says.GONE(), GONE, HEADERS)
    named = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return Response(content, media_type=file.mime, headers={**HEADERS, "Content-Disposition": named})
