"""A figure drawn by itself in a browser, with the stage's Vega and the page's type, and where its pieces lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit
from playwright.sync_api import Page, Route

from playground.charts.kit.figure import Figure

VEGA = Path(__file__).parents[3] / "playground/ui/live/scripts/vendor/vega.js"
ADDRESS = "http://charts.test/"
FONT = next((Path(streamlit.__file__).parent / "static").rglob("SourceSansVF-Upright*.woff2"))
PAGE = """<html><style>@font-face {{ font-family: "Source Sans"; src: url(/font.woff2); font-weight: 200 900; }}</style>
<body style="margin: 0; background: {paper}"><div id="chart"></div></body></html>"""
DRAW = """async ([spec, width, height]) => {
  const { compile, parse, View } = await import("/vega.js");
  await Promise.all(["12px", "bold 12px"].map((style) => document.fonts.load(`${style} "Source Sans"`)));
  const program = compile({ ...spec, width, height }).spec;
  const view = new View(parse(program), { container: "#chart", renderer: "canvas", logLevel: 1 });
  await view.runAsync();
  const pieces = [];
  const walk = (mark, x, y) => {
    for (const item of mark.items) {
      if (mark.marktype === "group") {
        for (const child of item.items ?? []) walk(child, x + (item.x ?? 0), y + (item.y ?? 0));
        if (mark.role !== "frame") continue;
      }
      const { x1, y1, x2, y2 } = item.bounds;
      const seen = (item.opacity ?? 1) > 0 && item.text !== "";
      if (seen) pieces.push({ kind: mark.marktype, role: mark.role, text: `${item.text ?? ""}`,
        left: x + x1, top: y + y1, right: x + x2, bottom: y + y2 });
    }
  };
  walk(view.scenegraph().root, 0, 0);
  const [left, top] = view.origin();
  return { pieces, left, top, width: view.width(), height: view.height() };
}"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A mark, a text or a line of a drawn chart: its kind, its role in Vega, its text, and its box in pixels."""

    kind: str
    role: str
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Piece, *, margin: float = 0.0) -> bool:
        """Return whether the boxes are less than a margin apart."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """The pieces of a chart; the boxes are measured from the corner of its plot, which is so wide and so high."""

    pieces: tuple[Piece, ...]
    left: float
    top: float
    width: float
    height: float

    def texts(self, role: str = "") -> list[Piece]:
        """Return the texts, of one role if it is given."""
        return [piece for piece in self.pieces if piece.kind == "text" and piece.role.startswith(role)]


def open_chart_page(page: Page, paper: str = "#FFFFFF") -> None:
    """Make a page ready to draw charts, without a server."""

    def answer(route: Route) -> None:
        if route.request.url.endswith("vega.js"):
            route.fulfill(path=VEGA, content_type="text/javascript")
        elif route.request.url.endswith("woff2"):
            route.fulfill(path=FONT, content_type="font/woff2")
        else:
            route.fulfill(body=PAGE.format(paper=paper), content_type="text/html")

    page.route(f"{ADDRESS}**", answer)
    page.goto(ADDRESS)


def draw(page: Page, figure: Figure, width: int, height: int) -> DrawnChart:
    """Draw a figure as large as that in place of the last one."""
    drawn: dict[str, Any] = page.evaluate(DRAW, [figure.whole_spec(), width, height])
    pieces = tuple(Piece(**piece) for piece in drawn.pop("pieces"))
    return DrawnChart(pieces, **drawn)
