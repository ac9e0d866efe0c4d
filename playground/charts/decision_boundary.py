"""What the network answers over the plane, under the samples: classes as colours, or a surface of values."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np
import pyarrow as pa

from datasets import Dataset, Plane
from playground.charts.figure import Figure, Spec, finished, number, percent, table
from playground.charts.picture import classes_url, values_url
from playground.charts.points import (
    Colouring,
    by_class,
    by_target,
    corner_table,
    drawn_note,
    layered,
    sample_marks,
    sample_table,
)
from playground.charts.theme import Theme
from playground.measurements.boundary import Field, contour
from playground.network.arithmetic import Array
from playground.training.evaluation import Evaluation


def decision_boundary(
    field: Field, dataset: Dataset, evaluation: Evaluation, theme: Theme, *, show_test: bool, discretise: bool
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
    """
    plane = _plane(dataset)
    columns = {axis: (plane.train[:, i], plane.test[:, i]) for i, axis in enumerate("xy")}
    data = {
        "points": sample_table(dataset, columns, show_test=show_test),
        "field": _picture(classes_url(field.values, theme, discretise=discretise)),
        "corners": _corners(field),
        "contour": _lines([] if discretise and field.values.shape[-1] > 2 else contour(field)),
    }
    said = f"{dataset.name}: decision boundary of {len(dataset.class_names)} classes over {_where(plane)}. "
    said += f"Accuracy {percent(evaluation.train_score)} on training, {percent(evaluation.test_score)} on test points."
    if dataset.flipped.any():
        said += f" {int(dataset.flipped.sum())} training labels are flipped and ringed."
    spec = _classes_spec(theme, plane.axis_titles, dataset.class_names)
    note = _with_note(said, dataset, show_test=show_test)
    return Figure(spec, data, "Decision boundary", note, lingering=("field",))


def surface(
    field: Field, dataset: Dataset, evaluation: Evaluation, theme: Theme, *, show_test: bool, discretise: bool
) -> Figure:
    """Return regression over a plane: predictions (ny, nx) as colour, samples in the colour of their target."""
    plane = _plane(dataset)
    low, high = target_range(dataset)
    columns = {axis: (plane.train[:, i], plane.test[:, i]) for i, axis in enumerate("xy")}
    columns["target"] = (dataset.y_train.astype(np.float64), dataset.y_test.astype(np.float64))
    data = {
        "points": sample_table(dataset, columns, show_test=show_test),
        "field": _picture(values_url(field.values, low, high, theme, discretise=discretise)),
        "corners": _corners(field),
        "contour": _lines([]),
    }
    said = f"{dataset.name}: predicted {dataset.target_name} over {_where(plane)}. "
    said += f"R² {number(evaluation.train_score)} on training, {number(evaluation.test_score)} on test points."
    spec = _surface_spec(theme, plane.axis_titles, low, high, dataset.target_name)
    note = _with_note(said, dataset, show_test=show_test)
    return Figure(spec, data, "Predicted surface", note, lingering=("field",))


def unit_surface(
    field: Field, dataset: Dataset, theme: Theme, *, title: str, show_test: bool, discretise: bool
) -> Figure:
    """Return what a hidden unit passes on, values (ny, nx), as colour: orange below 0, blue above.

    The strongest colour stands for the largest size in the picture. Samples are drawn as in the picture of the
    network's answer.

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
    plane = _plane(dataset)
    largest = float(np.nan_to_num(np.abs(field.values)).max())
    reach = largest if largest > 0.0 else 1.0
    columns = {axis: (plane.train[:, i], plane.test[:, i]) for i, axis in enumerate("xy")}
    if dataset.task == "regression":
        low, high = target_range(dataset)
        columns["target"] = (dataset.y_train.astype(np.float64), dataset.y_test.astype(np.float64))
        spec = _surface_spec(theme, plane.axis_titles, low, high, dataset.target_name)
    else:
        spec = _classes_spec(theme, plane.axis_titles, dataset.class_names)
    data = {
        "points": sample_table(dataset, columns, show_test=show_test),
        "field": _picture(values_url(field.values, -reach, reach, theme, discretise=discretise)),
        "corners": _corners(field),
        "contour": _lines([]),
    }
    said = f"{dataset.name}: output of {title} over {_where(plane)}, from {number(float(field.values.min()))} to "
    said += f"{number(float(field.values.max()))}; orange is below 0, blue above."
    note = _with_note(said, dataset, show_test=show_test)
    return Figure(spec, data, "Output of one hidden unit", note, lingering=("field",))


def target_range(dataset: Dataset) -> tuple[float, float]:
    """Return a range symmetric about 0, in half standard deviations, that holds nearly all targets."""
    reach = float(np.ceil(2 * np.quantile(np.abs(dataset.y_train), 0.98)) / 2)
    return -max(reach, 0.5), max(reach, 0.5)


def _plane(dataset: Dataset) -> Plane:
    if dataset.plane is None:
        raise ValueError(f"the data set {dataset.name!r} has no plane to draw on")
    return dataset.plane


def _where(plane: Plane) -> str:
    return plane.caption or " and ".join(plane.axis_titles)


def _with_note(said: str, dataset: Dataset, *, show_test: bool) -> str:
    note = drawn_note(dataset, show_test=show_test)
    return f"{said} ({note}.)" if note else said


def _picture(url: str) -> pa.Table:
    return table(url=np.array([url], object))


def _corners(field: Field) -> pa.Table:
    x_min, x_max, y_min, y_max = field.grid.extent
    return corner_table((x_min, x_max), (y_min, y_max))


def _lines(lines: list[Array]) -> pa.Table:
    """Return contour lines as one table; ``line`` tells them apart."""
    counts = [len(line) for line in lines]
    points = np.concatenate(lines) if lines else np.empty((0, 2))
    return table(x=points[:, 0], y=points[:, 1], line=np.repeat(np.arange(len(lines)), counts).astype(np.int16))


def _axes(titles: tuple[str, ...]) -> tuple[alt.X, alt.Y]:
    scale = alt.Scale(zero=False, nice=False, padding=0)
    axis = alt.Axis(grid=False, tickCount=6)
    return alt.X("x:Q", title=titles[0], scale=scale, axis=axis), alt.Y("y:Q", title=titles[1], scale=scale, axis=axis)


@lru_cache(maxsize=64)
def _classes_spec(theme: Theme, titles: tuple[str, ...], class_names: tuple[str, ...]) -> Spec:
    return _field_spec(theme, titles, by_class(theme, class_names))


@lru_cache(maxsize=64)
def _surface_spec(theme: Theme, titles: tuple[str, ...], low: float, high: float, target: str) -> Spec:
    return _field_spec(theme, titles, by_target(theme, low, high, target))


def _field_spec(theme: Theme, titles: tuple[str, ...], colouring: Colouring) -> Spec:
    x, y = _axes(titles)
    picture = (
        alt.Chart(alt.NamedData("field"))
        .mark_image(aspect=False, width=alt.expr("width"), height=alt.expr("height"), align="left", baseline="top")
        .encode(url="url:N", key="url:N", x=alt.value(0), y=alt.value(0))
    )
    line = (
        alt.Chart(alt.NamedData("contour"))
        .mark_line(color=theme.ink, strokeWidth=theme.line * 0.7, opacity=0.85, clip=True, order=False)
        .encode(x=x, y=y, detail="line:N")
    )
    return finished(layered(picture, line, *sample_marks(theme, x, y, colouring)), theme.config())
