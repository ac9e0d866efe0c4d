"""The dashboard's run as its stage plays and draws it."""

from __future__ import annotations

import time
from collections.abc import Callable

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.measurements.run import Run
from playground.ui.live.keys import key_list
from playground.ui.live.performance import Command, Drawing, Speed, remembered
from playground.ui.parts import numbers
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.verdict_line import remedy_buttons, verdict_line
from playground.ui.train import figures
from playground.ui.train.commands import obey
from playground.ui.train.drawing.picture import drawn_picture
from playground.ui.train.drive.keys import drawing_keys, train_keys
from playground.ui.train.state import TrainState

KEY_LIST = key_list(train_keys())
DRAWING_KEY_LIST = key_list(train_keys(), drawing_keys())
WORDS_SECONDS = 0.25  # between two verdicts while the run plays: words that change faster cannot be read


class TrainPerformance:
    """A run, played and drawn.

    Parameters
    ----------
    state : TrainState
        Whose run it is, and how it is looked at.
    theme : Theme
        Colours and sizes.
    """

    def __init__(self, state: TrainState, theme: Theme) -> None:
        self._state, self._theme = state, theme
        self._words: dict[str, str] = {}
        self._written_at = -WORDS_SECONDS

    @property
    def speed(self) -> Speed:
        """How fast it plays."""
        return self._state.view.speed

    @property
    def is_open(self) -> bool:
        """Whether there is more to train."""
        return self._state.is_open

    def advance(self, until: Callable[[], bool]) -> int:
        """Train whole epochs until ``until`` says after one that it is enough."""
        return self._state.run.trainer.advance(until=until)

    def draw(self) -> Drawing:
        """Draw the run as it is looked at."""
        state, theme = self._state, self._theme
        run, view = state.displayed_run, state.drawn_view
        return Drawing(
            figures={
                "answer": self._answer(run),
                "curves": figures.curves(run, view, theme, state.ghost),
                "inner": figures.open_tab(run, view, theme),
            },
            texts={
                "state": numbers.state_line(run, playing=state.stage.playing),
                "numbers": numbers.key_numbers(run),
                **self._words_of(run),
                "keys": KEY_LIST if state.sketch is None else DRAWING_KEY_LIST,
                **self._remembered(),
            },
        )

    def printed(self) -> TrainPerformance:
        """Return the same for print."""
        return TrainPerformance(self._state, PRINTED)

    def end(self) -> None:
        """Keep a run that has ended by itself."""
        keep_finished(self._state, self._state.run)

    def obey(self, command: Command) -> bool:
        """Do what a person asked for on the charts."""
        return obey(self._state, command)

    def _answer(self, run: Run) -> Figure:
        """Return the picture of the answer; while points are drawn and the present is shown, the one to draw on."""
        view, sketch = self._state.drawn_view, self._state.sketch
        if sketch is None or run.present is not run or run.answer != "classes":
            return figures.answer(run, view, self._theme)
        return drawn_picture(figures.output(run, view, self._theme), sketch)

    def _remembered(self) -> dict[str, str]:
        """Return what the tab remembers of the run."""
        run = self._state.run
        return remembered(epoch=run.trainer.epoch, changed=run.changed_at) if run.trainer.epoch else remembered()

    def _words_of(self, run: Run) -> dict[str, str]:
        """Return the verdict and its buttons; while the run plays, the last ones for a while."""
        now = time.monotonic()
        if not self._state.stage.playing or now - self._written_at >= WORDS_SECONDS:
            verdict = run.verdict()
            self._words = {"verdict": verdict_line(verdict), "remedies": remedy_buttons(verdict, run.settings)}
            self._written_at = now
        return self._words
