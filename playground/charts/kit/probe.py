"""What the pointer is told over a field of predictions: words for each code of a picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from playground.charts.kit.field_picture import STEPS, values_picture
from playground.charts.kit.figure import PROBE, number
from playground.charts.kit.picture import Picture
from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array
from playground.words.catalogue import charts as says
from playground.words.messages import Language, present_language

MOST_CODES = 250


def probe_of_classes(
    probabilities: Array, names: tuple[str, ...], field: Picture, *, discretise: bool
) -> tuple[dict[str, Any], dict[str, Picture]]:
    """Return how a chart tells the most probable class and its probability, and the picture it needs for that.

    Parameters
    ----------
    probabilities : ndarray of shape (ny, nx, k)
        Row 0 is the lowest.
    names : tuple of str
        Of the classes.
    field : Picture
        What is seen. It needs no other beside it where its codes are those of the probability of the second class.
    discretise : bool
        Whether it shows only which class wins.
    """
    if field.palette is not None and not discretise:
        return _telling("field", _words_of_two(names, present_language())), {}
    levels = MOST_CODES // len(names)
    winner, p = probabilities.argmax(axis=-1), np.nan_to_num(probabilities.max(axis=-1))
    codes = winner * levels + (p * (levels - 1)).round().astype(int)
    words = _words_of_levels(names, levels, present_language())
    return _telling(PROBE, words), {PROBE: Picture(codes[::-1].astype(np.uint8), _greys(len(words)))}


def probe_of_values(
    values: Array, low: float, high: float, name: str, field: Picture, theme: Theme
) -> tuple[dict[str, Any], dict[str, Picture]]:
    """Return how a chart tells a predicted value, of which the picture knows no more than that it is at an end.

    Parameters
    ----------
    values : ndarray of shape (ny, nx)
        Row 0 is the lowest.
    low, high : float
        Values at and beyond which the colour is that of an end.
    name : str
        What is predicted.
    field : Picture
        What is seen. It needs no other beside it unless a haze lies over it.
    theme : Theme
        Colours.
    """
    texts = [number(value) for value in np.linspace(low, high, STEPS).tolist()]
    texts[0], texts[-1] = f"≤ {texts[0]}", f"≥ {texts[-1]}"
    words = [says.VALUE(name=name, value=text) for text in texts]
    if field.palette is not None:
        return _telling("field", words), {}
    return _telling(PROBE, words), {PROBE: values_picture(values, low, high, theme, discretise=False)}


@lru_cache(maxsize=8)
def _words_of_two(names: tuple[str, ...], _: Language) -> list[str]:
    """Return the words for each step from the first class to the second."""
    return [_likely(names[int(p >= 0.5)], max(p, 1.0 - p)) for p in np.linspace(0.0, 1.0, STEPS).tolist()]


@lru_cache(maxsize=8)
def _words_of_levels(names: tuple[str, ...], levels: int, _: Language) -> list[str]:
    """Return the words for so many levels of probability of each class, class by class."""
    return [_likely(name, level / (levels - 1)) for name in names for level in range(levels)]


def _likely(name: str, p: float) -> str:
    return says.CLASS_WITH_PROBABILITY(name=name, p=f"{p:.2f}")


def _telling(table: str, words: list[str]) -> dict[str, Any]:
    at = says.AT_PLACE(x="{x}", y="{y}", what="{what}")  # filled in by the chart's script
    return {"kind": "field", "table": table, "words": words, "at": at, "keys": says.FIELD_KEYS()}


def _greys(n: int) -> Array:
    """Return a palette for a picture that nobody sees."""
    greys: Array = np.repeat(np.arange(n, dtype=np.uint8)[:, None], 3, axis=1)
    return greys
