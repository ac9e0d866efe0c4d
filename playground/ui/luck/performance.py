"""A study of many seeds as its stage follows and draws it."""

from __future__ import annotations

from collections.abc import Callable

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.charts.overview import Look, compared_by, study_figures
from playground.ui.live.performance import Command, Drawing, Speed, remembered
from playground.ui.luck import words
from playground.ui.luck.state import LuckState
from playground.words.catalogue import luck as says
from playground.words.compared import SIDE_NAMES

_PLACES = {"bands": "bands", "ends": "losses", "agreement a": "map a", "agreement b": "map b"}  # of figures, by name


class LuckPerformance:
    """A study, followed while somebody looks: its workers go on only as long as that.

    Parameters
    ----------
    state : LuckState
        Whose study it is, and how it is looked at.
    theme : Theme
        Colours and sizes.
    """

    def __init__(self, state: LuckState, theme: Theme) -> None:
        self._state, self._theme = state, theme
        self._progress = -1.0

    @property
    def speed(self) -> Speed:
        """How often it is looked at: as often as a run that plays slowly."""
        return "slow"

    @property
    def is_open(self) -> bool:
        """Whether the study runs."""
        return self._state.is_running

    def advance(self, until: Callable[[], bool]) -> int:
        """Let the workers go on; return 1 if they have come further since the last look, or else 0."""
        study = self._state.study
        if study is None:
            return 0
        study.collect()
        before, self._progress = self._progress, study.progress
        return int(self._progress != before)

    def draw(self) -> Drawing:
        """Draw the study as far as it is."""
        study = self._state.study
        if study is None:
            return Drawing()
        texts = {
            "state": words.state_line(study, outdated=self._state.is_outdated, number=self._state.number),
            **remembered(share=round(study.progress, 2)),
        }
        if not (results := study.results()):
            return Drawing(texts=texts)
        view = self._state.view
        look = Look(view.curve, log_loss=view.log_loss, by=view.measured_by, compared=view.compared)
        compared = compared_by(study, results, look)
        figures: dict[str, Figure | None] = {
            _PLACES[name]: figure for name, figure in study_figures(study, results, compared, self._theme, look).items()
        }
        texts |= {
            "numbers": words.key_numbers(compared),
            "sentences": words.sentences(study, compared, by=view.measured_by),
            **self._captions(figures),
        }
        return Drawing(figures, texts)

    def printed(self) -> LuckPerformance:
        """Return the same for print."""
        return LuckPerformance(self._state, PRINTED)

    def end(self) -> None:
        """Keep the study if it has come to its end."""
        if self._state.study is not None and self._state.study.is_done:
            self._state.keep(pinned=False)

    def obey(self, command: Command) -> bool:
        """Do what a person asked for by a key."""
        return self._state.wishes.hear(command, self._state.view)

    @staticmethod
    def _captions(figures: dict[str, Figure | None]) -> dict[str, str]:
        """Return what stands below the maps."""
        captions = {}
        for side, name in SIDE_NAMES.items():
            if (figure := figures.get(f"map {side}")) is not None:
                title = f"<b>{says.OF_SIDE(side=name)}</b> " if "map b" in figures else ""
                captions[f"caption {side}"] = f'<div class="caption">{title}{figure.caption}</div>'
        return captions
