"""A field of predictions as a small PNG: a picture costs the browser far less than thousands of marks."""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from typing import Any

import numpy as np
from PIL import Image, ImageColor

from playground.charts.kit.theme import Theme
from playground.network.arithmetic import Array

BANDS = 8  # of a discretised regression field
STEPS = 48  # of the two-colour scale; more cannot be told apart and make a larger picture
DENSEST = 0.6  # opacity of a haze
STRENGTH = 0.46  # how much of the class colour a sure prediction shows, so that points stay visible on it


def classes_url(probabilities: Array, theme: Theme, *, discretise: bool, haze: Array | None = None) -> str:
    """Return a data URL of class probabilities (ny, nx, k) blended from the class colours.

    Two classes go from colour to colour through the page's background at p = 0.5. A haze (its own ny, nx), none at 0
    and densest from 1 on, darkens the picture on a light page and lightens it on a dark one.
    """
    p = probabilities
    if p.shape[-1] == 2:
        level = np.round(p[..., 1]) if discretise else p[..., 1]
        return _palette_url(level, theme, haze)
    if discretise:
        p = np.eye(p.shape[-1])[p.argmax(axis=-1)]
    colours = np.array([ImageColor.getrgb(c) for c in theme.class_colours(p.shape[-1])], np.float32)
    rgb = _tint(p.astype(np.float32) @ colours, theme)
    return _hazed_url(Image.fromarray((rgb[::-1].round().astype(np.uint8) & 0xFC), "RGB"), haze, theme)


def values_url(
    values: Array, low: float, high: float, theme: Theme, *, discretise: bool, haze: Array | None = None
) -> str:
    """Return a data URL of predictions (ny, nx): ``low`` and below orange, ``high`` and above blue; haze as above."""
    level = np.clip((values - low) / (high - low), 0.0, 1.0)
    if discretise:
        level = (np.minimum(np.floor(level * BANDS), BANDS - 1) + 0.5) / BANDS
    return _palette_url(level, theme, haze)


def _palette_url(level: Array, theme: Theme, haze: Array | None) -> str:
    """Return a data URL of levels in [0, 1] through the two-class palette, one byte a point."""
    codes = np.nan_to_num(level * (STEPS - 1)).round().astype(np.uint8)
    image = Image.fromarray(np.ascontiguousarray(codes[::-1]), "P")
    image.putpalette(_palette(theme))
    return _hazed_url(image, haze, theme)


@lru_cache(maxsize=8)
def _palette(theme: Theme) -> bytes:
    """Return the RGB colours of the steps from class 0 through the background to class 1."""
    first, second = (np.array(ImageColor.getrgb(c), np.float32) for c in theme.class_colours(2))
    paper = np.array(ImageColor.getrgb(theme.paper), np.float32)
    p = np.linspace(0.0, 1.0, STEPS)[:, None]
    sureness = np.abs(2.0 * p - 1.0) * STRENGTH + 0.04
    colours = np.where(p < 0.5, first, second) * sureness + paper * (1.0 - sureness)
    return colours.round().astype(np.uint8).tobytes()


def _tint(rgb: Array, theme: Theme) -> Array:
    """Mix colours with the page's background."""
    paper = np.array(ImageColor.getrgb(theme.paper), np.float32)
    mixed: Array = rgb * STRENGTH + paper * (1.0 - STRENGTH)
    return mixed


def _hazy(image: Image.Image, haze: Array, theme: Theme) -> Image.Image:
    """Return the picture under a haze in the colour of the ink; its levels (ny, nx) may be of a coarser grid."""
    level = Image.fromarray(np.clip(np.nan_to_num(haze), 0.0, 1.0)[::-1].astype(np.float32))
    strength = DENSEST * np.asarray(level.resize(image.size, Image.Resampling.BILINEAR))[..., None]
    rgb = np.asarray(image.convert("RGB"), np.float32) * (1.0 - strength)
    rgb += np.array(ImageColor.getrgb(theme.ink), np.float32) * strength
    return Image.fromarray(rgb.round().astype(np.uint8) & 0xF8, "RGB")


def _hazed_url(image: Image.Image, haze: Array | None, theme: Theme) -> str:
    """Return a data URL of the picture, under a haze if there is one."""
    return data_url(image) if haze is None else data_url(_hazy(image, haze, theme))


def data_url(image: Image.Image, **options: Any) -> str:
    """Return an image as a PNG in a data URL; ``options`` are those of Pillow's PNG writer."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6, **options)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
