"""The one place that asks vl-convert to paint, one thread at a time.

vl-convert holds a lock of its own while it makes Python objects of its answer. Should Python collect garbage meanwhile
and switch to a thread that calls vl-convert too, that thread waits for vl-convert's lock and keeps the interpreter's:
neither goes on, and nor does the whole process. Who waits for a lock of Python's lets others run.
"""

from __future__ import annotations

import json
import threading
from functools import lru_cache
from typing import Any

import vl_convert

from playground.export.pictures import with_enlarged_pictures

VEGA_LITE = "6.4"  # the version in which the browser draws the live charts
_NOTHING_IS_LOADED: list[str] = []
_ONE_AT_A_TIME = threading.Lock()


@lru_cache(maxsize=16)
def vega_of(spec: str) -> str:
    """Return a Vega-Lite spec as Vega's program, both as JSON: the frames of a film have the same one."""
    with _ONE_AT_A_TIME:
        return json.dumps(vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE))


def svg_of_vega(program: dict[str, Any]) -> str:
    """Return what a Vega program draws as an SVG document; nothing is loaded for it."""
    with _ONE_AT_A_TIME:
        return vl_convert.vega_to_svg(program, allowed_base_urls=_NOTHING_IS_LOADED)


def png_of_svg(svg: str, *, scale: float = 1.0) -> bytes:
    """Return an SVG document as a PNG, ``scale`` pixels for each of its own."""
    svg = with_enlarged_pictures(svg, scale)
    with _ONE_AT_A_TIME:
        return vl_convert.svg_to_png(svg, scale=scale)
