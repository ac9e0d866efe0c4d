"""A number of each seed, such as its last test loss: a dot a seed, the median as a line, and lines from A to B."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from playground.charts.kit.axes import floored
from playground.charts.kit.figure import Figure, Spec, beside, finished, kept_spec, table, words
from playground.charts.kit.guides import tick, written
from playground.charts.kit.theme import SIDES, Theme
from playground.comparisons.luck.compared import Compared
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.compared import Named, named
from playground.words.lists import paragraph

GOLDEN = 0.6180339887  # multiples of it, modulo 1, spread evenly however many there are


def final_losses(compared: Compared, theme: Theme, *, log_loss: bool) -> Figure:
    """Return the distribution of what is compared.

    Parameters
    ----------
    compared : Compared
        Of A, and of B if there is one: then a line for each seed leads from A's dot to B's. Networks without the number
        have no dot.
    theme : Theme
        Colours and sizes.
    log_loss : bool
        Whether the axis of a loss is logarithmic.
    """
    what, numbers = named(compared), compared.values
    pair, log_loss = len(numbers) > 1, log_loss and not compared.is_score
    losses, title = floored(numbers, what.name, log_value=log_loss)
    finite = [np.isfinite(values) for values in losses]
    seeds = np.arange(len(losses[0]))
    both = np.flatnonzero(np.all(finite, axis=0)) if pair else seeds[:0]
    medians, true_medians = (np.array([_median(values) for values in sides]) for sides in (losses, numbers))
    has_median = np.isfinite(medians)
    data = {
        "dots": table(
            loss=np.concatenate([values[is_finite] for values, is_finite in zip(losses, finite, strict=True)]),
            value=np.concatenate([values[is_finite] for values, is_finite in zip(numbers, finite, strict=True)]),
            place=np.concatenate(
                [_places(values, side, pair=pair)[finite[side]] for side, values in enumerate(losses)]
            ),
            seed=np.concatenate([seeds[is_finite] for is_finite in finite]).astype(np.int16),
            side=words(np.repeat(np.arange(len(losses)), [int(is_finite.sum()) for is_finite in finite]), SIDES),
        ),
        "medians": table(
            loss=medians[has_median],
            top=(np.arange(len(losses)) - 0.38)[has_median].astype(np.float32),
            bottom=(np.arange(len(losses)) + 0.38)[has_median].astype(np.float32),
            label=np.array([says.MEDIAN(value=what.write(float(median))) for median in true_medians[has_median]], str),
            side=words(np.flatnonzero(has_median), SIDES),
            left=_in_the_right_quarter(medians[has_median], losses, log=log_loss),
        ),
    }
    if pair:
        data["links"] = table(
            loss=np.concatenate([values[both] for values in losses]),
            place=np.repeat([0.0, 1.0], len(both)),
            seed=np.tile(both, 2).astype(np.int16),
        )
    name = says.OF_EACH_SEED(compared=what.name)
    colour = theme.valid if compared.chosen == "valid" else theme.test
    spec = _spec(theme, title, what.name, colour, pair=pair, log_loss=log_loss, shares=compared.is_share)
    return Figure(spec, data, name, says.NAMED(name=name, description=_words(numbers, what)))


def _median(losses: Array) -> float:
    finite = losses[np.isfinite(losses)]
    return float(np.median(finite)) if finite.size else float("nan")


def _in_the_right_quarter(medians: Array, losses: Sequence[Array], *, log: bool) -> Array:
    """Return which medians lie so far to the right that their words must stand to their left."""
    finite = np.concatenate([values[np.isfinite(values)] for values in losses])
    ends = np.array([finite.min(), finite.max()]) if finite.size else np.ones(2)
    low, high = np.log(ends) if log else ends
    places: Array = (np.log(medians) if log else medians) > low + 0.75 * (high - low)
    return places


def _places(losses: Array, side: int, *, pair: bool) -> Array:
    """Return the heights of the dots: in one row for a pair, otherwise spread so that neighbours stand apart."""
    if pair:
        return np.full(len(losses), side, np.float32)
    ranks = np.argsort(np.argsort(losses))
    return (0.6 * (ranks * GOLDEN % 1.0 - 0.5)).astype(np.float32)


def _words(numbers: Sequence[Array], what: Named) -> str:
    return paragraph(
        [_spread(values, what, side if len(numbers) > 1 else "") for side, values in zip(SIDES, numbers, strict=False)]
    )


def _spread(values: Array, what: Named, side: str) -> str:
    """Return how far the numbers of a side spread; its name is empty where there is only one."""
    finite = values[np.isfinite(values)]
    if not finite.size:
        return says.SIDE_DIVERGED(side=side) if side else says.ALL_DIVERGED()
    parts = {
        "n": str(len(finite)),
        "low": what.write(float(finite.min())),
        "high": what.write(float(finite.max())),
        "median": what.write(_median(finite)),
    }
    return says.SIDE_SEEDS_SAID(side=side, **parts) if side else says.SEEDS_SAID(**parts)


@kept_spec(16)
def _spec(theme: Theme, title: str, name: str, single: str, *, pair: bool, log_loss: bool, shares: bool) -> Spec:
    scale = alt.Scale(type="log", nice=True) if log_loss else alt.Scale(zero=False, nice=True)
    axis = alt.Axis(tickCount=theme.ticks, labelExpr=tick(shares=shares))
    x = alt.X("loss:Q", title=title, scale=scale, axis=axis)
    rows = [0, 1] if pair else [0]
    y_axis = (
        alt.Axis(values=rows, labelExpr="datum.value == 0 ? 'A' : 'B'", ticks=False, domain=False) if pair else None
    )
    heights = alt.Scale(domain=[rows[-1] + 0.5, -0.5], nice=False, zero=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=guides.SIDE() if pair else None, scale=heights, axis=y_axis)

    colours = list(theme.sides) if pair else [single, single]
    colour = alt.Color("side:N", scale=alt.Scale(domain=list(SIDES), range=colours), legend=None)
    links = (
        alt.Chart(alt.NamedData("links"))
        .mark_line(color=theme.quiet, strokeWidth=theme.line * 0.5, opacity=0.6)
        .encode(x=x, y=y("place"), detail="seed:N", order="place:Q")
    )
    dots = (
        alt.Chart(alt.NamedData("dots"))
        .transform_calculate(written="format(datum.value, '.1%')" if shares else written("datum.value", digits=3))
        .mark_point(filled=True, shape="diamond", size=theme.point * 1.2, opacity=0.75)
        .encode(
            x=x,
            y=y("place"),
            color=colour,
            tooltip=[
                alt.Tooltip("seed:Q", title=guides.SEED_NUMBER()),
                alt.Tooltip("written:N", title=name),
            ],
        )
    )
    medians = alt.Chart(alt.NamedData("medians"))
    rules = medians.mark_rule(strokeWidth=theme.bold).encode(x=x, y=y("top"), y2="bottom:Q", color=colour)
    labels = medians.mark_text(baseline="middle", fontSize=theme.font_size, color=theme.ink, **beside(5)).encode(
        x=x, y=y("top"), text="label:N"
    )
    return finished(alt.layer(*([links] if pair else []), dots, rules, labels), theme.config())
