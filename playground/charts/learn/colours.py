"""Colours of the variants of a lesson, and the legend that names them."""

from __future__ import annotations

import altair as alt

from playground.charts.kit.theme import Theme

ORDERED = 7  # colours from dark to light that can be told apart
LEGEND_WIDTH, LEGEND_WIDTH_PRESENTED = 72, 75  # characters that all legends of a row of charts have room for in a line
SYMBOL_WIDTH = 5  # characters: a symbol and the gaps beside it


def names_legend(names: tuple[str, ...], theme: Theme) -> alt.Legend:
    """Return a legend of lines, in as many columns as fit above a chart that stands beside others."""
    room = (LEGEND_WIDTH_PRESENTED if theme.presenter else LEGEND_WIDTH) // theme.abreast
    columns = max(room // (max(map(len, names)) + SYMBOL_WIDTH), 1)
    return alt.Legend(title=None, symbolType="stroke", symbolStrokeWidth=3, columns=min(columns, len(names)))


def variant_colours(n_variants: int, theme: Theme) -> list[str]:
    """Return colours: those of A and B for two, even steps of lightness for more, and of eight kinds beyond seven."""
    if n_variants == 2:
        return list(theme.sides)
    if n_variants <= ORDERED:
        return theme.layer_colours(n_variants)
    return list(theme.run_colours[:n_variants])
