"""How many frames reach the eye, how far they lag behind the server, and what they cost."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from playwright.sync_api import Browser

from benchmarks.app.base import query
from benchmarks.app.browser import dashboard, meter, play, slow_down, watch
from benchmarks.app.costs import Costs, costs
from benchmarks.app.server import Server
from benchmarks.app.wire import SentFrame, Wire

FEWEST = 5  # frames to be painted in a span, however slow the browser
Painted = list[tuple[float, int]]  # when, in seconds since 1970, and the epoch


@dataclass(frozen=True, slots=True)
class Frames:
    """What was seen while a run played.

    Attributes
    ----------
    per_second, epochs_per_second : float
        Frames painted, and epochs by which the painted numbers advanced.
    pictures_per_second : float
        New pictures that the answer chart drew.
    gap : float
        Seconds between two frames painted, 95th percentile.
    median_lag, worst_lag : float
        How many frames the browser was behind, over the frames sent since Play was pressed.
    plain_bytes, compressed_bytes : float
        Bytes of a frame, and those that carried it.
    browser_seconds : float
        For which the page's main thread worked, for each frame painted.
    costs : Costs or None
        Processor time of the server for each frame sent; None where it does not measure itself.
    """

    per_second: float
    epochs_per_second: float
    pictures_per_second: float
    gap: float
    median_lag: float
    worst_lag: float
    plain_bytes: float
    compressed_bytes: float
    browser_seconds: float
    costs: Costs | None


def watch_frames(
    browser: Browser, server: Server, wire: Wire, *, seconds: float, slower: int = 1, link: str | None = None
) -> Frames:
    """Play the run of a link for at least so many seconds on a processor made ``slower`` so many times."""
    wire.sent.clear()
    with dashboard(browser, wire.port, query() if link is None else link) as page:
        slow_down(page, slower)
        play(page, frames=4)
        busy_seconds = meter(page)
        worked, busy = costs(server), busy_seconds()
        begin, end = watch(page, seconds, FEWEST)
        worked_since, busy_since = costs(server), busy_seconds()
        seen = page.evaluate("window.benchmark")
    painted = [(at / 1000, int(epoch)) for at, epoch in seen["painted"]]
    inside = [entry for entry in painted if begin <= entry[0] <= end]
    times, span = [at for at, _ in inside], inside[-1][0] - inside[0][0]
    sent = wire.sent_between(begin, end)
    lags = _lags([frame for frame in wire.sent if painted[0][0] <= frame.at <= end], painted)
    return Frames(
        per_second=(len(inside) - 1) / span,
        epochs_per_second=(inside[-1][1] - inside[0][1]) / span,
        pictures_per_second=sum(begin <= at / 1000 <= end for at in seen["pictures"]) / (end - begin),
        gap=float(np.quantile([after - before for before, after in pairwise(times)], 0.95)),
        median_lag=float(np.median(lags)),
        worst_lag=max(lags),
        plain_bytes=sum(frame.plain for frame in sent) / len(sent),
        compressed_bytes=sum(frame.compressed for frame in sent) / len(sent),
        browser_seconds=(busy_since - busy) / len(inside),
        costs=None if worked is None or worked_since is None else (worked_since - worked) / len(sent),
    )


def _lags(sent: list[SentFrame], painted: Painted) -> list[int]:
    """Return, for each frame sent, how many frames had been sent since the one that was painted at that moment.

    A frame is known by its epoch. A frame that tells no other epoch than the one before is no new frame.
    """
    number: dict[int, int] = {}
    for frame in sent:
        if frame.epoch is not None:
            number.setdefault(frame.epoch, len(number))
    times, lags = [at for at, _ in painted], []
    for frame in sent:
        seen = number.get(painted[bisect_right(times, frame.at) - 1][1])
        if frame.epoch is not None and seen is not None:
            lags.append(number[frame.epoch] - seen)
    return lags
