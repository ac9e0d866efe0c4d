"""Which figure shows what of a race: where the two differ, both pairs of curves, both shares of zeros."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.charts.kit.figure import Figure
from playground.charts.kit.theme import Theme
from playground.charts.overview import Look, race_curves
from playground.charts.race.disagreement_map import curves_of_both, disagreement_map, face_to_face
from playground.charts.race.pair_lines import pair_lines
from playground.comparisons.race.disagreement import Disagreement
from playground.comparisons.race.race import Race
from playground.comparisons.race.standing import standing
from playground.network.arithmetic import Array
from playground.ui.race.state import RaceState
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides


def apart(race: Race, disagreement: Disagreement, theme: Theme) -> Figure:
    """Return where the two answer differently."""
    dataset = race.a.dataset
    if race.a.answer == "pairs":
        return face_to_face((race.a.predictions()[1], race.b.predictions()[1]), disagreement, dataset, theme)
    if race.a.answer == "curve":
        return curves_of_both(disagreement, dataset, theme)
    labels = [run.trainer.evaluation.test_labels for run in race.runs]
    differing = None if labels[0] is None else np.asarray(labels[0] != labels[1])
    return disagreement_map(disagreement, dataset, theme, differing=differing)


def curves(state: RaceState, theme: Theme) -> Figure:
    """Return the curves of both."""
    view, stands = state.view, standing(state.race, by=state.view.measured_by)
    look = Look(view.curve, log_loss=view.log_loss, by=view.measured_by)
    marks = stands.best_epochs if stands else None
    if theme.presenter and state.race.watched == "valid":
        theme = replace(theme, narrow=True)  # three parts and two sides do not fit into a row
    return race_curves(state.race, theme, look, marks=marks, log_epochs=view.log_epochs)


def zeros(state: RaceState, theme: Theme) -> Figure:
    """Return the shares of weights of both that are exactly 0, and of others that are nearly 0."""
    a, b = (_zeros(run.history["near_zeros"], run.history["zeros"], run.widths) for run in state.race.runs)
    return pair_lines(
        (a, b), theme, kinds={"near": guides.NEARLY_ZERO(), "exact": guides.EXACTLY_ZERO()},
        title=says.SHARE_OF_WEIGHTS(), name=says.ZEROS_OF_BOTH(), shares=True, from_zero=True,
        note="" if a.any() or b.any() else guides.NO_ZEROS(), log_epochs=state.view.log_epochs,
    )  # fmt: skip


def _zeros(near: Array, exact: Array, widths: tuple[int, ...]) -> Array:
    """Return both shares over all layers (n_epochs + 1, 2) from those of each layer (n_epochs + 1, n_layers)."""
    sizes = np.multiply(widths[:-1], widths[1:], dtype=np.float64)
    return np.stack([near @ sizes, exact @ sizes], axis=1) / sizes.sum()
