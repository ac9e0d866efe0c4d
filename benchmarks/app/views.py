"""What a view costs in frames: played in turn with the same run seen the usual way."""

from __future__ import annotations

from playwright.sync_api import Browser

from benchmarks.app.frames import watch_frames
from benchmarks.app.measured import MEASURED
from benchmarks.app.server import Server
from benchmarks.app.wire import Wire
from benchmarks.kit.finding import Finding
from benchmarks.kit.spread import spread

# Name, link with the view, link without it, and the least share of the frames that is to be left.
SMALL, FLIPPED, DROPPED = (f"{MEASURED}&{also}" for also in ("layers=8,8", "flip=0.2", "dropout=0.3"))
VIEWS = (
    ("network view as a graph, 2-8-8-1", f"{SMALL}&tab=network", SMALL, 2 / 3),
    ("network view as heat maps", f"{MEASURED}&tab=network", MEASURED, 2 / 3),
    ("ledger", f"{FLIPPED}&tab=ledger", FLIPPED, None),
    ("confusion", f"{MEASURED}&tab=confusion", MEASURED, None),
    ("thinned networks", f"{DROPPED}&thinned=1", DROPPED, None),
    ("twin race", f"race{MEASURED}&b.dropout=0.5", MEASURED, 0.6),
)
TURNS = 3


def views(browser: Browser, server: Server, wire: Wire, seconds: float) -> list[Finding]:
    """Return, for each view, its frames a second over those of the same run with the weights' histogram."""
    findings = []
    for name, with_view, without, least in VIEWS:
        ratios = []
        for _ in range(TURNS):
            plain = watch_frames(browser, server, wire, seconds=seconds, query=without).per_second
            ratios.append(watch_frames(browser, server, wire, seconds=seconds, query=with_view).per_second / plain)
        share = spread(ratios)
        what = f"frames with the {name} ÷ without"
        bound = "" if least is None else f"at least {least:.2g}"
        findings.append(Finding(what, share.median, f"{share:.2f}", bound, ">=", least or 0.0))
    return findings
