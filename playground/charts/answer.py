"""The figure of a network's answer, which several pages and what is taken away show."""

from __future__ import annotations

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.train.decision_boundary import decision_boundary, surface
from playground.charts.train.regression import fitted_curve, predicted_against_true
from playground.measurements.run import Run


def network_answer(run: Run, theme: Theme, *, show_test: bool, discretise: bool, thinned: bool = False) -> Figure:
    """Return what the network answers: a boundary, a surface, a curve, or predictions.

    ``thinned`` adds networks thinned by dropout where the run has them.
    """
    dataset, evaluation = run.dataset, run.trainer.evaluation
    if run.answer == "pairs":
        return predicted_against_true(run.predictions(), dataset, evaluation, theme, show_test=show_test)
    ensemble = run.ensemble() if thinned and run.can_be_thinned else None
    if run.answer == "curve":
        return fitted_curve(run.field(), dataset, evaluation, theme, show_test=show_test, ensemble=ensemble)
    draw = decision_boundary if run.answer == "classes" else surface
    return draw(run.field(), dataset, evaluation, theme, show_test=show_test, discretise=discretise, ensemble=ensemble)
