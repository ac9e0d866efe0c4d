"""Words of axes and legends: numbers as ``playground.words.numbers`` writes them, keys of the data by their names."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import altair as alt

from playground.words.numbers import LARGEST, SMALLEST

SUPERSCRIPTS = "'⁰¹²³⁴⁵⁶⁷⁸⁹'"


def written(value: str, *, digits: int = 6) -> str:
    """Return a Vega expression for a number as text: without idle zeros, and with a power of ten where it is shorter.

    Parameters
    ----------
    value : str
        A Vega expression for the number.
    digits : int
        Significant digits, at most.
    """
    power = f"floor(log(abs({value})) / LN10 + 1e-9)"
    tens, ones = (f"substring({SUPERSCRIPTS}, {digit}, {digit} + 1)" for digit in _digits(f"abs({power})"))
    superscript = f"({power} < 0 ? '⁻' : '') + (abs({power}) < 10 ? '' : {tens}) + {ones}"
    mantissa = f"format({value} / pow(10, {power}), '.{digits}~g')"
    factor = f"(abs(abs({value}) / pow(10, {power}) - 1) < 1e-9 ? ({value} < 0 ? '−' : '') : {mantissa} + '·')"
    is_plain = f"{value} == 0 || (abs({value}) >= {SMALLEST:f} && abs({value}) < {LARGEST:.0f})"
    return f"({is_plain} ? format({value}, ',.{digits}~r') : {factor} + '10' + {superscript})"


def tick(*, shares: bool = False) -> str:
    """Return the expression that labels an axis; a label that Vega leaves out, as on a logarithmic axis, stays out."""
    text = "format(100 * datum.value, '.3~r') + ' %'" if shares else written("datum.value")
    return f"datum.label ? {text} : ''"


def _digits(value: str) -> tuple[str, str]:
    """Return expressions for the tens and the ones of a whole number below 100."""
    return f"floor({value} / 10)", f"({value} % 10)"


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
