"""The runs of a lesson as its stage plays and draws them."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from playground.charts.kit.theme import PRINTED, Theme
from playground.lessons.lesson import PLAYED_SECONDS
from playground.lessons.lineup import Lineup
from playground.settings.pages import LearnSettings
from playground.ui.learn.figures import figures
from playground.ui.learn.state import LearnState
from playground.ui.learn.telling.lesson_words import answer_html
from playground.ui.live.keys import key_list, page_keys, view_keys
from playground.ui.live.performance import Command, Drawing, Speed
from playground.words.catalogue import learn as says

KEYS = {"play": "P", "reveal": "X", "again": "0", "back": "K", "next": "N"}  # of the buttons
_NAMED = {"play": says.PLAY_OR_PAUSE, "reveal": says.REVEAL, "again": says.AGAIN, "back": says.BACK, "next": says.NEXT}
KEY_LIST = key_list(
    [*view_keys(LearnSettings), *page_keys("learn")], of_buttons={KEYS[name]: _NAMED[name]() for name in KEYS}
)
LONGEST_STEP = 0.1  # seconds of the ten that one frame may take up


class LearnPerformance:
    """A lesson's runs, played in about ten seconds and drawn.

    Parameters
    ----------
    state : LearnState
        Whose lesson it is.
    lineup : Lineup
        Its runs.
    theme : Theme
        Colours and sizes.
    """

    def __init__(self, state: LearnState, lineup: Lineup, theme: Theme) -> None:
        self._state, self._lineup, self._theme = state, lineup, theme
        self._advanced_at = -math.inf

    @property
    def speed(self) -> Speed:
        """A frame at a time to be watched, or as fast as possible to the answer."""
        return "fast" if self._state.is_hurried else "medium"

    @property
    def is_open(self) -> bool:
        """Whether there is more to train."""
        return self._lineup.is_open

    def advance(self, until: Callable[[], bool]) -> int:
        """Train as many epochs as are due since the last frame, so that the whole takes about ten seconds.

        On the way to an answer that was asked for, train until there is something else to do.
        """
        if self._state.is_hurried:
            return self._lineup.advance(until=until)
        done = 0
        while True:
            now = time.monotonic()
            seconds = min(now - self._advanced_at, LONGEST_STEP)
            self._advanced_at = now
            trained = self._lineup.advance(max(math.ceil(self._lineup.lesson.epochs * seconds / PLAYED_SECONDS), 1))
            done += trained
            if not trained or until():
                return done

    def draw(self) -> Drawing:
        """Draw the runs as they are."""
        lineup, evidence = self._lineup, self._state.shown_evidence
        answer = answer_html(lineup.lesson, evidence, self._state.view.answer) if evidence is not None else ""
        state = says.STATE(epoch=f"{lineup.epoch:,}", epochs=f"{lineup.lesson.epochs:,}")
        return Drawing(
            figures=figures(lineup, self._theme),
            texts={
                "state": f'<div class="state" data-epoch="{lineup.epoch}">{state}</div>',
                "answer": answer,
                "keys": KEY_LIST,
            },
        )

    def printed(self) -> LearnPerformance:
        """Return the same for print."""
        return LearnPerformance(self._state, self._lineup, PRINTED)

    def end(self) -> None:
        """Show the answer."""
        self._state.show_answer()

    def obey(self, command: Command) -> bool:
        """Do what a person asked for by a key."""
        return self._state.wishes.hear(command, self._state.view)
