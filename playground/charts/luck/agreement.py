"""Where the networks of many seeds agree: the share that gives each class, or how far their predictions spread."""

from __future__ import annotations

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.ensemble import band_marks
from playground.charts.kit.field_picture import classes_picture, values_picture
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.plane import axes, contour_marks, corners, lines, picture, picture_marks, plane_of
from playground.charts.kit.points import (
    Colouring,
    Drawn,
    axis_columns,
    by_class,
    by_part,
    corner_table,
    dot_signal,
    layered,
    n_drawn,
    sample_marks,
    sample_table,
    target_columns,
)
from playground.charts.kit.sentence import sentence
from playground.charts.kit.theme import Theme
from playground.comparisons.luck.seed_results import SeedResults
from playground.datasets import Dataset
from playground.measurements.boundary import Field, contour
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.data import where


def agreement(results: SeedResults, dataset: Dataset, theme: Theme, *, points: bool) -> Figure:
    """Return the agreement map of classes, or for regression the median prediction and its spread.

    Parameters
    ----------
    results : SeedResults
        The networks.
    dataset : Dataset
        The data of the first seed: its plane and its classes are drawn.
    theme : Theme
        Colours and sizes.
    points : bool
        Whether the samples are drawn; they are not when each seed has its own.
    """
    if results.votes is not None:
        return _votes(results, results.votes, dataset, theme, points=points)
    if results.predictions is not None and results.deviations is not None:
        draw = _curve if results.predictions.values.ndim == 1 else _surface
        return draw(results.predictions, results.deviations, dataset, theme, points=points)
    return sentence(says.NO_PLANE() if results.grid is None else says.NO_NETWORK(), theme)


def _votes(results: SeedResults, votes: Field, dataset: Dataset, theme: Theme, *, points: bool) -> Figure:
    plane = plane_of(dataset)
    columns = axis_columns(plane)
    data = {
        "field": picture("field"),
        "corners": _named(corners(votes), dataset),
        "contour": lines(contour(votes)),
    } | _samples(dataset, columns, points=points)
    all_agree = float((votes.values.max(axis=-1) == 1.0).mean())
    alt_text = says.AGREEMENT_SAID(
        epoch=f"{results.epoch:,}",
        n=str(results.n_networks - results.n_diverged),
        plane=where(dataset),
        share=percent(results.agreement),
        all=percent(all_agree),
    )
    spec = _votes_spec(theme, plane.axis_titles, dataset.class_names, n_drawn(dataset), points=points)
    pictures = {"field": classes_picture(votes.values, theme, discretise=False)}
    return Figure(spec, data, says.AGREEMENT(), alt_text, says.AGREEMENT_CAPTION(), pictures)


def _surface(median: Field, spread: Field, dataset: Dataset, theme: Theme, *, points: bool) -> Figure:
    plane, largest = plane_of(dataset), float(spread.values.max())
    columns = axis_columns(plane)
    reach = largest if largest > 0.0 else 1.0
    data = {
        "field": picture("field"),
        "corners": corners(spread),
        "note": table(text=np.array([says.SPREAD_NOTE(most=number(largest))], object)),
    } | _samples(dataset, columns, points=points)
    alt_text = says.SPREAD_SAID(
        plane=where(dataset),
        mean=number(float(spread.values.mean())),
        most=number(largest),
        low=number(float(median.values.min())),
        high=number(float(median.values.max())),
    )
    spec = _surface_spec(theme, plane.axis_titles, n_drawn(dataset), points=points)
    pictures = {"field": values_picture(spread.values, -reach, reach, theme, discretise=False)}
    return Figure(spec, data, says.SPREAD(), alt_text, says.SPREAD_CAPTION(), pictures)


