"""Loss (or score) of many networks over epochs, on each part: the median as a line, quantiles as bands around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.axes import epoch_axis, floored, span, span_marks, value_axis
from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, number, percent, table, words
from playground.charts.kit.guides import line_legend
from playground.charts.kit.theme import DASHED, SIDES, Theme
from playground.comparisons.luck.seed_results import SeedResults
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.catalogue import guides
from playground.words.charts import part_names
from playground.words.lists import paragraph
from playground.words.luck import spread_name
from playground.words.numbers import measure_name

MOST_ROWS = 120
DASH_DOTTED = (8, 3, 2, 3)  # pixels of the validation part of a pair, whose training part is dashed
QUANTILES = ("low", "lower", "median", "upper", "high")


def seed_bands(
    results: Sequence[SeedResults], theme: Theme, *, measure: str, regression: bool, log_loss: bool, last_epoch: int
) -> Figure:
    """Return the bands of one setting, or of A and B.

    The darker band goes from the 25 % to the 75 % quantile of the networks, the lighter one from the 10 % to the 90 %
    quantile, or of fewer than ten networks from the lowest to the highest.
    One setting shows all parts in their colours; A and B have colours of their own, bands of test and medians of all
    parts.

    Parameters
    ----------
    results : sequence of one or two SeedResults
        A, and B if there is one.
    theme : Theme
        Colours and sizes.
    measure : {"loss", "score"}
        Data loss, or accuracy (R² for regression).
    regression : bool
        Whether the score is R².
    log_loss : bool
        A logarithmic axis for the loss; the score's own is always linear.
    last_epoch : int
        Where the study ends: the axis reaches it from the beginning.
    """
    log_value = log_loss and measure == "loss"
    title = measure_name(measure, regression=regression)
    names = results[0].parts
    parts = [(side, part) for side in range(len(results)) for part in names]
    epochs = [_epochs(results[side]) for side, _ in parts]
    found = [
        results[side].quantiles(f"{part}_{measure}", drawn) for (side, part), drawn in zip(parts, epochs, strict=True)
    ]
    quantiles, drawn_title = floored(found, title, log_value=log_value)
    bands = pa.concat_tables(
        [_rows(names, *place, *numbers) for place, *numbers in zip(parts, epochs, quantiles, strict=True)]
    )
    seen = np.concatenate([bands[name].to_numpy() for name in QUANTILES])
    data = {"span": span(seen, last_epoch, log_epochs=False), "bands": bands}
    shares, is_loss = measure == "score" and not regression, measure == "loss"
    spec = _spec(theme, drawn_title, names, pair=len(results) > 1, log_value=log_value, shares=shares, is_loss=is_loss)
    sentences = [says.BANDS_SAID(measure=title), *_words(results, measure, shares=shares)]
    return Figure(spec, data, says.BANDS(), paragraph(sentences))


def _epochs(result: SeedResults) -> Array:
    """Return the epochs that are drawn, evenly spaced."""
    return np.unique(np.linspace(0, result.epoch, MOST_ROWS).round().astype(np.int32))


def _rows(names: tuple[str, ...], side: int, part: str, epochs: Array, quantiles: Array) -> pa.Table:
    """Return the rows of one part of one side: its quantiles (5, n_epochs), where all are known."""
    kept = np.isfinite(quantiles).all(axis=0)
    columns = dict(zip(QUANTILES, quantiles[:, kept], strict=True))
    n = int(kept.sum())
    return table(
        epoch=epochs[kept],
        **columns,
        side=words(np.full(n, side), SIDES),
        part=words(np.full(n, names.index(part)), names),
    )


def _words(results: Sequence[SeedResults], measure: str, *, shares: bool) -> list[str]:
    """Return a sentence for each side."""
    write = percent if shares else number
    sentences = []
    for side, result in zip(SIDES, results, strict=False):
        train, test, *valid = (
            result.quantiles(f"{part}_{measure}", np.array([result.epoch]))[:, 0] for part in result.parts
        )
        parts = {
            "epoch": f"{result.epoch:,}",
            "train": write(float(train[2])),
            "test": write(float(test[2])),
            "n": str(result.n_networks),
            "low": write(float(test[0])),
            "high": write(float(test[4])),
            "spread": spread_name(result.n_networks),
        }
        is_pair, band, side_band = len(results) > 1, says.BAND, says.SIDE_BAND
        if valid:
            parts["valid"] = write(float(valid[0][2]))
            band, side_band = guides.BAND_WITH_VALIDATION, guides.SIDE_BAND_WITH_VALIDATION
        sentences.append(side_band(side=side, **parts) if is_pair else band(**parts))
    return sentences


@kept_spec(32)
def _spec(
    theme: Theme, title: str, names: tuple[str, ...], *, pair: bool, log_value: bool, shares: bool, is_loss: bool
) -> Spec:
    x = epoch_axis(theme, log_epochs=False)
    y = value_axis(theme, "value", title, log_value=log_value, shares=shares, is_loss=is_loss)
    with_valid = "valid" in names
    how: dict[str, Any] = {"symbolStrokeWidth": theme.bold, "symbolOpacity": 1}
    if pair and with_valid:
        how["symbolSize"] = (sum(DASH_DOTTED) + DASH_DOTTED[2]) ** 2  # long enough for a dash and two dots
    parts = line_legend(part_names(with_valid=with_valid), **how)
    sides = line_legend({side: side for side in SIDES}, **how)
    if pair:
        colour = alt.Color("side:N", scale=alt.Scale(domain=list(SIDES), range=list(theme.sides)), legend=sides)
    else:
        colours = [theme.train, theme.test, theme.valid][: len(names)]
        colour = alt.Color("part:N", scale=alt.Scale(domain=list(names), range=colours), legend=parts)
    bands = alt.Chart(alt.NamedData("bands"))
    if pair:
        bands = bands.transform_filter("datum.part == 'test'")
    areas = [
        bands.mark_area(opacity=opacity, clip=True, line=False).encode(
            x=x, y=alt.Y(f"{low}:Q", title=title), y2=alt.Y2(f"{high}:Q"), color=colour
        )
        for low, high, opacity in (("low", "high", 0.14), ("lower", "upper", 0.24))
    ]
    medians = alt.Chart(alt.NamedData("bands")).mark_line(clip=True).encode(
        x=x,
        y=alt.Y("median:Q", title=title),
        color=colour,
        detail=["side:N", "part:N"],
        strokeWidth=alt.condition("datum.part == 'test'", alt.value(theme.bold), alt.value(theme.line)),
    )  # fmt: skip
    if pair:
        dashes = [[4, 3], [1, 0], list(DASH_DOTTED)][: len(names)]
        dash = alt.Scale(domain=list(names), range=dashes)
        medians = medians.encode(strokeDash=alt.StrokeDash("part:N", scale=dash, legend=parts))
    elif with_valid:
        # Of one setting it is told by its colour; dashed as in the curves of a run.
        dash = alt.Scale(domain=list(names), range=[[1, 0], [1, 0], list(DASHED)])
        medians = medians.encode(strokeDash=alt.StrokeDash("part:N", scale=dash, legend=None))
    return finished(alt.layer(span_marks(x, y), *areas, medians), theme.config())
