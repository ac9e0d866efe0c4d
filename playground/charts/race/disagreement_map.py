"""Where A and B answer differently: a map over the plane, two curves over a line, or their answers face to face."""

from __future__ import annotations

from functools import lru_cache

import altair as alt
import numpy as np
from PIL import ImageColor

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, table, words
from playground.charts.kit.picture import Picture
from playground.charts.kit.plane import axes, corners, lines, picture, picture_marks, plane_axis, plane_of
from playground.charts.kit.points import DOT_AREA, dot_signal, n_drawn, spread
from playground.charts.kit.theme import SIDES, Theme
from playground.comparisons.race.disagreement import Disagreement
from playground.datasets import Dataset
from playground.measurements.boundary import contour
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.data import where
from playground.words.lists import paragraph
from playground.words.race import disagreement_text

STEPS = 32
MOST_POINTS = 400
FURTHEST = 2.0  # standard deviations of the target, from which on the colour is the strongest


def disagreement_map(disagreement: Disagreement, dataset: Dataset, theme: Theme, *, differing: Array | None) -> Figure:
    """Return the distance of the answers over the plane as colour.

    Parameters
    ----------
    disagreement : Disagreement
        The answers of both, with a distance (ny, nx).
    dataset : Dataset
        Its plane says where test samples lie.
    theme : Theme
        Colours and sizes.
    differing : ndarray of bool of shape (n_test,), or None
        Test samples on which they name different classes; these are drawn. None for regression.
    """
    if disagreement.a is None or disagreement.b is None or disagreement.distance is None:
        raise ValueError(f"the data set {dataset.name!r} has no plane to draw on")
    plane = plane_of(dataset)
    classes = differing is not None
    points = np.arange(0) if differing is None else np.flatnonzero(differing)
    points = points[spread(len(points), MOST_POINTS)]
    contours = [contour(disagreement.a), contour(disagreement.b)] if classes else [[], []]
    both = lines([*contours[0], *contours[1]])
    side = np.repeat([0, 1], [sum(map(len, some)) for some in contours])
    reach = 1.0 if classes else FURTHEST
    data = {
        "field": picture("field"),
        "corners": corners(disagreement.a),
        "contour": both.append_column("side", words(side, SIDES)),
        "points": table(x=plane.test[points, 0], y=plane.test[points, 1]),
    }
    alt_text = _with_distance(says.APART_SAID(dataset=dataset.name, plane=where(dataset)), disagreement, dataset)
    pictures = {"field": _picture(disagreement.distance / reach, theme)}
    spec = _map_spec(theme, plane.axis_titles, reach, n_drawn(dataset)[0])
    return Figure(spec, data, says.APART(), alt_text, pictures=pictures)


def curves_of_both(disagreement: Disagreement, dataset: Dataset, theme: Theme) -> Figure:
    """Return the curves that both have fitted over one feature, with what lies between them shaded."""
    if disagreement.a is None or disagreement.b is None:
        raise ValueError(f"the data set {dataset.name!r} has no axis to draw on")
    reach = 1.15 * float(max(np.abs(dataset.y_train).max(), np.abs(dataset.y_test).max()))
    a, b = (np.clip(field.values, -reach, reach) for field in (disagreement.a, disagreement.b))
    x = disagreement.a.grid.x
    data = {"curves": table(x=x, a=a, b=b), "corners": table(x=x[[0, -1]], a=np.array([-reach, reach]))}
    alt_text = _with_distance(says.BOTH_CURVES_SAID(dataset=dataset.name), disagreement, dataset)
    spec = _curves_spec(theme, plane_of(dataset).axis_titles[0], dataset.target_name)
    return Figure(spec, data, says.BOTH_CURVES(), alt_text)


def face_to_face(predicted: tuple[Array, Array], disagreement: Disagreement, dataset: Dataset, theme: Theme) -> Figure:
    """Return B's predictions against A's for the test samples (n_test,); equal ones lie on the diagonal."""
    drawn = spread(dataset.n_test, MOST_POINTS)
    reach = 1.15 * float(np.abs(dataset.y_test).max())
    a, b = (np.clip(side[drawn], -reach, reach) for side in predicted)
    ends = np.array([-reach, reach])
    data = {"points": table(x=a, y=b), "diagonal": table(x=ends, y=ends)}
    alt_text = _with_distance(says.FACE_TO_FACE_SAID(dataset=dataset.name), disagreement, dataset)
    return Figure(_face_spec(theme, dataset.target_name), data, says.FACE_TO_FACE(), alt_text)


