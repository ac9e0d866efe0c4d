"""How many frames reach the eye, how far they lag behind the server, and what they cost."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from playwright.sync_api import Browser

from benchmarks.app.browser import dashboard, play, slow_down, watch
from benchmarks.app.measured import MEASURED
from benchmarks.app.server import Server
from benchmarks.app.wire import Wire
from benchmarks.kit.process import processor_seconds

FEWEST = 5  # frames to be painted in a span, however slow the browser


@dataclass(frozen=True, slots=True)
class Frames:
    """What was seen while a run played.

    Attributes
    ----------
    per_second, epochs_per_second : float
        Frames painted, and epochs by which the painted numbers advanced.
    pictures_per_second : float
        New pictures that the answer chart drew.
    median_lag, worst_lag : float
        Number of the frame just sent minus that of the frame last painted, over the frames sent
        since Play was pressed.
    bytes_per_frame : float
        Bytes over the websocket from the server, for each frame sent.
    server_seconds : float or None
        Processor time of the server for each frame sent.
    """

    per_second: float
    epochs_per_second: float
    pictures_per_second: float
    median_lag: float
    worst_lag: float
    bytes_per_frame: float
    server_seconds: float | None


def watch_frames(
    browser: Browser, server: Server, wire: Wire, *, seconds: float, slower: int = 1, query: str = MEASURED
) -> Frames:
    """Play the run of a link for at least so many seconds on a processor made ``slower`` so many times."""
    wire.forget()
    with dashboard(browser, wire.port, query) as page:
        slow_down(page, slower)
        play(page, frames=4)
        worked = processor_seconds(server.pid)
        begin, end = watch(page, seconds, FEWEST)
        finished = processor_seconds(server.pid)
        seen = page.evaluate("window.benchmark")
    painted = [(at / 1000, int(frame), int(epoch)) for at, frame, epoch in seen["painted"]]
    inside = [entry for entry in painted if begin <= entry[0] <= end]
    span = inside[-1][0] - inside[0][0]
    n_sent = sum(begin <= at <= end for at, _ in wire.sent)
    lags = _lags([(at, frame) for at, frame in wire.sent if painted[0][0] <= at <= end], painted)
    return Frames(
        per_second=(len(inside) - 1) / span,
        epochs_per_second=(inside[-1][2] - inside[0][2]) / span,
        pictures_per_second=sum(begin <= at / 1000 <= end for at in seen["pictures"]) / (end - begin),
        median_lag=float(np.median(lags)),
        worst_lag=max(lags),
        bytes_per_frame=wire.bytes_between(begin, end) / n_sent,
        server_seconds=None if worked is None or finished is None else (finished - worked) / n_sent,
    )


def compressed_bytes(browser: Browser, wire: Wire, *, seconds: float) -> float:
    """Return bytes a frame over a compressed websocket: of what was sent, over the numbers of the frames painted."""
    with dashboard(browser, wire.port, MEASURED) as page:
        play(page, frames=4)
        begin, end = watch(page, seconds, FEWEST)
        painted = page.evaluate("window.benchmark")["painted"]
    numbers = [int(frame) for at, frame, _ in painted if begin <= at / 1000 <= end]
    return wire.bytes_between(begin, end) / (numbers[-1] - numbers[0])


def _lags(sent: list[tuple[float, int]], painted: list[tuple[float, int, int]]) -> list[int]:
    """Return, for each frame sent, how many frames the browser was behind at that moment."""
    times = [at for at, _, _ in painted]
    return [frame - painted[bisect_right(times, at) - 1][1] for at, frame in sent]
