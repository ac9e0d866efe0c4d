"""A chart's place when there is nothing to draw: a sentence that says why."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap

import altair as alt
import numpy as np

from playground.charts.kit.figure import Figure, Spec, finished, table
from playground.charts.kit.theme import Theme
from playground.words.catalogue import charts as says

WIDTH = 48  # characters of a line


def sentence(text: str, theme: Theme) -> Figure:
    """Return a figure that is a sentence in the middle of the chart's place, in lines short enough for a narrow one."""
    lines = "\n".join(wrap(text, WIDTH))
    return Figure(_spec(theme), {"sentence": table(text=np.array([lines], object))}, says.NOTHING(), text)


@lru_cache(maxsize=8)
def _spec(theme: Theme) -> Spec:
    text = (
        alt.Chart(alt.NamedData("sentence"))
        .mark_text(align="center", baseline="middle", fontSize=theme.font_size + 1, color=theme.quiet, lineBreak="\n")
        .encode(x=alt.value(alt.expr("width / 2")), y=alt.value(alt.expr("height / 2")), text="text:N")
    )
    return finished(text, theme.config() | {"view": {"stroke": None}})