def _with_distance(sentence: str, disagreement: Disagreement, dataset: Dataset) -> str:
    apart = disagreement_text(disagreement, n_test=dataset.n_test, regression=dataset.task == "regression")
    return paragraph([sentence, apart])


def _picture(level: Array, theme: Theme) -> Picture:
    """Return the picture of levels (ny, nx) from 0, the page, to 1 and above."""
    codes = (np.clip(np.nan_to_num(level, nan=1.0), 0.0, 1.0) * (STEPS - 1)).round().astype(np.uint8)
    return Picture(codes[::-1], _palette(theme))


@lru_cache(maxsize=8)
def _palette(theme: Theme) -> Array:
    """Return the colours (32, 3) from the page to the ink of disagreement."""
    paper, full = (np.array(ImageColor.getrgb(c), np.float32) for c in (theme.paper, theme.disagreement))
    strength = np.linspace(0.0, 0.9, STEPS)[:, None]
    colours: Array = (paper + strength * (full - paper)).round().astype(np.uint8)
    return colours


@kept_spec(32)
def _map_spec(theme: Theme, titles: tuple[str, ...], reach: float, n: int) -> Spec:
    x, y = axes(theme, titles)
    colours = alt.Scale(domain=[0.0, reach], range=[theme.paper, theme.disagreement])
    title = guides.DISTANCE() if reach == 1.0 else guides.DISTANCE_IN_DEVIATIONS()
    legend = alt.Legend(
        title=title,
        type="gradient",
        gradientLength=70,
        gradientThickness=theme.font_size - 3,
        values=[0.0, reach],
        titleOrient="left",
    )
    hidden = (
        alt.Chart(alt.NamedData("corners"))
        .mark_point(opacity=0)
        .encode(x=x, y=y, fill=alt.Fill("x:Q", scale=colours, legend=legend))
    )
    sides = alt.Scale(domain=list(SIDES), range=list(theme.sides))
    boundaries = (
        alt.Chart(alt.NamedData("contour"))
        .mark_line(strokeWidth=theme.line, clip=True, order=False)
        .encode(
            x=x,
            y=y,
            detail="line:N",
            color=alt.Color("side:N", scale=sides, legend=alt.Legend(title=None, symbolType="stroke")),
        )
    )
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(shape="diamond", size=DOT_AREA, stroke=theme.ink, strokeWidth=theme.line * 0.8)
        .encode(x=x, y=y)
    )
    layers = alt.LayerChart(layer=[picture_marks("field"), hidden, boundaries, points])
    return finished(
        layers.resolve_legend(fill="independent", color="independent"), theme.config(), dot_signal(n, theme)
    )


@kept_spec(32)
def _curves_spec(theme: Theme, x_title: str, y_title: str) -> Spec:
    scale = alt.Scale(zero=False, nice=False, padding=0)
    x = alt.X("x:Q", title=x_title, scale=scale, axis=plane_axis(theme))
    y = alt.Y("a:Q", title=y_title, scale=scale, axis=plane_axis(theme))
    colours = alt.Scale(domain=list(SIDES), range=list(theme.sides))
    of_both = alt.Chart(alt.NamedData("curves"))
    between = of_both.mark_area(color=theme.disagreement, opacity=0.35).encode(x=x, y=y, y2="b:Q")
    marks = [
        of_both.mark_line(strokeWidth=theme.bold, clip=True, order=False).encode(
            x=x,
            y=alt.Y(f"{column}:Q", title=y_title),
            color=alt.ColorDatum(side, scale=colours, legend=alt.Legend(title=None, symbolType="stroke")),
        )
        for column, side in zip("ab", SIDES, strict=True)
    ]
    hidden = alt.Chart(alt.NamedData("corners")).mark_point(opacity=0).encode(x=x, y=y)
    return finished(alt.layer(hidden, between, *marks), theme.config())


@kept_spec(32)
def _face_spec(theme: Theme, target: str) -> Spec:
    scale = alt.Scale(zero=False, nice=False, padding=0)
    x = alt.X("x:Q", title=says.PREDICTED_BY(target=target, side="A"), scale=scale, axis=plane_axis(theme))
    y = alt.Y("y:Q", title=says.PREDICTED_BY(target=target, side="B"), scale=scale, axis=plane_axis(theme))
    diagonal = (
        alt.Chart(alt.NamedData("diagonal")).mark_line(color=theme.quiet, strokeWidth=theme.line).encode(x=x, y=y)
    )
    points = (
        alt.Chart(alt.NamedData("points"))
        .mark_point(shape="diamond", size=theme.point, stroke=theme.disagreement, strokeWidth=theme.line)
        .encode(x=x, y=y)
    )
    return finished(alt.layer(diagonal, points), theme.config())
