"""Probabilities of three classes as a point in a triangle, and ways through it."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table, words
from playground.charts.kit.theme import Theme
from playground.charts.learn.colours import variant_colours
from playground.charts.learn.explorables.handles import INTERACTION, Handle, handle_marks, handle_table
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.lists import semicolons

CORNERS = np.array([[0.0, 0.0], [1.0, 0.0], [0.5, np.sqrt(0.75)]])  # where each class has all of the probability
LABELS = np.array([[-0.03, -0.07], [1.03, -0.07], [0.5, np.sqrt(0.75) + 0.06]])
KEYS = ("x", "y")  # what the handle's place is called
ROOM = 0.62  # half of the plane's height


def triangle(p: Array, paths: Mapping[str, Array], classes: tuple[str, ...], theme: Theme, *, name: str) -> Figure:
    """Return the triangle.

    Parameters
    ----------
    p : ndarray of shape (3,)
        The probabilities that are marked, with a handle that says where it is dragged to as ``KEYS``.
    paths : dict of str to ndarray of shape (n_steps, 3)
        Ways of the probabilities by their names, a dot a step.
    classes : tuple of str
        What the corners are called.
    theme : Theme
        Colours and sizes.
    name : str
        Of the chart.
    """
    names = tuple(paths)
    steps = [len(path) for path in paths.values()]
    ways = np.concatenate(list(paths.values())) @ CORNERS
    edge = CORNERS[[0, 1, 2, 0]]
    x, y = (float(place) for place in p @ CORNERS)
    data = {
        "edge": table(x=edge[:, 0], y=edge[:, 1], order=np.arange(4, dtype=np.int32)),
        "corners": table(x=LABELS[:, 0], y=LABELS[:, 1], name=np.array(classes, object)),
        "ways": table(
            x=ways[:, 0], y=ways[:, 1], way=words(np.repeat(np.arange(len(names)), steps), names),
            order=np.concatenate([np.arange(n, dtype=np.int32) for n in steps]),
        ),
        "handles": handle_table([Handle(x, y, *KEYS)]),
    }  # fmt: skip
    told = [says.VALUE(name=one, value=number(float(value))) for one, value in zip(classes, p, strict=True)]
    text = says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(told)))
    return Figure(_spec(theme, names), data, name, text, interaction=INTERACTION)


def probabilities_at(x: float, y: float) -> Array:
    """Return the three probabilities at a place of the plane, (3,); beyond a side one class has none."""
    shares = np.linalg.solve(np.vstack([CORNERS.T, np.ones(3)]), np.array([x, y, 1.0]))
    p: Array = np.maximum(shares, 0.0)
    return p / p.sum()


@kept_spec(16)
def _spec(theme: Theme, names: tuple[str, ...]) -> Spec:
    def scale(middle: float, longer: str) -> alt.Scale:
        room = f"{ROOM} * max(1, {longer})"
        low, high = alt.expr(f"{middle} - {room}"), alt.expr(f"{middle} + {room}")
        return alt.Scale(domainMin=low, domainMax=high, nice=False, zero=False)

    x = alt.X("x:Q", axis=None, scale=scale(0.5, "width / height"))
    y = alt.Y("y:Q", axis=None, scale=scale(0.42, "height / width"))
    colours = alt.Scale(domain=list(names), range=variant_colours(len(names), theme))
    legend = alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3)
    colour = alt.Color("way:N", scale=colours, legend=legend)
    edge, corners, ways = (alt.Chart(alt.NamedData(one)) for one in ("edge", "corners", "ways"))
    layers = [
        edge.mark_line(color=theme.quiet, strokeWidth=theme.line).encode(x=x, y=y, order="order:Q"),
        corners.mark_text(fontSize=theme.font_size, color=theme.ink).encode(x=x, y=y, text="name:N"),
        ways.mark_line(strokeWidth=theme.line, point={"size": theme.point}).encode(
            x=x, y=y, color=colour, detail="way:N", order="order:Q"
        ),
        handle_marks(theme, x, y),
    ]
    return finished(alt.layer(*layers), theme.config())
