"""The dashboard's report: frames, lag, answers to a slider, cost of a frame and memory, beside their targets."""

from __future__ import annotations

import sys

from playwright.sync_api import Browser

from benchmarks.app.browser import chromium
from benchmarks.app.drawing import EARLY, LATE, Drawing, measure_drawing
from benchmarks.app.frames import Frames, compressed_bytes, watch_frames
from benchmarks.app.measured import ONE_EPOCH_A_FRAME
from benchmarks.app.response import response_times
from benchmarks.app.server import Server, serving
from benchmarks.app.views import views
from benchmarks.app.wire import Wire, wired
from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread

SLOWER = (1, 6, 20)  # times slower than this machine's processor


def app_report(*, quick: bool) -> str:
    """Measure the dashboard and return the report in Markdown."""
    seconds, changes, frames = (3.0, 8, 20) if quick else (6.0, 18, 100)
    drawing = measure_drawing(frames)
    _say("drawing measured")
    with serving() as server, wired(server.port) as wire, chromium() as browser:
        findings = _frames(browser, server, wire, seconds)
        for playing in (False, True):
            findings.append(_response(browser, wire, changes, playing=playing))
            _say("slider measured")
        findings += views(browser, server, wire, seconds / 2)
        _say("views measured")
    with serving(compressed=True) as server, wired(server.port) as wire, chromium() as browser:
        kilobytes = compressed_bytes(browser, wire, seconds=seconds) / 1000
    findings.append(Finding("the same compressed, as the dashboard sends it", kilobytes, f"{kilobytes:.1f} kB"))
    intro = (
        "Moons, 200 samples, half of them for testing, 2-64-64-1, Adam 0.01, batch 16, speed *Fast*; Chromium "
        f"without a graphics processor, 1366×768, {seconds:g} s of playing each. Browser and server share the machine. "
        "A frame counts as shown when its numbers are in the page at a paint. Its lag is the number of the frame "
        "leaving the server minus that of the frame last painted. Slow browsers are imitated by Chromium's processor "
        "throttling."
    )
    return f"{intro}\n\n{findings_table(findings + _drawing(drawing))}"


def _frames(browser: Browser, server: Server, wire: Wire, seconds: float) -> list[Finding]:
    findings: list[Finding] = []
    for slower in SLOWER:
        seen = watch_frames(browser, server, wire, seconds=seconds, slower=slower)
        findings += _at_full_speed(seen) if slower == 1 else _when_slow(seen, slower)
        _say(f"frames at {slower}× measured")
    seen = watch_frames(browser, server, wire, seconds=seconds, query=ONE_EPOCH_A_FRAME)
    if seen.server_seconds is not None:
        cost = 1000 * seen.server_seconds
        what = "server's processor time a frame, with Streamlit and one epoch (speed *Watch*)"
        findings.append(Finding(what, cost, f"{cost:.0f} ms", "below 20 ms", "<", 20))
    return findings


def _at_full_speed(seen: Frames) -> list[Finding]:
    kilobytes = seen.bytes_per_frame / 1000
    return [
        Finding("frames shown", seen.per_second, f"{seen.per_second:.1f}/s", "at least 10/s", ">=", 10),
        Finding("new pictures in the answer chart", seen.pictures_per_second, f"{seen.pictures_per_second:.1f}/s"),
        Finding("epochs shown", seen.epochs_per_second, f"{seen.epochs_per_second:.0f}/s", "at least 200/s", ">=", 200),
        _lag(seen, 1),
        Finding(
            "sent over the websocket for a frame, before compression",
            kilobytes,
            f"{kilobytes:.1f} kB",
            "below 30 kB",
            "<",
            30,
        ),
    ]


def _when_slow(seen: Frames, slower: int) -> list[Finding]:
    text = f"{seen.per_second:.1f}/s"
    return [Finding(f"frames shown, browser {slower}× slower", seen.per_second, text), _lag(seen, slower)]


def _lag(seen: Frames, slower: int) -> Finding:
    what = "lag" if slower == 1 else f"lag, browser {slower}× slower"
    text = f"median {seen.median_lag:.0f}, worst {seen.worst_lag:.0f} frames"
    return Finding(what, seen.worst_lag, text, "at most 4 frames", "<=", 4)


def _response(browser: Browser, wire: Wire, changes: int, *, playing: bool) -> Finding:
    times = spread(response_times(browser, wire, changes=changes, playing=playing))
    what = f"from a key on the noise slider to the new picture, {'playing' if playing else 'paused'}"
    return Finding(what, times.median, f"{times:.0f} ms", "median at most 300 ms", "<=", 300)


def _drawing(drawing: Drawing) -> list[Finding]:
    findings = [
        Finding(
            f"drawing a frame without Streamlit, after {epochs:,} epochs", milliseconds.median, f"{milliseconds:.1f} ms"
        )
        for epochs, milliseconds in ((EARLY, drawing.early), (LATE, drawing.late))
    ]
    if drawing.growth is not None:
        megabytes, table = drawing.growth / 1e6, drawing.table_bytes / 1e6
        text = f"{megabytes:.0f} MB, of which the history's table {table:.1f} MB"
        what = f"growth of the process over {LATE:,} epochs, trained and drawn"
        findings.append(Finding(what, megabytes, text, "below 100 MB", "<", 100))
    return findings


def _say(what: str) -> None:
    print(what, file=sys.stderr)
