"""The race as its stage plays and draws it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape

from playground.charts.answer import network_answer
from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.settings.pages import RaceSettings
from playground.ui.live.keys import key_list, page_keys, view_keys
from playground.ui.live.performance import Command, Drawing, Speed, remembered
from playground.ui.parts.keeping import keep_finished
from playground.ui.race import figures
from playground.ui.race.numbers import race_numbers, race_state_line
from playground.ui.race.state import RaceState
from playground.words.race import found

KEY_LIST = key_list([*view_keys(RaceSettings), *page_keys("race")])


class RacePerformance:
    """A race, played and drawn.

    Parameters
    ----------
    state : RaceState
        Whose race it is, and how it is looked at.
    theme : Theme
        Colours and sizes.
    """

    def __init__(self, state: RaceState, theme: Theme) -> None:
        self._state, self._theme = state, theme

    @property
    def speed(self) -> Speed:
        """How fast it plays."""
        return self._state.view.speed

    @property
    def is_open(self) -> bool:
        """Whether one of the two can go on."""
        return self._state.is_open

    def advance(self, until: Callable[[], bool]) -> int:
        """Train both, epoch by epoch, until ``until`` says after one that it is enough."""
        return self._state.race.advance(until=until)

    def draw(self) -> Drawing:
        """Draw the race as it now is."""
        state, theme = self._state, self._theme
        race, disagreement = state.race, state.race.disagreement()
        said = found(race, disagreement, by=state.view.measured_by)
        return Drawing(
            figures={
                **self._answers(),
                "apart": figures.apart(race, disagreement, theme),
                "race curves": figures.curves(state, theme),
                "race zeros": figures.zeros(state, theme),
            },
            texts={
                "state": race_state_line(race, playing=state.stage.playing),
                "numbers": race_numbers(race, by=state.view.measured_by),
                "keys": KEY_LIST,
                **(remembered(epoch=race.epoch) if race.epoch else remembered()),
                "standing": f'<div class="standing">{escape(said)}</div>',
            },
        )

    def printed(self) -> RacePerformance:
        """Return the same for print."""
        return RacePerformance(self._state, PRINTED)

    def end(self) -> None:
        """Keep the runs that have ended by themselves."""
        keep_finished(self._state, *self._state.race.runs)

    def obey(self, command: Command) -> bool:
        """Do what a person asked for by a key."""
        return self._state.wishes.hear(command, self._state.view)

    def _answers(self) -> dict[str, Figure]:
        """Return what each of the two answers."""
        race, view = self._state.race, self._state.view
        dataset = race.a.dataset
        crowded = self._theme.presenter or dataset.n_classes > 2 or dataset.n_valid > 0
        theme = replace(self._theme, narrow=crowded)
        return {
            f"answer {side}": network_answer(run, theme, show_test=view.show_test, discretise=view.discretise)
            for side, run in zip("AB", race.runs, strict=True)
        }
