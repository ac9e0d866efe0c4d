"""The kinds of film there are, and how long one can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

FEWEST, MOST, USUAL = 10, 200, 60  # frames that can be asked for, and that usually are
_COLOURS = 128  # of a frame of a GIF, which can have 256


@dataclass(frozen=True, slots=True)
class FilmFormat:
    """A kind of film: its media type, how Pillow is to write it, and how many colours a frame has, 0 for any."""

    mime: str
    name: str
    options: dict[str, Any]
    colours: int = 0


FORMATS = {
    "gif": FilmFormat("image/gif", "GIF", {"optimize": False, "disposal": 1}, _COLOURS),
    "webp": FilmFormat("image/webp", "WebP", {"quality": 80, "method": 2}),
}
