"""What the network answers over the plane, under the samples: classes as colours, or a surface of values."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa

from playground.charts.kit.ensemble import ensemble_marks, ensemble_over_plane, ensemble_words, haze
from playground.charts.kit.field_picture import classes_picture, values_picture
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number
from playground.charts.kit.picture import Picture
from playground.charts.kit.plane import axes, contour_marks, corners, lines, picture, picture_marks, plane_of
from playground.charts.kit.points import (  # fmt: skip
    Colouring,
    Drawn,
    axis_columns,
    by_class,
    by_target,
    dot_signal,
    layered,
    n_drawn,
    sample_marks,
    sample_table,
    target_columns,
    with_note,
)
from playground.charts.kit.probe import probe_of_classes, probe_of_values
from playground.charts.kit.theme import Theme
from playground.datasets import Dataset
from playground.measurements.boundary import Field, contour
from playground.measurements.ensemble import Ensemble
from playground.network.arithmetic import Array
from playground.training.evaluation import Evaluation
from playground.words.catalogue import charts as says
from playground.words.data import accuracies, r_squared, where


def decision_boundary(
    field: Field,
    dataset: Dataset,
    evaluation: Evaluation,
    theme: Theme,
    *,
    show_test: bool,
    discretise: bool,
    ensemble: Ensemble | None = None,
) -> Figure:
    """Return the class probabilities as colour, the boundary as a thin line, and the samples on top.

    Parameters
    ----------
    field : Field
        Probabilities (ny, nx, n_classes).
    dataset : Dataset
        Its plane says where samples lie.
    evaluation : Evaluation
        Accuracies for the words.
    theme : Theme
        Colours and sizes.
    show_test : bool
        Whether test samples are drawn.
    discretise : bool
        Show only which class wins.
    ensemble : Ensemble or None
        Thinned networks to draw as well.
    """
    plane = plane_of(dataset)
    boundary = [] if discretise and field.values.shape[-1] > 2 else contour(field)
    data = _tables(field, dataset, boundary, show_test=show_test)
    sentences = [
        says.BOUNDARY_SAID(dataset=dataset.name, n=str(len(dataset.class_names)), plane=where(dataset)),
        accuracies(evaluation),
    ]
    if dataset.flipped.any():
        sentences.append(says.FLIPPED(n=str(int(dataset.flipped.sum()))))
    spec = _classes_spec(
        theme, plane.axis_titles, dataset.class_names, n_drawn(dataset), with_thinned=ensemble is not None
    )
    coloured = classes_picture(field.values, theme, discretise=discretise, haze=haze(ensemble))
    probe = probe_of_classes(field.values, dataset.class_names, coloured, discretise=discretise)
    return _figure(spec, data, coloured, probe, says.BOUNDARY(), sentences, ensemble, dataset, show_test=show_test)


def surface(
    field: Field,
    dataset: Dataset,
    evaluation: Evaluation,
    theme: Theme,
    *,
    show_test: bool,
    discretise: bool,
    ensemble: Ensemble | None = None,
) -> Figure:
    """Return regression over a plane: predictions (ny, nx) as colour, samples in the colour of their target."""
    plane = plane_of(dataset)
    low, high = target_range(dataset)
    data = _tables(field, dataset, [], show_test=show_test)
    sentences = [
        says.SURFACE_SAID(dataset=dataset.name, target=dataset.target_name, plane=where(dataset)),
        r_squared(evaluation),
    ]
    spec = _surface_spec(
        theme, plane.axis_titles, low, high, dataset.target_name, n_drawn(dataset), with_thinned=ensemble is not None
    )
    coloured = values_picture(field.values, low, high, theme, discretise=discretise, haze=haze(ensemble))
    probe = probe_of_values(field.values, low, high, dataset.target_name, coloured, theme)
    return _figure(spec, data, coloured, probe, says.SURFACE(), sentences, ensemble, dataset, show_test=show_test)


def unit_surface(
    field: Field, dataset: Dataset, theme: Theme, *, title: str, show_test: bool, discretise: bool
) -> Figure:
    """Return what a hidden unit passes on, values (ny, nx), as colour: orange below 0, blue above.

    The strongest colour stands for the largest size in the picture. Samples are drawn as on the answer's picture.

    Parameters
    ----------
    field : Field
        Of the unit.
    dataset, theme, show_test :
        As in ``decision_boundary``.
    title : str
        Which unit it is.
    discretise : bool
        Show eight bands.
    """
    plane = plane_of(dataset)
    largest = float(np.nan_to_num(np.abs(field.values)).max())
    reach = largest if largest > 0.0 else 1.0
    if dataset.task == "regression":
        bottom, top = target_range(dataset)
        spec = _surface_spec(
            theme, plane.axis_titles, bottom, top, dataset.target_name, n_drawn(dataset), with_thinned=False
        )
    else:
        spec = _classes_spec(theme, plane.axis_titles, dataset.class_names, n_drawn(dataset), with_thinned=False)
    data = _tables(field, dataset, [], show_test=show_test)
    low, high = number(float(field.values.min())), number(float(field.values.max()))
    sentences = [says.UNIT_SURFACE_SAID(dataset=dataset.name, unit=title, plane=where(dataset), low=low, high=high)]
    coloured = values_picture(field.values, -reach, reach, theme, discretise=discretise)
    return _figure(spec, data, coloured, None, says.UNIT_OUTPUT(), sentences, None, dataset, show_test=show_test)


def target_range(dataset: Dataset) -> tuple[float, float]:
    """Return a range symmetric about 0, in half standard deviations, that holds nearly all targets."""
    reach = float(np.ceil(2 * np.quantile(np.abs(dataset.y_train), 0.98)) / 2)
    return -max(reach, 0.5), max(reach, 0.5)


@lru_cache(maxsize=4)
def _points(dataset: Dataset, *, show_test: bool) -> pa.Table:
    """Return the samples, which stay the same from frame to frame."""
    columns = axis_columns(plane_of(dataset))
    if dataset.task == "regression":
        columns["target"] = tuple(targets.astype(np.float64) for targets in target_columns(dataset))
    return sample_table(dataset, columns, show_test=show_test)


def _tables(field: Field, dataset: Dataset, drawn: list[Array], *, show_test: bool) -> dict[str, pa.Table]:
    """Return the tables of a picture with its samples and the lines that are drawn over it."""
    samples = {"points": _points(dataset, show_test=show_test), "field": picture("field")}
    return samples | {"corners": corners(field), "contour": lines(drawn)}


def _figure(
    spec: Spec,
    data: dict[str, pa.Table],
    coloured: Picture,
    probe: tuple[dict[str, Any], dict[str, Picture]] | None,
    name: str,
    sentences: list[str],
    ensemble: Ensemble | None,
    dataset: Dataset,
    *,
    show_test: bool,
) -> Figure:
    """Return the figure, with the thinned networks if they are to be drawn and the note on samples left out."""
    if ensemble is not None:
        data |= ensemble_over_plane(ensemble)
        sentences.append(ensemble_words(ensemble))
    interaction, pictures = probe or (None, {})
    data |= {table_name: picture(table_name) for table_name in pictures}
    return Figure(
        spec,
        data,
        name,
        with_note(sentences, dataset, show_test=show_test),
        pictures={"field": coloured, **pictures},
        interaction=interaction,
    )


@kept_spec(64)
def _classes_spec(
    theme: Theme, titles: tuple[str, ...], class_names: tuple[str, ...], drawn: Drawn, *, with_thinned: bool
) -> Spec:
    return _field_spec(theme, titles, by_class(theme, class_names), drawn, with_thinned=with_thinned)


@kept_spec(64)
def _surface_spec(
    theme: Theme, titles: tuple[str, ...], low: float, high: float, target: str, drawn: Drawn, *, with_thinned: bool
) -> Spec:
    return _field_spec(theme, titles, by_target(theme, low, high, target), drawn, with_thinned=with_thinned)


def _field_spec(
    theme: Theme, titles: tuple[str, ...], colouring: Colouring, drawn: Drawn, *, with_thinned: bool
) -> Spec:
    x, y = axes(theme, titles)
    between = ensemble_marks(theme, x, y) if with_thinned else []
    below = [picture_marks("field"), *between, contour_marks(theme, x, y)]
    marks = [*below, *sample_marks(theme, x, y, colouring, drawn[1])]
    return finished(layered(*marks), theme.config(), dot_signal(drawn[0], theme))
