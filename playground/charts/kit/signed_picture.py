"""Signed numbers as a picture: blue above zero, orange below, and the page itself where a number is exactly 0."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import ImageColor

from playground.charts.kit.picture import Picture
from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array


def signed_picture(values: Array, theme: Theme, *, levels: int) -> Picture:
    """Return the picture of numbers, row 0 at the top.

    Parameters
    ----------
    values : ndarray of shape (ny, nx)
        In [-1, 1]; what lies beyond is cut. NaN is transparent.
    theme : Theme
        Its colours of signs, and its page.
    levels : int, 1 to 127
        Steps of strength on either side of zero. Only exact zeros are in the colour of the page: whatever is not 0
        has at least the first step.
    """
    nothing = np.isnan(values)
    size = np.ceil(np.minimum(np.abs(np.where(nothing, 0.0, values)), 1.0) * levels)
    codes = (levels + np.copysign(size, values)).astype(np.uint8)
    clear = 2 * levels + 1
    return Picture(np.where(nothing, np.uint8(clear), codes), _palette(theme, levels), clear)


@lru_cache(maxsize=16)
def _palette(theme: Theme, levels: int) -> Array:
    """Return the colours (2 levels + 2, 3) from −1 through 0 to 1, and one more that is never seen."""
    paper, negative, positive = (
        np.array(ImageColor.getrgb(colour), np.float32) for colour in (theme.paper, theme.negative, theme.positive)
    )
    strength = np.arange(-levels, levels + 2)[:, None] / levels
    strength[-1] = 0.0
    full = np.where(strength < 0.0, negative, positive)
    colours = paper + np.abs(strength) * (full - paper)
    return colours.round().astype(np.uint8)
