"""Regression seen directly: the fitted curve over one feature, or predicted against true values."""

from __future__ import annotations

import altair as alt
import numpy as np

from playground.charts.kit.ensemble import band_marks, ensemble_marks, ensemble_over_line, ensemble_words
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table
from playground.charts.kit.plane import plane_axis
from playground.charts.kit.points import (
    Drawn,
    axis_columns,
    by_part,
    corner_table,
    dot_signal,
    layered,
    n_drawn,
    sample_marks,
    sample_table,
    target_columns,
    with_note,
)
from playground.charts.kit.theme import Theme
from playground.datasets import Dataset, Plane
from playground.measurements.boundary import Field
from playground.measurements.ensemble import Ensemble
from playground.network.arithmetic import Array
from playground.training.evaluation import Evaluation
from playground.words.catalogue import charts as says
from playground.words.data import r_squared

MARGIN = 1.15  # of the targets' range; a wilder prediction leaves the picture and not the axes


def fitted_curve(
    field: Field,
    dataset: Dataset,
    evaluation: Evaluation,
    theme: Theme,
    *,
    show_test: bool,
    ensemble: Ensemble | None = None,
) -> Figure:
    """Return the curve the network has fitted over one feature, with the samples.

    Parameters
    ----------
    field : Field
        Predictions (nx,).
    dataset : Dataset
        Its plane has one axis.
    evaluation : Evaluation
        R² for the words.
    theme : Theme
        Colours and sizes.
    show_test : bool
        Whether test samples are drawn.
    ensemble : Ensemble or None
        Thinned networks to draw as well.
    """
    step = np.diff(field.grid.x)[0]
    steepest = float(np.abs(np.diff(field.values)).max() / step)
    axis = _plane(dataset).axis_titles[0]
    sentences = [says.CURVE_SAID(dataset=dataset.name, axis=axis, slope=number(steepest)), r_squared(evaluation)]
    return _curve(field, dataset, theme, says.CURVE(), sentences, show_test=show_test, ensemble=ensemble)


def unit_curve(field: Field, dataset: Dataset, theme: Theme, *, title: str, show_test: bool) -> Figure:
    """Return what a hidden unit passes on, values (nx,), as a curve over the samples.

    Parameters
    ----------
    field : Field
        The unit's values; those outside of the targets' range are cut to it.
    dataset, theme, show_test :
        As in ``fitted_curve``.
    title : str
        Which unit it is.
    """
    low, high = number(float(field.values.min())), number(float(field.values.max()))
    sentences = [says.UNIT_CURVE_SAID(dataset=dataset.name, unit=title, low=low, high=high)]
    return _curve(field, dataset, theme, says.UNIT_OUTPUT(), sentences, show_test=show_test)


def predicted_against_true(
    predicted: tuple[Array, ...], dataset: Dataset, evaluation: Evaluation, theme: Theme, *, show_test: bool
) -> Figure:
    """Return each sample's prediction against its target; a perfect one lies on the diagonal.

    Parameters
    ----------
    predicted : tuple of ndarrays (n_train,), (n_test,) and, if there are such samples, (n_valid,)
        Predictions for the samples of each part.
    dataset, evaluation, theme, show_test :
        As in ``fitted_curve``.
    """
    reach = _reach(dataset)
    columns = {
        "x": target_columns(dataset),
        "y": tuple(np.clip(values, -reach, reach) for values in predicted),
    }
    ends = np.array([-reach, reach])
    data = {
        "points": sample_table(dataset, columns, show_test=show_test),
        "curve": table(x=ends, y=ends),
        "corners": corner_table((-reach, reach), (-reach, reach)),
    }
    target = dataset.target_name
    sentences = [says.AGAINST_TRUE_SAID(dataset=dataset.name, target=target), r_squared(evaluation)]
    spec = _curve_spec(
        theme,
        says.TRUE(target=target),
        says.PREDICTED(target=target),
        n_drawn(dataset),
        with_thinned=False,
    )
    return Figure(spec, data, says.AGAINST_TRUE(), with_note(sentences, dataset, show_test=show_test))


def _plane(dataset: Dataset) -> Plane:
    if dataset.plane is None:
        raise ValueError(f"the data set {dataset.name!r} has no axis to draw on")
    return dataset.plane


def _curve(
    field: Field,
    dataset: Dataset,
    theme: Theme,
    name: str,
    sentences: list[str],
    *,
    show_test: bool,
    ensemble: Ensemble | None = None,
) -> Figure:
    """Return values over one axis as a curve, with the samples; ``sentences`` are the sentences of its alt text."""
    plane, reach = _plane(dataset), _reach(dataset)
    columns = axis_columns(plane) | {"y": target_columns(dataset)}
    data = {
        "points": sample_table(dataset, columns, show_test=show_test),
        "curve": table(x=field.grid.x, y=np.clip(field.values, -reach, reach)),
        "corners": corner_table((field.grid.extent[0], field.grid.extent[1]), (-reach, reach)),
    }
    if ensemble is not None:
        data |= ensemble_over_line(ensemble, reach)
        sentences.append(ensemble_words(ensemble))
    spec = _curve_spec(
        theme,
        plane.axis_titles[0],
        dataset.target_name,
        n_drawn(dataset),
        with_thinned=ensemble is not None,
    )
    return Figure(spec, data, name, with_note(sentences, dataset, show_test=show_test))


def _reach(dataset: Dataset) -> float:
    """Return the largest target in size, with a margin, rounded up to a quarter."""
    largest = max(float(np.abs(targets).max()) for targets in target_columns(dataset))
    return float(np.ceil(4 * MARGIN * largest) / 4)


@kept_spec(64)
def _curve_spec(theme: Theme, x_title: str, y_title: str, drawn: Drawn, *, with_thinned: bool) -> Spec:
    scale = alt.Scale(zero=False, nice=False, padding=0)
    x = alt.X("x:Q", title=x_title, scale=scale, axis=plane_axis(theme))
    y = alt.Y("y:Q", title=y_title, scale=scale, axis=plane_axis(theme))
    line = (
        alt.Chart(alt.NamedData("curve"))
        .mark_line(color=theme.ink, strokeWidth=theme.line * 1.3, clip=True, order=False)
        .encode(x=x, y=y)
    )
    below = [band_marks(theme, x, y), *ensemble_marks(theme, x, y)] if with_thinned else []
    return finished(
        layered(*below, *sample_marks(theme, x, y, by_part(theme, drawn[1]), drawn[1]), line),
        theme.config(),
        dot_signal(drawn[0], theme),
    )
