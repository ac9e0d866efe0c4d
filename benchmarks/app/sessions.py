"""Many pages that play on one server at the same time, and many stages without pages: the server's part of it."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from time import perf_counter, sleep, time

import numpy as np
from playwright.sync_api import Browser

from benchmarks.app.base import BASE, query
from benchmarks.app.browser import dashboard, play
from benchmarks.app.response import answer_to_key, focus_slider
from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.settings import links
from playground.ui.live.stage import Stage
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState

SESSIONS = 10
# Ten share what one run would train, so that fewer epochs tell the old run from the new one; as many as a run alone has
# would take half a minute a key.
EPOCHS_BEFORE = 400
WARM_UP = 1.0  # seconds for which stages play before they are watched


@dataclass(frozen=True, slots=True)
class Sessions:
    """What each of the pages saw.

    Attributes
    ----------
    frames, epochs : list of float
        Each page's frames a second, and epochs a second.
    answers : list of float
        Milliseconds from keys on sliders to the new picture.
    """

    frames: list[float]
    epochs: list[float]
    answers: list[float]

    @property
    def late_answer(self) -> float:
        """95th percentile of the answers."""
        return float(np.quantile(self.answers, 0.95))


def watch_sessions(browser: Browser, port: int, *, seconds: float, keys: int) -> Sessions:
    """Play in ten pages for so many seconds, and after that press so many keys in each."""
    frames, epochs, answers = [], [], []
    with ExitStack() as stack:
        pages = [stack.enter_context(dashboard(browser, port, query(noise="0"))) for _ in range(SESSIONS)]
        for page in pages:
            play(page, frames=2)
        begin = time()
        pages[0].wait_for_timeout(1000 * seconds)
        end = time()
        for page in pages:
            painted = [(at / 1000, epoch) for at, epoch in page.evaluate("window.benchmark.painted")]
            inside = [entry for entry in painted if begin <= entry[0] <= end]
            span = inside[-1][0] - inside[0][0]
            frames.append((len(inside) - 1) / span)
            epochs.append((inside[-1][1] - inside[0][1]) / span)
        for page in pages:
            focus_slider(page)
            answers += [answer_to_key(page, playing=True, epochs_before=EPOCHS_BEFORE) for _ in range(keys)]
    return Sessions(frames, epochs, answers)


class Painter:
    """A browser that has painted each frame as soon as it is sent.

    Attributes
    ----------
    frames : int
        How many there were.
    """

    def __init__(self, stage: Stage) -> None:
        self.frames = 0
        self._stage = stage
        stage.connect(self)

    def send(self, message: bytes) -> None:
        """Paint a message; the frames of a stage are numbered from 1."""
        self.frames += 1
        self._stage.painted(self.frames)

    def close(self, code: int) -> None:
        """Nothing is open."""


def watch_stages(seconds: float) -> tuple[list[float], list[float]]:
    """Play the base run on ten stages for so many seconds; return frames and epochs a second of each."""
    link = links.from_query(BASE)
    states = [TrainState(run := Run(link.settings), link.view, (), run.settings) for _ in range(SESSIONS)]
    for state in states:
        state.stage.show(TrainPerformance(state, Theme()))
    painters = [Painter(state.stage) for state in states]
    try:
        for state in states:
            state.stage.play()
        sleep(WARM_UP)
        before, begin = _counts(states, painters), perf_counter()
        sleep(seconds)
        after, span = _counts(states, painters), perf_counter() - begin
    finally:
        for state, painter in zip(states, painters, strict=True):
            state.stage.disconnect(painter)
    frames, epochs = ([(b - a) / span for a, b in zip(*of, strict=True)] for of in zip(before, after, strict=True))
    return frames, epochs


def _counts(states: list[TrainState], painters: list[Painter]) -> tuple[list[int], list[int]]:
    return [painter.frames for painter in painters], [state.run.trainer.epoch for state in states]
