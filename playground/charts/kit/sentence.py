"""A sentence within a chart, in as many lines as its width needs; alone where there is nothing to draw."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap

import altair as alt
import numpy as np
import pyarrow as pa

from playground.charts.kit.figure import Figure, Spec, finished, kept_spec, table
from playground.charts.kit.theme import Theme
from playground.words.catalogue import charts as says

LENGTHS = (20, 28, 40, 56, 80, 120)  # characters of a line, of which the chart shows the longest it has room for
LETTER = 0.52  # width of a character, of the size of type; about what sentences need


def sentence(text: str, theme: Theme) -> Figure:
    """Return a figure that is a sentence in the middle of the chart's place."""
    return Figure(_spec(theme), {"sentence": sentence_table(text, theme)}, says.NOTHING(), text)


@lru_cache(maxsize=32)
def sentence_table(text: str, theme: Theme) -> pa.Table:
    """Return the rows that ``sentence_marks`` draws: the text in lines of each length; no row of an empty text.

    A row is seen where the chart is at least ``least`` and less than ``below`` pixels wide.
    """
    lengths = LENGTHS if text else ()
    rooms = [length * LETTER * theme.font_size for length in lengths]
    return table(
        text=np.array(["\n".join(wrap(text, length)) for length in lengths], object),
        least=np.array([0.0, *rooms[1:]][: len(rooms)]),
        below=np.array([*rooms[1:], 1e6][: len(rooms)]),
    )


def sentence_marks(theme: Theme, name: str = "sentence") -> alt.Chart:
    """Return the layer of a named dataset of ``sentence_table``, in the middle of the chart."""
    return (
        alt.Chart(alt.NamedData(name))
        .transform_filter("datum.least <= width && width < datum.below")
        .mark_text(align="center", baseline="middle", fontSize=theme.font_size + 1, color=theme.quiet, lineBreak="\n")
        .encode(x=alt.value(alt.expr("width / 2")), y=alt.value(alt.expr("height / 2")), text="text:N")
    )


@kept_spec(8)
def _spec(theme: Theme) -> Spec:
    return finished(sentence_marks(theme), theme.config() | {"view": {"stroke": None}})