def _curve(median: Field, spread: Field, dataset: Dataset, theme: Theme, *, points: bool) -> Figure:
    plane = plane_of(dataset)
    reach = 1.3 * max(float(np.abs(targets).max()) for targets in target_columns(dataset))
    low, high = (np.clip(median.values + sign * spread.values, -reach, reach) for sign in (-1.0, 1.0))
    columns = axis_columns(plane) | {"y": target_columns(dataset)}
    data = {
        "curve": table(x=median.grid.x, y=np.clip(median.values, -reach, reach)),
        "band": table(x=median.grid.x, y=low, high=high),
        "corners": corner_table((median.grid.extent[0], median.grid.extent[1]), (-reach, reach)),
    } | _samples(dataset, columns, points=points)
    mean, most = number(float(spread.values.mean())), number(float(spread.values.max()))
    alt_text = says.MEDIAN_CURVE_SAID(axis=plane.axis_titles[0], mean=mean, most=most)
    spec = _curve_spec(theme, plane.axis_titles[0], dataset.target_name, n_drawn(dataset), points=points)
    return Figure(spec, data, says.MEDIAN_CURVE(), alt_text, caption=says.CURVES_CAPTION())


def _samples(dataset: Dataset, columns: dict[str, tuple[Array, ...]], *, points: bool) -> dict[str, pa.Table]:
    """Return the table of the samples, if they are drawn."""
    return {"points": sample_table(dataset, columns, show_test=True)} if points else {}


def _named(corners: pa.Table, dataset: Dataset) -> pa.Table:
    """Return the corners with a class each: they carry the legend of the classes where no samples are drawn."""
    return corners.append_column("label", words([0, 1], dataset.class_names))


def _marks(
    theme: Theme, x: alt.X, y: alt.Y, colouring: Colouring | None, parts: int, *, points: bool
) -> list[alt.Chart]:
    """Return the layers of the samples; where none are drawn, invisible corners that keep axes and class legend."""
    if points:
        return sample_marks(theme, x, y, colouring or by_part(theme, parts), parts)
    corners = alt.Chart(alt.NamedData("corners")).mark_point(opacity=0).encode(x=x, y=y)
    if colouring is not None:
        legend = alt.Legend(title=None, symbolType="square", symbolOpacity=1, columns=5)
        corners = corners.encode(fill=alt.Fill(colouring.shorthand, scale=colouring.scale, legend=legend))
    return [corners]


@kept_spec(16)
def _votes_spec(
    theme: Theme, titles: tuple[str, ...], class_names: tuple[str, ...], drawn: Drawn, *, points: bool
) -> Spec:
    x, y = axes(theme, titles)
    samples = _marks(theme, x, y, by_class(theme, class_names), drawn[1], points=points)
    return finished(
        layered(picture_marks("field"), contour_marks(theme, x, y), *samples),
        theme.config(),
        dot_signal(drawn[0], theme),
    )


@kept_spec(16)
def _surface_spec(theme: Theme, titles: tuple[str, ...], drawn: Drawn, *, points: bool) -> Spec:
    x, y = axes(theme, titles)
    note = (
        alt.Chart(alt.NamedData("note"))
        .mark_text(align="left", baseline="top", fontSize=theme.font_size, color=theme.ink)
        .encode(x=alt.value(6), y=alt.value(5), text="text:N")
    )
    samples = _marks(theme, x, y, None, drawn[1], points=points)
    return finished(layered(picture_marks("field"), *samples, note), theme.config(), dot_signal(drawn[0], theme))


@kept_spec(16)
def _curve_spec(theme: Theme, x_title: str, y_title: str, drawn: Drawn, *, points: bool) -> Spec:
    x, y = axes(theme, (x_title, y_title))
    line = (
        alt.Chart(alt.NamedData("curve"))
        .mark_line(color=theme.ink, strokeWidth=theme.bold, clip=True, order=False)
        .encode(x=x, y=y)
    )
    samples = _marks(theme, x, y, None, drawn[1], points=points)
    return finished(layered(band_marks(theme, x, y), *samples, line), theme.config(), dot_signal(drawn[0], theme))
