"""A report as a document: everything is inside, text is escaped, and figures are drawings."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from playground.charts.kit.theme import PRINTED, Theme
from playground.export.figure_file import svg_of
from playground.export.report.report import Picture, Report
from playground.words.catalogue.export import report as says

TEMPLATES = Path(__file__).parent / "templates"
SLIDE = (1280, 540)  # pixels of a figure on a slide
ALONE = (720, 440)
# Names within a drawing, which several drawings of a document would share, and what refers to them.
_NAMES = re.compile(r'(?<= id=")|(?<=url\(#)|(?<=href="#)')


def as_html(report: Report) -> str:
    """Return a report as one HTML document to be read and printed.

    It refers to nothing outside but the link to the dashboard. Whatever came from a person (names of tables, columns
    and classes) is text in it.
    """
    return _written("report.html.jinja", report, ALONE)


def as_slides(report: Report) -> str:
    """Return a report as one HTML document of slides, 16 : 9, a page each in print. It is made for a ``presenter``."""
    return _written("slides.html.jinja", report, SLIDE)


# By the name of their file, how the kinds of document are written, and the theme that their figures are made for.
DOCUMENTS = {"report": (as_html, PRINTED), "slides": (as_slides, Theme(presenter=True))}


def _written(template: str, report: Report, size: tuple[int, int]) -> str:
    drawings = [_drawing(picture, place, size) for place, picture in enumerate(report.pictures)]
    return _environment().get_template(template).render(report=report, headed=_headings(), drawings=drawings)


def _headings() -> dict[str, str]:
    """Return what the parts of a document are called that have no title of their own."""
    return {
        "found": says.FOUND(), "figures": says.FIGURES(), "treatment": says.TABLE(), "link": says.LINK(),
        "changed_settings": says.CHANGED_SETTINGS(),
    }  # fmt: skip


def _drawing(picture: Picture, place: int, size: tuple[int, int]) -> Markup:
    """Return a figure's SVG, whose names no other drawing of the document has."""
    width, height = size
    svg = _NAMES.sub(f"f{place}-", svg_of(picture.figure, width=width, height=height))
    return Markup(svg)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
