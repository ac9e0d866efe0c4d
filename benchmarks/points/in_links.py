"""How long drawn points take: into a link and back, and a run to go on when one of them has moved."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from urllib.parse import urlencode

import numpy as np

from benchmarks.kit.finding import Finding, findings_table
from benchmarks.kit.spread import spread
from playground.datasets import Points
from playground.measurements.run import Run
from playground.settings.links import from_query, query_of, to_query
from playground.settings.own.own_points import OwnPoints
from playground.settings.run import DataSettings, Settings, with_field
from playground.training.data import load_data

N_POINTS, EPOCHS = 200, 100
ROUNDS, QUICK_ROUNDS = 200, 20
LINK_BYTES, LINK_SECONDS, MOVE_SECONDS = 2000, 0.01, 0.05


def report(*, quick: bool) -> str:
    """Measure and return the report in Markdown."""
    rounds = QUICK_ROUNDS if quick else ROUNDS
    points = _points()
    settings = Settings(DataSettings(noise=0.0, own=OwnPoints(points)))
    link = urlencode(to_query(settings))
    there_and_back = _timed(lambda _: from_query(query_of(f"?{urlencode(to_query(settings))}")), rounds)
    run = Run(settings)
    run.trainer.advance(EPOCHS)
    moved = _timed(lambda turn: _move(run, points, turn), rounds)
    findings = [
        Finding(
            f"A link of {N_POINTS} drawn points", len(link), f"{len(link)} bytes", f"≤ {LINK_BYTES}", "<=", LINK_BYTES
        ),
        _finding("The link written and read", there_and_back, LINK_SECONDS),
        _finding("The run goes on with a point moved", moved, MOVE_SECONDS),
    ]
    return "\n\n".join([f"{rounds} rounds; median with quartiles in brackets.", findings_table(findings)])


def _points() -> Points:
    rng = np.random.default_rng(0)
    places = rng.integers(-300, 301, (N_POINTS, 2)).tolist()
    return Points(3, tuple(Points.point(x, y, i % 2, i % 3 // 2) for i, (x, y) in enumerate(places)))


def _move(run: Run, points: Points, turn: int) -> None:
    """Move one point, and train an epoch with it."""
    x, y, label, part = points.points[0]
    others = (Points.point((x + turn) % 300, y, label, part), *points.points[1:])
    settings = with_field(run.settings, "data", "own", OwnPoints(Points(points.reach, others)))
    run.take_data(settings, load_data(settings.data))
    run.trainer.advance(1)


def _timed(act: Callable[[int], object], rounds: int) -> list[float]:
    """Return seconds of each round after the first."""
    seconds = []
    for turn in range(rounds + 1):
        begin = perf_counter()
        act(turn)
        seconds.append(perf_counter() - begin)
    return seconds[1:]


def _finding(what: str, seconds: list[float], limit: float) -> Finding:
    found = spread(1e3 * value for value in seconds)
    return Finding(what, found.median, f"{found:.2f} ms", f"≤ {1e3 * limit:g} ms", "<=", 1e3 * limit)
