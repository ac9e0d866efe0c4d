"""The dashboard's run as its stage plays and draws it."""

from __future__ import annotations

import time
from collections.abc import Callable

from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.ui.live.keys import key_list
from playground.ui.live.performance import Command, Drawing, Speed
from playground.ui.parts import numbers
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.verdict_line import remedy_buttons, verdict_line
from playground.ui.train import figures
from playground.ui.train.commands import obey
from playground.ui.train.drive.keys import train_keys
from playground.ui.train.state import TrainState

KEY_LIST = key_list(train_keys())
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
                "answer": figures.answer(run, view, theme),
                "curves": figures.curves(run, view, theme, state.ghost),
                "inner": figures.open_tab(run, view, theme),
            },
            texts={
                "state": numbers.state_line(run, playing=state.stage.playing),
                "numbers": numbers.key_numbers(run),
                **self._words_of(run),
                "keys": KEY_LIST,
            },
        )

    def end(self) -> None:
        """Keep a run that has ended by itself."""
        keep_finished(self._state, self._state.run)

    def obey(self, command: Command) -> bool:
        """Do what a person asked for on the charts."""
        return obey(self._state, command)

    def _words_of(self, run: Run) -> dict[str, str]:
        """Return the verdict and its buttons; while the run plays, the last ones for a while."""
        now = time.monotonic()
        if not self._state.stage.playing or now - self._written_at >= WORDS_SECONDS:
            verdict = run.verdict()
            self._words = {"verdict": verdict_line(verdict), "remedies": remedy_buttons(verdict, run.settings)}
            self._written_at = now
        return self._words
