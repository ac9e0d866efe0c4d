"""A figure as a file: painted as PNG or SVG, or what it shows as a table in CSV."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa

from playground.charts.kit.figure import PROBE, URL, Figure
from playground.charts.kit.still.whole import standing_alone
from playground.export.painting import png_of_svg, svg_of_vega, vega_of
from playground.measurements.spreadsheet import csv_of
from playground.words.catalogue.export import figures as says
from playground.words.messages import Message

WIDTH, HEIGHT, TYPE = 720, 480, 12  # pixels of a figure whose smallest text has so many
SCALE = 2.0  # pixels of a PNG for each of these
HELPERS = frozenset({PROBE, "span", "sentence", "corners", "cursor"})  # tables that hold room and words, no data


@dataclass(frozen=True, slots=True)
class FigureFormat:
    """A kind of file that a figure can be written to.

    Attributes
    ----------
    ending : str
        Of the file's name.
    mime : str
        Its media type.
    label : Message
        What it is called.
    write : callable
        Returns the bytes of a figure.
    """

    ending: str
    mime: str
    label: Message
    write: Callable[[Figure], bytes]


def svg_of(figure: Figure, *, width: int = 0, height: int = 0) -> str:
    """Return the figure as an SVG document; nothing is loaded for it, and pictures are inside.

    Parameters
    ----------
    figure : Figure
    width, height : int
        Pixels of the whole; 0 for a size that suits its type.
    """
    size = figure.spec["config"]["text"]["fontSize"] / TYPE
    spec = standing_alone(
        figure.whole_spec(), width=width or round(WIDTH * size), height=height or round(HEIGHT * size),
        background=None, description=figure.alt,
    )  # fmt: skip
    rows = spec.pop("datasets")
    program = json.loads(vega_of(json.dumps(spec, ensure_ascii=False)))
    for table in program["data"]:
        if table["name"] in rows:
            table["values"] = rows[table["name"]]
    return svg_of_vega(program)


def png_of(figure: Figure, *, scale: float = SCALE) -> bytes:
    """Return the figure as a PNG, ``scale`` pixels for each of the figure's own."""
    return png_of_svg(svg_of(figure), scale=scale)


def table_of(figure: Figure) -> pa.Table:
    """Return what the figure shows: the first of its tables that holds data, words as text.

    Curves are drawn, and stand here, with no more epochs than can be told apart. A figure without data, such as a mere
    sentence, has its words as a table of one row.
    """
    buttons = (figure.interaction or {}).get("buttons")
    for name, rows in figure.data.items():
        if name not in HELPERS and name != buttons and rows.num_rows and URL not in rows.column_names:
            return rows
    return pa.table({"text": [figure.alt]})


FORMATS = {
    "png": FigureFormat("png", "image/png", says.AS_PNG, png_of),
    "svg": FigureFormat("svg", "image/svg+xml", says.AS_SVG, lambda figure: svg_of(figure).encode()),
    "csv": FigureFormat("csv", "text/csv", says.AS_CSV, lambda figure: csv_of(table_of(figure))),
}
