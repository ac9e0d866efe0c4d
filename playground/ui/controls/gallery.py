"""The data sets as small pictures in two groups, from which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
import streamlit as st
from PIL import Image, ImageDraw

from playground.charts.kit.picture import Picture
from playground.charts.kit.theme import Theme
from playground.datasets import CATALOGUE
from playground.settings.run import DataSettings
from playground.training.data import load_data
from playground.words.catalogue import pages as says

SIDE, MARGIN, RADIUS = 72, 5, 2  # pixels
COLUMNS = 4


def gallery(chosen: str, choose: Callable[[str], None]) -> None:
    """Draw the button that shows the pictures; what is behind it is drawn only while it is open.

    Parameters
    ----------
    chosen : str
        The data set that is used now.
    choose : callable
        Called with the name of the one that is pressed.
    """
    menu = st.popover(says.PICTURES(), key="gallery", icon=":material/photo_library:", on_change="rerun")
    if not menu.open:
        return
    with menu:
        for title, generated in ((says.GENERATED(), True), (says.REAL(), False)):
            st.caption(title)
            names = [name for name, entry in CATALOGUE.items() if entry.generated is generated]
            for start in range(0, len(names), COLUMNS):
                columns = st.columns(COLUMNS, gap="small")
                for column, name in zip(columns, names[start : start + COLUMNS], strict=False):
                    with column:
                        _picture(name, chosen, choose)


def _picture(name: str, chosen: str, choose: Callable[[str], None]) -> None:
    """Draw one data set with its button."""
    entry = CATALOGUE[name]
    st.image(_address(name), width=SIDE)
    st.button(
        entry.title, key=f"gallery {name}", on_click=choose, args=(name,), help=entry.description, width="stretch",
        type="primary" if name == chosen else "tertiary",
    )  # fmt: skip


@cache
def _address(name: str) -> str:
    """Return an address that holds the picture: a file of Streamlit's goes with the menu, even if still asked for."""
    return Picture(np.asarray(thumbnail(name))).data_url()


@cache
def thumbnail(name: str) -> Image.Image:
    """Return a picture (SIDE, SIDE) of a data set's samples in the colours of their classes, on white.

    Samples stand where they do on the picture of the plane; without a plane the input, or the first one, goes to the
    right and the target up.
    """
    dataset = load_data(DataSettings(name=name, noise=CATALOGUE[name].default_noise))
    if dataset.plane is not None and dataset.plane.train.shape[1] == 2:
        points = dataset.plane.train
    else:
        points = np.stack([dataset.X_train[:, 0], dataset.y_train.astype(np.float64).reshape(-1)], axis=1)
    colours = Theme().class_colours(max(dataset.n_classes, 2))
    low, high = points.min(axis=0), points.max(axis=0)
    places = MARGIN + (SIDE - 2 * MARGIN) * (points - low) / np.where(high > low, high - low, 1.0)
    image = Image.new("RGB", (SIDE, SIDE), "white")
    draw = ImageDraw.Draw(image)
    for (x, y), target in zip(places, dataset.y_train.reshape(-1), strict=True):
        above = target > 0 if dataset.n_classes == 0 else int(target)
        box = (x - RADIUS, SIDE - y - RADIUS, x + RADIUS, SIDE - y + RADIUS)
        draw.ellipse(box, fill=colours[int(above)])
    return image
