"""By how much the loss rises without each hidden unit, layer by layer."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, table, words
from playground.charts.kit.guides import tick, written
from playground.charts.kit.theme import Theme
from playground.charts.train.layers import layer_colour
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import layer_name
from playground.words.lists import semicolons


def unit_reliance(rises: Sequence[Array], layers: tuple[str, ...], theme: Theme) -> Figure:
    """Return a point for each hidden unit, the units of a layer in the order of the rise, the worst to lose first.

    Parameters
    ----------
    rises : sequence of ndarrays of shape (n_units,)
        The rise of the loss without each unit, for each hidden layer, of which there is at least one.
    layers : tuple of str
        Keys of the hidden layers.
    theme : Theme
        Colours and sizes.
    """
    orders = [np.argsort(-rise, kind="stable") for rise in rises]
    data = {
        "units": table(
            rank=np.concatenate([np.arange(1, len(rise) + 1) for rise in rises]),
            rise=np.concatenate([rise[order] for rise, order in zip(rises, orders, strict=True)]),
            layer=words(np.repeat(np.arange(len(rises)), [len(rise) for rise in rises]), layers),
            unit=np.concatenate(orders) + 1,
        )
    }
    said = [
        guides.WORST_UNIT(
            layer=layer_name(layer), rise=number(float(rise[order[0]])), unit=str(order[0] + 1),
            least=number(float(rise[order[-1]])), other=str(order[-1] + 1),
        )
        for layer, rise, order in zip(layers, rises, orders, strict=True)
    ]  # fmt: skip
    name = guides.RELIANCE()
    alt_text = says.NAMED(name=name, description=says.SENTENCE(clause=semicolons(said)))
    return Figure(_spec(theme, layers), data, name, alt_text)


@kept_spec(64)
def _spec(theme: Theme, layers: tuple[str, ...]) -> Spec:
    x = alt.X(
        "rank:Q", title=guides.UNIT_RANK(), scale=alt.Scale(nice=False, zero=False, padding=12),
        axis=alt.Axis(grid=False, tickMinStep=1, format="d", tickCount=theme.ticks),
    )  # fmt: skip
    guide = alt.Axis(tickCount=theme.ticks - 1, labelExpr=tick())
    y = alt.Y("rise:Q", title=guides.RISE(), scale=alt.Scale(zero=True), axis=guide)
    colour = layer_colour(theme, layers, legend=True)
    rows = alt.Chart(alt.NamedData("units"))
    lines = rows.mark_line(strokeWidth=theme.line).encode(x=x, y=y, color=colour)
    names = {layer: layer_name(layer) for layer in layers}
    tooltip = [
        alt.Tooltip("layer_name:N", title=guides.LAYER()),
        alt.Tooltip("unit:Q", title=guides.UNIT_NUMBER()),
        alt.Tooltip("written:N", title=guides.RISE()),
    ]
    points = (
        rows.transform_calculate(layer_name=f"{names}[datum.layer]", written=written("datum.rise", digits=3))
        .mark_point(filled=True, opacity=1, size=theme.point)
        .encode(x=x, y=y, color=colour, tooltip=tooltip)
    )
    return finished(alt.layer(lines, points), theme.config())
