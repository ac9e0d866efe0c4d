"""What a frame costs to draw and a session its memory, without a browser and without Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter

import psutil

from benchmarks.app.base import BASE
from benchmarks.kit.spread import Spread, spread
from playground.charts.kit.theme import Theme
from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS
from playground.measurements.run import Run
from playground.settings import links
from playground.settings.pages import ViewSettings
from playground.ui.live.frame import Frame
from playground.ui.live.wire import Encoder
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState

EARLY, LATE = 300, 10_000  # epochs after which frames are drawn
EPOCHS_A_FRAME = 25  # in between, about as many as the dashboard trains at full speed
WARM_UP = 5  # frames: specs are built and cached


@dataclass(frozen=True, slots=True)
class Drawing:
    """What drawing one run cost.

    Attributes
    ----------
    early, late : Spread
        Milliseconds to draw and pack a frame after 300 and after 10,000 epochs.
    table_bytes : int
        Size of the history's table after 10,000 epochs.
    growth : int
        Bytes by which the process grew while it trained and drew up to there.
    """

    early: Spread
    late: Spread
    table_bytes: int
    growth: int


def measure_drawing(frames: int) -> Drawing:
    """Train the base run and time so many frames of it, early and late."""
    run = Run(links.from_query(BASE).settings)
    state = TrainState(run, ViewSettings(), (), run.settings)
    _draw(state, WARM_UP)
    before = psutil.Process().memory_info().rss
    run.trainer.advance(EARLY)
    early = _draw(state, frames)
    performance = TrainPerformance(state, Theme())
    while run.trainer.epoch < LATE:
        if run.trainer.advance(min(EPOCHS_A_FRAME, LATE - run.trainer.epoch)) == 0:
            raise RuntimeError(f"the run ended after {run.trainer.epoch} epochs: {run.trainer.reason}")
        performance.draw()
    after = psutil.Process().memory_info().rss
    late = _draw(state, frames)
    table_bytes = sum(run.history[name].nbytes for name in (*SCALARS, *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER))
    return Drawing(early, late, table_bytes, after - before)


def _draw(state: TrainState, frames: int) -> Spread:
    """Draw and pack so many frames, and train in between; return milliseconds a frame without the training."""
    performance, encoder, times = TrainPerformance(state, Theme()), Encoder(), []
    for number in range(frames):
        state.run.trainer.advance(EPOCHS_A_FRAME)
        begin = perf_counter()
        drawing = performance.draw()
        encoder.encode(Frame(number, drawing.figures, drawing.texts))
        times.append(1000 * (perf_counter() - begin))
    return spread(times)
