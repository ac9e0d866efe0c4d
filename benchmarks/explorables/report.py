"""How fast each figure of the course follows the hand, beside its target."""

from __future__ import annotations

import sys

import numpy as np
from playwright.sync_api import Browser

from benchmarks.app.browser import chromium
from benchmarks.app.server import serving
from benchmarks.explorables.answers import answer_costs
from benchmarks.explorables.drags import drag_times, slider_of
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.markdown import table
from benchmarks.kit.spread import spread
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.explorables import EXPLORABLES

MOST_MS = 100.0  # from a movement to its picture
SLOWER = 6  # times slower than this machine's processor
INTRODUCTION = (
    "Each figure's first slider is dragged from one end to the other and back, {moves} movements in all, each of which "
    "waits for its picture: Chromium without a graphics processor, 1366×768; browser and server share the machine. "
    "From the time of the pointer's event to the paint of the last chart that its answer changes. A handle in a chart "
    "sends the same command. What an answer costs the server, to compute, draw and pack it, is measured apart."
)


def run_alone(*, quick: bool) -> str:
    """Measure every figure and return the report in Markdown."""
    moves = 8 if quick else 40
    explorables = list(EXPLORABLES.values())
    costs = [_cost_row(one, moves) for one in explorables]
    with chromium() as browser, serving() as server:
        findings = [_finding(browser, server.port, one, moves) for one in explorables]
        findings += [_finding(browser, server.port, one, moves, slower=SLOWER) for one in explorables]
    head = ["Figure", "processor time of an answer, ms", "longest answer, kB, before compression"]
    return f"{INTRODUCTION.format(moves=moves)}\n\n{findings_table(findings)}\n\n{table(head, costs)}"


def _cost_row(explorable: Explorable, moves: int) -> list[str]:
    milliseconds, longest = answer_costs(explorable, moves=5 * moves)
    row = [explorable.name(), f"{milliseconds:.1f}", f"{longest / 1000:.1f}"]
    print(": ".join(row), file=sys.stderr)
    return row


def _finding(browser: Browser, port: int, explorable: Explorable, moves: int, *, slower: int = 1) -> Finding:
    """Measure the drags of one figure; the target is for this machine's processor."""
    times = drag_times(browser, port, explorable, moves=moves, slower=slower)
    late = float(np.quantile(times, 0.95))
    what = f"{explorable.name()}, {slider_of(explorable).name()}"
    text = f"{spread(times):.0f} ms, 95th percentile {late:.0f} ms"
    if slower > 1:
        finding = Finding(f"{what}, browser {slower}× slower", late, text)
    else:
        finding = Finding(what, late, text, f"95th percentile at most {MOST_MS:g} ms", "<=", MOST_MS)
    print(f"{finding.what}: {finding.text}", file=sys.stderr)
    return finding
