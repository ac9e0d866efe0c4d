"""Frames a second of the views that draw most."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.app.base import query, race_query
from benchmarks.app.frames import watch_frames
from benchmarks.app.server import Server
from benchmarks.app.wire import Wire
from benchmarks.kit.finding import Finding
from benchmarks.kit.spread import spread

# Name, link, and the fewest frames a second.
VIEWS = (
    ("race against dropout", race_query(dropout="0.5"), 30),
    ("network as a graph, 2-8-8-1", query(layers="8,8", tab="network"), 35),
    ("network as heat maps", query(tab="network"), None),
    ("ledger", query(flip="0.2", tab="ledger"), 35),
    ("confusion", query(tab="confusion"), None),
    ("thinned networks", query(dropout="0.3", thinned="1"), 35),
)
TURNS = 3


def views(browser: Browser, server: Server, wire: Wire, seconds: float) -> list[Finding]:
    """Return the frames a second of each view, watched in turn."""
    shown: dict[str, list[float]] = {name: [] for name, _, _ in VIEWS}
    for _ in range(TURNS):
        for name, link, _ in VIEWS:
            shown[name].append(watch_frames(browser, server, wire, seconds=seconds, link=link).per_second)
    return [
        Finding(
            f"frames shown, {name}",
            spread(shown[name]).median,
            f"{spread(shown[name]):.1f}/s",
            "" if least is None else f"at least {least}/s",
            ">=",
            least or 0.0,
        )
        for name, _, least in VIEWS
    ]
