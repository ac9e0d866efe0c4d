"""The test loss that each seed ends with: a dot a seed, the median as a line, and lines from A to B."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt
import numpy as np

from playground.charts.kit.axes import LOSS_FLOOR
from playground.charts.kit.figure import Figure, Spec, beside, finished, kept_spec, number, table, words
from playground.charts.kit.guides import tick, written
from playground.charts.kit.theme import SIDES, Theme
from playground.comparisons.luck.seed_results import SeedResults
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.lists import paragraph

GOLDEN = 0.6180339887  # multiples of it, modulo 1, spread evenly however many there are


def final_losses(results: Sequence[SeedResults], theme: Theme, *, log_loss: bool) -> Figure:
    """Return the distribution of the test loss after the last epoch.

    Parameters
    ----------
    results : sequence of one or two SeedResults
        A, and B if there is one: then a line for each seed leads from A's dot to B's. Networks that diverged have no
        dot.
    theme : Theme
        Colours and sizes.
    log_loss : bool
        Whether the axis of the loss is logarithmic.
    """
    pair = len(results) > 1
    losses = [np.maximum(result.final_test_loss, LOSS_FLOOR if log_loss else -np.inf) for result in results]
    finite = [np.isfinite(values) for values in losses]
    seeds = np.arange(results[0].n_networks)
    both = np.flatnonzero(np.all(finite, axis=0)) if pair else seeds[:0]
    medians = np.array([_median(values) for values in losses])
    has_median = np.isfinite(medians)
    data = {
        "dots": table(
            loss=np.concatenate([values[is_finite] for values, is_finite in zip(losses, finite, strict=True)]),
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
            label=np.array([says.MEDIAN(value=number(median)) for median in medians[has_median]], str),
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
    name = says.FINAL_LOSSES()
    return Figure(
        _spec(theme, pair=pair, log_loss=log_loss), data, name, says.NAMED(name=name, description=_words(results))
    )


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


def _words(results: Sequence[SeedResults]) -> str:
    return paragraph(
        [_spread(result, side if len(results) > 1 else "") for side, result in zip(SIDES, results, strict=False)]
    )


def _spread(result: SeedResults, side: str) -> str:
    """Return how far the losses of a side spread; its name is empty where there is only one."""
    finite = result.finite_test_losses
    if not finite.size:
        return says.SIDE_DIVERGED(side=side) if side else says.ALL_DIVERGED()
    parts = {
        "n": str(len(finite)),
        "low": number(float(finite.min())),
        "high": number(float(finite.max())),
        "median": number(_median(finite)),
    }
    return says.SIDE_SEEDS_SAID(side=side, **parts) if side else says.SEEDS_SAID(**parts)


@kept_spec(16)
def _spec(theme: Theme, *, pair: bool, log_loss: bool) -> Spec:
    scale = alt.Scale(type="log", nice=True) if log_loss else alt.Scale(zero=False, nice=True)
    axis = alt.Axis(tickCount=theme.ticks, labelExpr=tick())
    x = alt.X("loss:Q", title=guides.LOSS_OF_EACH_SEED(), scale=scale, axis=axis)
    rows = [0, 1] if pair else [0]
    y_axis = (
        alt.Axis(values=rows, labelExpr="datum.value == 0 ? 'A' : 'B'", ticks=False, domain=False) if pair else None
    )
    heights = alt.Scale(domain=[rows[-1] + 0.5, -0.5], nice=False, zero=False)

    def y(field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", title=guides.SIDE() if pair else None, scale=heights, axis=y_axis)

    colours = list(theme.sides) if pair else [theme.test, theme.test]
    colour = alt.Color("side:N", scale=alt.Scale(domain=list(SIDES), range=colours), legend=None)
    links = (
        alt.Chart(alt.NamedData("links"))
        .mark_line(color=theme.quiet, strokeWidth=theme.line * 0.5, opacity=0.6)
        .encode(x=x, y=y("place"), detail="seed:N", order="place:Q")
    )
    dots = (
        alt.Chart(alt.NamedData("dots"))
        .transform_calculate(written=written("datum.loss", digits=3))
        .mark_point(filled=True, shape="diamond", size=theme.point * 1.2, opacity=0.75)
        .encode(
            x=x,
            y=y("place"),
            color=colour,
            tooltip=[
                alt.Tooltip("seed:Q", title=guides.SEED_NUMBER()),
                alt.Tooltip("written:N", title=guides.LOSS_OF_EACH_SEED()),
            ],
        )
    )
    medians = alt.Chart(alt.NamedData("medians"))
    rules = medians.mark_rule(strokeWidth=theme.bold).encode(x=x, y=y("top"), y2="bottom:Q", color=colour)
    labels = medians.mark_text(baseline="middle", fontSize=theme.font_size, color=theme.ink, **beside(5)).encode(
        x=x, y=y("top"), text="label:N"
    )
    return finished(alt.layer(*([links] if pair else []), dots, rules, labels), theme.config())
