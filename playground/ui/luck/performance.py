"""A study of many seeds as its stage follows and draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.luck.agreement import agreement
from playground.charts.luck.final_losses import final_losses
from playground.charts.luck.seed_bands import seed_bands
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.seed_study import SeedStudy
from playground.ui.live.performance import Command, Drawing, Speed
from playground.ui.luck import words
from playground.ui.luck.state import LuckState
from playground.words.catalogue import luck as says
from playground.words.race import SIDE_NAMES


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
        texts = {"state": words.state_line(study, outdated=self._state.is_outdated)}
        if not (results := study.results()):
            return Drawing(texts=texts)
        figures = self._figures(study, results)
        texts |= {
            "numbers": words.key_numbers(results, regression=study.n_classes == 0),
            "sentences": words.sentences(study, results),
            **self._captions(figures),
        }
        return Drawing(figures, texts)

    def end(self) -> None:
        """Do nothing: a study is not kept."""

    def obey(self, command: Command) -> bool:
        """Do what a person asked for by a key."""
        return self._state.wishes.hear(command, self._state.view)

    def _figures(self, study: SeedStudy, results: Sequence[SeedResults]) -> dict[str, Figure | None]:
        view, theme = self._state.view, self._theme
        figures: dict[str, Figure | None] = {
            "bands": seed_bands(
                results, theme, measure=view.curve, regression=study.n_classes == 0, log_loss=view.log_loss,
                last_epoch=study.epochs,
            ),
            "losses": final_losses(results, theme, log_loss=view.log_loss),
        }  # fmt: skip
        for side, side_results in zip("ab", results, strict=False):
            figures[f"map {side}"] = agreement(side_results, study.dataset, theme, points=not study.own_data)
        return figures

    @staticmethod
    def _captions(figures: dict[str, Figure | None]) -> dict[str, str]:
        """Return what stands below the maps."""
        captions = {}
        for side, name in SIDE_NAMES.items():
            if (figure := figures.get(f"map {side}")) is not None:
                title = f"<b>{says.OF_SIDE(side=name)}</b> " if "map b" in figures else ""
                captions[f"caption {side}"] = f'<div class="caption">{title}{figure.caption}</div>'
        return captions
