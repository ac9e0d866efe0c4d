"""The dashboard's report: frames, lag, answers to a slider, cost of a frame and memory, beside their targets."""

from __future__ import annotations

import sys

from playwright.sync_api import Browser

from benchmarks.app.base import IN_WORDS, query
from benchmarks.app.browser import chromium
from benchmarks.app.drawing import EARLY, LATE, Drawing, measure_drawing
from benchmarks.app.frames import Frames, watch_frames
from benchmarks.app.opening import opening_seconds
from benchmarks.app.response import response_times
from benchmarks.app.server import Server, serving
from benchmarks.app.sessions import SESSIONS, Sessions, watch_sessions, watch_stages
from benchmarks.app.views import views
from benchmarks.app.wire import Wire, wired
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread

STAGES = f"{SESSIONS} stages whose browsers paint at once"
SLOWER = (6, 20)  # times slower than this machine's processor
INTRODUCTION = (
    f"{IN_WORDS}, unless a row says otherwise; Chromium without a graphics processor, 1366×768, {{seconds:g}} s of "
    "playing each, frames compressed as the dashboard sends them. Browser and server share the machine. A frame counts "
    "as shown when its numbers are in the page at a paint. Its lag is how many frames have left the server, when it "
    "does, since the one last painted. Slow browsers are imitated by Chromium's processor throttling."
)


def app_report(*, quick: bool) -> str:
    """Measure the dashboard and return the report in Markdown."""
    seconds, changes, frames, openings = (3.0, 8, 20, 1) if quick else (6.0, 18, 100, 3)
    findings = _noted(_drawing(measure_drawing(frames)) + _rates(*watch_stages(seconds), STAGES))
    with chromium() as browser:
        with serving(measures_itself=True) as server, wired(server.port) as wire:
            findings = _playing(browser, server, wire, seconds) + findings
        with serving() as server, wired(server.port) as wire:
            findings += _noted(views(browser, server, wire, seconds / 2))
        for is_fast in (True, False):
            with serving("--runner.fastReruns", str(is_fast).lower()) as server:
                findings += _many(browser, server, seconds, changes, is_fast=is_fast)
        findings += _noted(_opening(browser, openings))
    return f"{INTRODUCTION.format(seconds=seconds)}\n\n{findings_table(findings)}"


def _playing(browser: Browser, server: Server, wire: Wire, seconds: float) -> list[Finding]:
    """Watch the base run play: as fast as it goes, an epoch a frame, and in slow browsers."""
    findings = _noted(_at_full_speed(watch_frames(browser, server, wire, seconds=seconds)))
    for slower in SLOWER:
        seen = watch_frames(browser, server, wire, seconds=seconds, slower=slower)
        what = f"frames shown, browser {slower}× slower"
        findings += [
            Finding(what, seen.per_second, f"{seen.per_second:.1f}/s"),
            _lag(seen, f", browser {slower}× slower"),
        ]
    seen = watch_frames(browser, server, wire, seconds=seconds, link=query(speed="medium"))
    return findings + _noted(_epoch_by_epoch(seen))


def _at_full_speed(seen: Frames) -> list[Finding]:
    return [
        _at_least("frames shown", seen.per_second, 50, "/s"),
        Finding("new pictures in the answer chart", seen.pictures_per_second, f"{seen.pictures_per_second:.1f}/s"),
        _at_least("epochs shown", seen.epochs_per_second, 2000, "/s", digits=0),
        _milliseconds("gap between two frames, 95th percentile", seen.gap),
        _lag(seen, ""),
        _kilobytes("sent over the websocket for a frame, before compression", seen.plain_bytes, 12),
        _kilobytes("the same compressed, as the dashboard sends it", seen.compressed_bytes),
        _milliseconds("browser's main thread a frame", seen.browser_seconds),
        *_server_costs(seen, "", 4.5),
    ]


def _epoch_by_epoch(seen: Frames) -> list[Finding]:
    when = ", 1 epoch a frame"
    return [
        _at_least(f"frames shown{when}", seen.per_second, 55, "/s"),
        _milliseconds(f"gap between two frames, 95th percentile{when}", seen.gap),
        _milliseconds(f"browser's main thread a frame{when}", seen.browser_seconds),
        *_server_costs(seen, when, 4.5),
        *_whole_server_costs(seen),
    ]


def _whole_server_costs(seen: Frames) -> list[Finding]:
    what = "server's processor time a frame, with Streamlit and one epoch (speed *1 epoch a frame*)"
    return [] if seen.costs is None else [_milliseconds(what, seen.costs.whole)]


