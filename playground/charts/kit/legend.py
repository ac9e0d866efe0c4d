"""Legends that call the keys of the data what people call them, so that another language needs no other data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import altair as alt


def legend(names: Mapping[str, str], **options: Any) -> alt.Legend:
    """Return a legend without a title.

    Parameters
    ----------
    names : mapping of str to str
        What each key of the data is called.
    **options
        Of Vega-Lite's legend.
    """
    labels = json.dumps(dict(names), ensure_ascii=False)
    return alt.Legend(title=None, labelExpr=f"{labels}[datum.value]", **options)


def line_legend(names: Mapping[str, str], **options: Any) -> alt.Legend:
    """Return a legend whose symbols are lines."""
    return legend(names, symbolType="stroke", **options)
