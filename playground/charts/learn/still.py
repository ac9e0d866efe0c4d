"""A still picture for a lesson's card: the first and the last answer, and lines, as an image in the page's colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from playground.charts.kit.theme import Theme

SIDE = 100  # of a square, in the steps of what is drawn
GAP = 10
WIDTH = 340
MARGIN = 3  # for the thickness of lines

Places = Sequence[tuple[int, int]]


def still_picture(
    lines: Mapping[str, Places],
    areas: Mapping[str, Sequence[Places]],
    points: Sequence[tuple[int, int, int]],
    theme: Theme,
    *,
    alt: str,
) -> str:
    """Return the picture as HTML.

    Parameters
    ----------
    lines : mapping of str to sequence of (x, y)
        In steps from 0 to 100, y upwards; "train" and "test", or two runs in the colours of A and B.
    areas : mapping of str to sequence of outlines
        Where class 1 is the answer; one square each, of which two have frames in the colours of A and B.
    points : sequence of (x, y, class)
        Drawn in every square.
    theme : Theme
        Colours.
    alt : str
        What is seen, in words.
    """
    colours = dict(zip(lines, theme.sides, strict=False)) | {"train": theme.train, "test": theme.test}
    parts, x = [], MARGIN
    for place, outlines in enumerate(areas.values()):
        frame = theme.sides[place] if len(areas) > 1 else theme.grid
        parts.append(_shifted(x, _square(outlines, points, theme, frame)))
        x += SIDE + GAP
    scale = (WIDTH - MARGIN - x) / SIDE
    curves = "".join(_line(lines[name], scale, colours[name]) for name in lines)
    parts.append(_shifted(x, _axes(scale, theme) + curves))
    size = f'width="{WIDTH}" height="{SIDE + 2 * MARGIN}" viewBox="0 0 {WIDTH} {SIDE + 2 * MARGIN}"'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{"".join(parts)}</svg>'
    return f'<img class="still" alt="{escape(alt)}" src="data:image/svg+xml,{quote(drawn)}">'


def _shifted(x: float, inner: str) -> str:
    return f'<g transform="translate({x:g},{MARGIN})">{inner}</g>'


def _square(outlines: Sequence[Places], points: Sequence[tuple[int, int, int]], theme: Theme, frame: str) -> str:
    """Return an answer: the plane in the colour of class 0, where class 1 is the answer in that of class 1."""
    colours = theme.class_colours(2)
    path = " ".join(f"M{' L'.join(f'{x} {SIDE - y}' for x, y in outline)}Z" for outline in outlines)
    dots = "".join(
        f'<circle cx="{x}" cy="{SIDE - y}" r="2.2" fill="{colours[label]}" stroke="{theme.paper}" stroke-width="0.7"/>'
        for x, y, label in points
    )
    return (
        f'<rect width="{SIDE}" height="{SIDE}" fill="{colours[0]}" fill-opacity="0.55"/>'
        f'<path d="{path}" fill="{theme.paper}" fill-rule="evenodd"/>'
        f'<path d="{path}" fill="{colours[1]}" fill-opacity="0.55" fill-rule="evenodd" stroke="{theme.ink}"'
        ' stroke-width="0.8"/>'
        f'{dots}<rect width="{SIDE}" height="{SIDE}" fill="none" stroke="{frame}" stroke-width="2"/>'
    )


def _axes(scale: float, theme: Theme) -> str:
    return f'<path d="M0 0V{SIDE}H{SIDE * scale:g}" fill="none" stroke="{theme.quiet}" stroke-width="1"/>'


def _line(places: Places, scale: float, colour: str) -> str:
    path = " ".join(f"{x * scale:.1f},{SIDE - y}" for x, y in places)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2.4" stroke-linejoin="round"/>'
