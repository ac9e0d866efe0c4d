"""Where two networks answer differently."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from playground.measurements.boundary import Field
from playground.measurements.run import Run
from playground.network.arithmetic import Array


@dataclass(frozen=True, eq=False, slots=True)
class Disagreement:
    """How far apart the answers of two networks are.

    Attributes
    ----------
    a, b : Field or None
        Their answers on the grid over the plane; None where there is no plane to draw on.
    distance : ndarray (ny, nx) or (nx,), or None
        For classes the total variation distance ½ Σ |p_A − p_B|, in [0, 1]; for regression |ŷ_A − ŷ_B|, in standard
        deviations of the training targets.
    area : float
        Share in [0, 1] of the grid on which they name different classes; for regression the root mean square of the
        distance over the grid. NaN without a grid.
    test : float
        The same over the test samples.
    """

    a: Field | None
    b: Field | None
    distance: Array | None
    area: float
    test: float


def disagreement(a: Run, b: Run) -> Disagreement:
    """Return where two runs on the same dataset answer differently."""
    if a.answer == "pairs":
        return Disagreement(None, None, None, np.nan, _on_test(a, b))
    of_a, of_b = a.field(), b.field()
    with np.errstate(over="ignore", invalid="ignore"):
        gap = np.abs(of_a.values.astype(np.float64) - of_b.values)
    if a.dataset.task == "regression":
        distance = gap / _scale(a)
        return Disagreement(of_a, of_b, distance, _root_mean_square(distance), _on_test(a, b))
    differ = of_a.values.argmax(axis=-1) != of_b.values.argmax(axis=-1)
    return Disagreement(of_a, of_b, 0.5 * gap.sum(axis=-1), float(differ.mean()), _on_test(a, b))


def _on_test(a: Run, b: Run) -> float:
    """Return over the test samples the share of different classes, or the root mean square of the distance."""
    if a.dataset.task == "regression":
        return _root_mean_square((a.predictions()[1].astype(np.float64) - b.predictions()[1]) / _scale(a))
    of_a, of_b = a.trainer.evaluation.test_labels, b.trainer.evaluation.test_labels
    return float(np.mean(of_a != of_b))


def _scale(run: Run) -> float:
    """Return the standard deviation of the training targets, or 1 where they are all equal."""
    return float(run.dataset.y_train.std()) or 1.0


def _root_mean_square(values: Array) -> float:
    with np.errstate(over="ignore"):
        return float(np.sqrt(np.mean(np.square(values))))
