"""The menu beside a figure, by which a person takes it away as a picture, a drawing or a table."""

from __future__ import annotations

from functools import partial
from typing import Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.figure import Figure
from playground.export.figure_file import FORMATS, FigureFormat
from playground.ui.shell import tab_state
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.words.catalogue.export import figures as says

MENU = "figure menu"  # what the keys of all these menus begin with; the style sheet places them by it
PRINTED = "figures for print"


class DrawFigure(Protocol):
    """Draws a figure as it is at the moment of the call."""

    def __call__(self, *, printed: bool) -> Figure | None:
        """Return it in the colours of the page or for print; None where nothing is drawn any more."""


def figure_menu(place: DeltaGenerator, key: str, draw: DrawFigure) -> None:
    """Draw the menu over the upper right corner of a figure's place; what is in it is drawn while it is open.

    Parameters
    ----------
    place : DeltaGenerator
        The container that the figure fills.
    key : str
        What the figure is called on its page; the file is named after it.
    draw : callable
        Draws the figure.
    """
    menu = place.popover(
        says.SAVE_FIGURE(), key=f"{MENU} {key}", icon=":material/download:", type="tertiary", on_change="rerun"
    )
    if not menu.open:
        return
    colours = {False: says.OF_THE_PAGE(), True: says.PRINTED()}
    with menu:
        printed = st.segmented_control(
            says.COLOURS(), list(colours), key=tab_state.first_value(f"{PRINTED} {key}", False),
            format_func=colours.__getitem__, required=True,
        )  # fmt: skip
        for form in FORMATS.values():
            name = f"{'-'.join(key.split())}.{form.ending}"
            file = File(partial(_written, form, draw, printed=bool(printed)), name, form.mime)
            download(form.label(), file, key=f"save {key} {form.ending}", stretch=True)
        st.caption(says.AS_DRAWN())


def _written(form: FigureFormat, draw: DrawFigure, *, printed: bool) -> bytes | None:
    """Return the file of the figure as it now is; None where nothing is drawn any more."""
    figure = draw(printed=printed)
    return None if figure is None else form.write(figure)
