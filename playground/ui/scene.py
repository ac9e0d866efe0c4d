"""A scene draws one run, whole, in its places; frame after frame into the same elements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from playground.charts.theme import Theme
from playground.measurements.run import Run
from playground.settings import ViewSettings
from playground.ui import figures, numbers
from playground.ui.canvas import Canvas
from playground.ui.pace import Pace
from playground.ui.verdict_line import verdict_line


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """Where on the page each thing stands."""

    state: DeltaGenerator
    numbers: DeltaGenerator
    verdict: DeltaGenerator
    answer: DeltaGenerator
    curves: DeltaGenerator
    inner: DeltaGenerator
    spoken: DeltaGenerator


class Scene:
    """The drawing of a run by one rerun of the stage, whose later frames overwrite the first.

    Parameters
    ----------
    places : Places
        Containers of that rerun.
    theme : Theme
        Colours and sizes.
    canvas : Canvas
        What it draws on.
    """

    def __init__(self, places: Places, theme: Theme, canvas: Canvas) -> None:
        self._places, self._theme, self._canvas = places, theme, canvas

    def draw(self, run: Run, view: ViewSettings, pace: Pace) -> None:
        """Draw the run as it now is."""
        places, theme, canvas = self._places, self._theme, self._canvas
        canvas.html(places.state, "state", numbers.state_line(run, playing=pace.playing))
        canvas.html(places.numbers, "numbers", numbers.key_numbers(run, pace.frame))
        canvas.chart(places.answer, "answer chart", figures.answer(run, view, theme))
        canvas.chart(places.curves, "curves chart", figures.curves(run, view, theme))
        canvas.chart(places.inner, f"{view.tab} chart", figures.inner_life(run, view, theme))

    def draw_pick(self, run: Run, view: ViewSettings, key: str, on_pick: Callable[[], None]) -> None:
        """Draw over the learning curves where a click picks an epoch."""
        figure = figures.picking(run, view, self._theme)
        self._canvas.pick(self._places.curves, key, figure, on_pick)

    def speak(self, run: Run) -> None:
        """Say in words what the last drawing shows: the verdict, and for screen readers the charts."""
        self._canvas.html(self._places.verdict, "verdict", verdict_line(run.verdict()))
        self._canvas.spoken(self._places.spoken)
