"""A sweep, or the plan of one, as its stage follows and draws it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import PRINTED, Theme
from playground.charts.sweep.curves import sweep_curves
from playground.charts.sweep.map import sweep_map
from playground.charts.sweep.zeros import sweep_zeros
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.ui.live.performance import Command, Drawing, Speed, remembered
from playground.ui.sweep.state import SweepState
from playground.words.sweep.findings import found
from playground.words.sweep.progress import band, state_on_a_page


class SweepPerformance:
    """A sweep, followed while somebody looks.

    Parameters
    ----------
    state : SweepState
        Whose sweep it is, and how it is looked at.
    described : Plan or None
        What the controls describe, if it can be.
    theme : Theme
        Colours and sizes.
    """

    def __init__(self, state: SweepState, described: Plan | None, theme: Theme) -> None:
        self._state, self._described, self._theme = state, described, theme
        self._done = -1

    @property
    def speed(self) -> Speed:
        """How often it is looked at: as often as a run that plays slowly."""
        return "slow"

    @property
    def is_open(self) -> bool:
        """Whether the sweep is under way."""
        return self._state.is_running

    def advance(self, until: Callable[[], bool]) -> int:
        """Let the sweep go on; return how many cells were done since the last look."""
        sweep = self._state.sweep
        if sweep is None:
            return 0
        sweep.beat()
        before, self._done = self._done, sweep.done
        return max(self._done - before, 0)

    def draw(self) -> Drawing:
        """Draw what is known."""
        sweep, outcome = self._state.sweep, self._state.outcome(self._described)
        share = sweep.done / sweep.total if sweep else 0.0
        said = escape(state_on_a_page(sweep, self._described))
        texts = {"progress": f'<div class="progress">{said}<progress value="{share:.3f}" aria-label="done"></div>'}
        texts |= remembered(done=sweep.done, total=sweep.total) if sweep and sweep.running else remembered()
        if outcome is None:
            return Drawing(texts=texts)
        explained = outcome.references and not outcome.plan.second
        note = f' <span class="caption">({escape(band(outcome.plan))})</span>' if explained else ""
        texts["found"] = f'<div class="found">{escape(found(outcome))}{note}</div>'
        return Drawing(self._figures(outcome), texts)

    def printed(self) -> SweepPerformance:
        """Return the same for print."""
        return SweepPerformance(self._state, self._described, PRINTED)

    def end(self) -> None:
        """Do nothing: every cell was kept when it was done."""

    def obey(self, command: Command) -> bool:
        """Do what a person asked for by a key."""
        return self._state.wishes.hear(command, self._state.view)

    def _figures(self, outcome: Outcome) -> dict[str, Figure | None]:
        view, theme = self._state.view, self._theme
        regression = outcome.plan.base.data.entry.is_regression
        if outcome.plan.second:
            return {
                "map": sweep_map(outcome, theme, measure=view.measure, regression=regression, log_loss=view.log_loss),
                "curves": None, "zeros": None,
            }  # fmt: skip
        return {
            "map": None,
            "curves": sweep_curves(outcome, theme, measure=view.measure, regression=regression, log_loss=view.log_loss),
            "zeros": sweep_zeros(outcome, theme),
        }
