"""A scene draws one run, whole, in its places; frame after frame into the same elements."""

from __future__ import annotations

from dataclasses import dataclass

from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.ui.parts import numbers
from playground.ui.parts.verdict_line import verdict_line
from playground.ui.shell.canvas import Canvas
from playground.ui.train import figures, time_machine
from playground.ui.train.state import TrainState


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
    state : TrainState
        Whose run it is, and how it is looked at.
    places : Places
        Containers of that rerun.
    theme : Theme
        Colours and sizes.
    canvas : Canvas
        What it draws on.
    """

    def __init__(self, state: TrainState, places: Places, theme: Theme, canvas: Canvas) -> None:
        self._state, self._places, self._theme, self._canvas = state, places, theme, canvas

    def draw(self) -> None:
        """Draw the run as it now is."""
        self._draw(self._state.run)

    def draw_paused(self) -> None:
        """Draw the run as it is looked at, and over the learning curves where a click picks an epoch."""
        state = self._state
        self._draw(state.displayed_run)
        if not state.pace.playing and state.run.trainer.epoch > 0:
            figure = figures.picking(state.displayed_run, state.view, self._theme)
            self._canvas.pick(self._places.curves, time_machine.PICKED, figure, time_machine.picked)

    def write_words(self) -> None:
        """Write in words what the last drawing shows: the verdict, and for screen readers the charts."""
        self._canvas.html(self._places.verdict, "verdict", verdict_line(self._state.displayed_run.verdict()))
        self._canvas.spoken(self._places.spoken)

    def _draw(self, run: Run) -> None:
        state, places, theme, canvas = self._state, self._places, self._theme, self._canvas
        canvas.html(places.state, "state", numbers.state_line(run, playing=state.pace.playing))
        canvas.html(places.numbers, "numbers", numbers.key_numbers(run, state.pace.frame))
        canvas.chart(places.answer, "answer chart", figures.answer(run, state.view, theme))
        canvas.chart(places.curves, "curves chart", figures.curves(run, state.view, theme))
        canvas.chart(places.inner, f"{state.view.tab} chart", figures.open_tab(run, state.view, theme))