def _server_costs(seen: Frames, when: str, most: float) -> list[Finding]:
    if seen.costs is None:
        return []
    return [
        _milliseconds(f"server's processor time a frame besides training{when}", seen.costs.besides_training, most),
        _milliseconds(f"of which drawing{when}", seen.costs.drawing),
    ]


def _many(browser: Browser, server: Server, seconds: float, changes: int, *, is_fast: bool) -> list[Finding]:
    """Measure answers to the slider, and ten pages at once, with or without Streamlit's fast reruns."""
    when = "" if is_fast else ", fastReruns off"
    findings = []
    for playing, most in ((False, 90), (True, 110)):
        times = spread(response_times(browser, server.port, changes=changes, playing=playing))
        what = f"from a key on the noise slider to the new picture, {'playing' if playing else 'paused'}{when}"
        findings.append(Finding(what, times.median, f"{times:.0f} ms", f"median at most {most} ms", "<=", most))
    seen = watch_sessions(browser, server.port, seconds=seconds, keys=max(changes // 4, 2))
    return _noted(findings + _sessions(seen, when))


def _sessions(seen: Sessions, when: str) -> list[Finding]:
    many, late = f"{SESSIONS} sessions{when}", seen.late_answer
    what = f"{many}: from a key to the new picture, 95th percentile"
    answers = Finding(what, late, f"{late:.0f} ms", "at most 300 ms", "<=", 300)
    return [*_rates(seen.frames, seen.epochs, many), answers]


def _rates(frames: list[float], epochs: list[float], many: str) -> list[Finding]:
    shown = f"{spread(frames):.1f}/s, worst {min(frames):.1f}/s"
    trained = f"{spread(epochs):.0f}/s, worst {min(epochs):.0f}/s"
    return [
        Finding(f"{many}: frames shown in each", spread(frames).median, shown, "at least 8/s", ">=", 8),
        Finding(f"{many}: epochs shown in each", spread(epochs).median, trained, "at least 180/s", ">=", 180),
    ]


def _opening(browser: Browser, servers: int) -> list[Finding]:
    findings = []
    cold, warm = opening_seconds(browser, servers=servers, pages=4)
    for server, seconds, most in (("warm server", warm, 1.4), ("server just started", cold, 3.0)):
        times = spread(seconds)
        what = f"from opening the page to its first picture, {server}"
        findings.append(Finding(what, times.median, f"{times:.2f} s", f"at most {most} s", "<=", most))
    return findings


def _drawing(drawing: Drawing) -> list[Finding]:
    megabytes, table = drawing.growth / 1e6, drawing.table_bytes / 1e6
    text = f"{megabytes:.0f} MB, of which the history's table {table:.1f} MB"
    growth = f"growth of the process over {LATE:,} epochs, trained and drawn"
    times = [
        Finding(
            f"drawing and packing a frame alone, after {epochs:,} epochs", milliseconds.median, f"{milliseconds:.1f} ms"
        )
        for epochs, milliseconds in ((EARLY, drawing.early), (LATE, drawing.late))
    ]
    return [*times, Finding(growth, megabytes, text, "below 100 MB", "<", 100)]


def _lag(seen: Frames, when: str) -> Finding:
    text = f"median {seen.median_lag:.0f}, worst {seen.worst_lag:.0f} frames"
    return Finding(f"lag{when}", seen.worst_lag, text, "at most 2 frames", "<=", 2)


def _at_least(what: str, value: float, least: float, unit: str, digits: int = 1) -> Finding:
    return Finding(what, value, f"{value:,.{digits}f}{unit}", f"at least {least:,}{unit}", ">=", least)


def _milliseconds(what: str, seconds: float, most: float | None = None) -> Finding:
    value = 1000 * seconds
    return Finding(what, value, f"{value:.1f} ms", "" if most is None else f"at most {most} ms", "<=", most or 0.0)


def _kilobytes(what: str, n_bytes: float, most: float | None = None) -> Finding:
    value = n_bytes / 1000
    return Finding(what, value, f"{value:.1f} kB", "" if most is None else f"at most {most} kB", "<=", most or 0.0)


def _noted(findings: list[Finding]) -> list[Finding]:
    """Say on standard error what has been measured, as the whole takes minutes."""
    for finding in findings:
        print(f"{finding.what}: {finding.text}", file=sys.stderr)
    return findings
