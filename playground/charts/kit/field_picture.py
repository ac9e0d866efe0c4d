"""A field of predictions as a picture, which costs the browser far less than thousands of marks."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from PIL import Image, ImageColor

from playground.charts.kit.picture import Picture
from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array

BANDS = 8  # of a discretised regression field
STEPS = 48  # of the two-colour scale; more cannot be told apart and make a larger picture
DENSEST = 0.6  # opacity of a haze
STRENGTH = 0.46  # how much of the class colour a sure prediction shows, so that points stay visible on it


def classes_picture(probabilities: Array, theme: Theme, *, discretise: bool, haze: Array | None = None) -> Picture:
    """Return the picture of class probabilities (ny, nx, k) blended from the class colours.

    Two classes go from colour to colour through the page's background at p = 0.5. A haze (its own ny, nx), none at 0
    and densest from 1 on, darkens the picture on a light page and lightens it on a dark one.
    """
    p = probabilities
    if p.shape[-1] == 2:
        level = np.round(p[..., 1]) if discretise else p[..., 1]
        return _of_levels(level, theme, haze)
    if discretise:
        p = np.eye(p.shape[-1])[p.argmax(axis=-1)]
    colours = np.array([ImageColor.getrgb(c) for c in theme.class_colours(p.shape[-1])], np.float32)
    rgb = _tint(p.astype(np.float32) @ colours, theme)
    return _hazed(Picture(rgb[::-1].round().astype(np.uint8) & 0xFC), haze, theme)


def values_picture(
    values: Array, low: float, high: float, theme: Theme, *, discretise: bool, haze: Array | None = None
) -> Picture:
    """Return the picture of predictions (ny, nx): ``low`` and below orange, ``high`` and above blue; haze as above."""
    level = np.clip((values - low) / (high - low), 0.0, 1.0)
    if discretise:
        level = (np.minimum(np.floor(level * BANDS), BANDS - 1) + 0.5) / BANDS
    return _of_levels(level, theme, haze)


def _of_levels(level: Array, theme: Theme, haze: Array | None) -> Picture:
    """Return the picture of levels in [0, 1] through the two-class palette."""
    codes = np.nan_to_num(level * (STEPS - 1)).round().astype(np.uint8)
    return _hazed(Picture(codes[::-1], _palette(theme)), haze, theme)


@lru_cache(maxsize=8)
def _palette(theme: Theme) -> Array:
    """Return the colours (48, 3) of the steps from class 0 through the background to class 1."""
    first, second = (np.array(ImageColor.getrgb(c), np.float32) for c in theme.class_colours(2))
    paper = np.array(ImageColor.getrgb(theme.paper), np.float32)
    p = np.linspace(0.0, 1.0, STEPS)[:, None]
    sureness = np.abs(2.0 * p - 1.0) * STRENGTH + 0.04
    colours = np.where(p < 0.5, first, second) * sureness + paper * (1.0 - sureness)
    return colours.round().astype(np.uint8)


def _tint(rgb: Array, theme: Theme) -> Array:
    """Mix colours with the page's background."""
    paper = np.array(ImageColor.getrgb(theme.paper), np.float32)
    mixed: Array = rgb * STRENGTH + paper * (1.0 - STRENGTH)
    return mixed


def _hazed(picture: Picture, haze: Array | None, theme: Theme) -> Picture:
    """Return the picture under a haze in the colour of the ink; its levels (ny, nx) may be of a coarser grid."""
    if haze is None:
        return picture
    image = picture.image()
    level = Image.fromarray(np.clip(np.nan_to_num(haze), 0.0, 1.0)[::-1].astype(np.float32))
    strength = DENSEST * np.asarray(level.resize(image.size, Image.Resampling.BILINEAR))[..., None]
    rgb = np.asarray(image.convert("RGB"), np.float32) * (1.0 - strength)
    rgb += np.array(ImageColor.getrgb(theme.ink), np.float32) * strength
    return Picture(rgb.round().astype(np.uint8) & 0xF8)
