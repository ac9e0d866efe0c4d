"""What a frame costs the server and a session its memory, without a browser and without Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from time import perf_counter
from typing import Any

from playground.ui.shell.canvas import Canvas
from playground.ui.train.scene import Places, Scene

from benchmarks.kit.process import resident_bytes
from benchmarks.kit.spread import Spread, spread
from playground.charts.kit.theme import Theme
from playground.measurements.history import PER_HIDDEN_LAYER, PER_WEIGHT_LAYER, SCALARS
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import Settings
from playground.ui.live.pace import Pace
from playground.ui.train.state import TrainState

EARLY, LATE = 300, 10_000  # epochs after which frames are drawn
EPOCHS_A_FRAME = 25  # in between, about as many as the dashboard trains at full speed
WARM_UP = 5  # frames: specs are built and cached


class Nowhere:
    """A place that takes everything drawn into it and shows nothing."""

    def vega_lite_chart(self, *args: Any, **kwargs: Any) -> Nowhere:
        """Take a chart."""
        return self

    def html(self, *args: Any, **kwargs: Any) -> Nowhere:
        """Take a text."""
        return self


@dataclass(frozen=True, slots=True)
class Drawing:
    """What drawing one run cost.

    Attributes
    ----------
    early, late : Spread
        Milliseconds a frame after 300 and after 10,000 epochs.
    table_bytes : int
        Size of the history's table after 10,000 epochs.
    growth : int or None
        Bytes by which the process grew while it trained and drew up to there.
    """

    early: Spread
    late: Spread
    table_bytes: int
    growth: int | None


def measure_drawing(frames: int) -> Drawing:
    """Train the dashboard's default run and time so many frames of it, early and late."""
    run = Run(Settings())
    state = TrainState(run, ViewSettings(), Pace(playing=True), (), run.settings)
    _draw(state, WARM_UP)
    before = resident_bytes()
    run.trainer.advance(EARLY)
    early = _draw(state, frames)
    while run.trainer.epoch < LATE:
        if run.trainer.advance(min(EPOCHS_A_FRAME, LATE - run.trainer.epoch)) == 0:
            raise RuntimeError(f"the run ended after {run.trainer.epoch} epochs: {run.trainer.reason}")
        _draw(state, 1)
    after = resident_bytes()
    late = _draw(state, frames)
    table_bytes = sum(run.history[name].nbytes for name in (*SCALARS, *PER_WEIGHT_LAYER, *PER_HIDDEN_LAYER))
    return Drawing(early, late, table_bytes, None if before is None or after is None else after - before)


def _draw(state: TrainState, frames: int) -> Spread:
    """Draw the run as it is so many times; return milliseconds a frame."""
    nowhere: Any = Nowhere()
    scene, times = Scene(state, Places(*[nowhere] * 7), Theme(), Canvas(state.last_frames)), []
    for frame in range(frames):
        state.pace.frame = frame
        begin = perf_counter()
        scene.draw()
        times.append(1000 * (perf_counter() - begin))
    return spread(times)
