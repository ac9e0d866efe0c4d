"""Colours, type and line widths of every chart, in light, in dark, and for a projector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playground.charts.kit.colour import contrast, mixed

BLUE, ORANGE = "#1A73B8", "#E8710A"
SIDES = ("A", "B")  # of a comparison, in the order of ``Theme.sides``
OKABE_ITO = (
    "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999",
    "#882255", "#44AA99",
)  # fmt: skip
DASHED = (7, 3)  # pixels of a stroke and of a gap in a curve of the validation part
FONT = '"Source Sans", "Source Sans Pro", sans-serif'


@dataclass(frozen=True, slots=True)
class Theme:
    """How charts look.

    Attributes
    ----------
    dark : bool
        Light marks on a dark page, or the other way round.
    presenter : bool
        For a projector: type of 18 pixels or more, lines of 4.
    narrow : bool
        Legends one above the other, where there is no room for them in a row.
    abreast : int
        How many charts of a lesson share a row, at least 1: the more, the fewer columns has a legend.
    """

    dark: bool = False
    presenter: bool = False
    narrow: bool = False
    abreast: int = 2

    @property
    def ink(self) -> str:
        """Text and axes."""
        return "#E8ECF1" if self.dark else "#1B1F24"

    @property
    def quiet(self) -> str:
        """Axis lines, ticks and secondary text."""
        return "#9AA7B5" if self.dark else "#5B6673"

    @property
    def grid(self) -> str:
        """Grid lines."""
        return "#2A333F" if self.dark else "#E6EAEF"

    @property
    def paper(self) -> str:
        """The page behind the charts."""
        return "#12161C" if self.dark else "#FFFFFF"

    @property
    def train(self) -> str:
        """The training curve: quiet."""
        return "#8FA3B8" if self.dark else "#6B7C8F"

    @property
    def test(self) -> str:
        """The test curve: bold."""
        return "#F2B134" if self.dark else "#B2182B"

    @property
    def valid(self) -> str:
        """The validation curve, which is dashed too."""
        return "#4FC3DC" if self.dark else "#00708A"

    def pale(self, colour: str) -> str:
        """Return a colour faded into the page as far as a line of it can still be seen: to a contrast of 3 : 1."""
        steps = [mixed(colour, self.paper, share / 20) for share in range(20)]
        return [colour, *(step for step in steps if contrast(step, self.paper) >= 3.0)][-1]

    @property
    def sides(self) -> tuple[str, str]:
        """Setting A, violet, and setting B, green: apart from each other in lightness too, and from classes."""
        return ("#B08CFF", "#5FD39B") if self.dark else ("#5B2A9D", "#12855A")

    @property
    def disagreement(self) -> str:
        """Where two answers are far apart."""
        return "#FF7AB6" if self.dark else "#C2185B"

    @property
    def positive(self) -> str:
        """Numbers above zero, such as weights."""
        return BLUE

    @property
    def negative(self) -> str:
        """Numbers below zero."""
        return ORANGE

    @property
    def font_size(self) -> int:
        """Pixels of the smallest text."""
        return 18 if self.presenter else 12

    @property
    def line(self) -> float:
        """Pixels of a quiet line."""
        return 4.0 if self.presenter else 1.8

    @property
    def bold(self) -> float:
        """Pixels of a bold line."""
        return 5.0 if self.presenter else 2.7

    @property
    def ticks(self) -> int:
        """About how many ticks an axis has."""
        return 4 if self.presenter else 6

    @property
    def point(self) -> int:
        """Area of a point in square pixels."""
        return 90 if self.presenter else 42

    @property
    def widest(self) -> float:
        """Pixels of the line of the largest weight."""
        return 8.0 if self.presenter else 5.0

    @property
    def disc(self) -> float:
        """Area of the disc of the largest bias in square pixels."""
        return 200.0 if self.presenter else 85.0

    def class_colours(self, n_classes: int) -> tuple[str, ...]:
        """Colours of the classes: orange and blue for two, Okabe and Ito's order for more."""
        return (ORANGE, BLUE) if n_classes == 2 else OKABE_ITO[:n_classes]

    def layer_colours(self, n_layers: int) -> list[str]:
        """Colours from the first layer to the last, in even steps of lightness, all fit for text on the page."""
        light = ("#00236C", "#551372", "#7F0161", "#9D0149", "#A82E26", "#A6500A", "#976F00")
        dark = ("#6F8AF4", "#BC85ED", "#F381D8", "#FE97B7", "#FFAFA0", "#FFC494", "#FBDB67")
        colours = dark if self.dark else light
        if n_layers == 1:
            return [colours[2]]
        return [colours[round(i * (len(colours) - 1) / (n_layers - 1))] for i in range(n_layers)]

    @property
    def run_colours(self) -> tuple[str, ...]:
        """Colours of eight runs in one chart, chosen to stay apart for the colour-blind as well."""
        light = ("#1E3CFF", "#FF3C0F", "#4B9669", "#C35AA5", "#871E0F", "#2D0078", "#A55AE1", "#1E0000")
        dark = ("#56B4E9", "#E8603C", "#F5EE8C", "#EFA3D3", "#1FA67E", "#7C7CF0", "#E69F00", "#FFFFFF")
        return dark if self.dark else light

    @property
    def sequence(self) -> tuple[str, ...]:
        """Colours from little to much, viridis: the more, the further from the page's own lightness."""
        colours = ("#440154", "#46327E", "#365C8D", "#277F8E", "#1FA187", "#4AC16D", "#A0DA39", "#FDE725")
        return colours[2:] if self.dark else colours[-2::-1]

    def config(self) -> dict[str, Any]:
        """Return the Vega-Lite configuration."""
        size = self.font_size
        text = {"labelFontSize": size, "titleFontSize": size}
        return {
            "background": self.paper,
            "font": FONT,
            "view": {"stroke": self.grid},
            # A description of every single mark would be worked out anew in every frame; the figure has its own words.
            "mark": {"aria": False},
            "axis": {
                **text,
                "labelColor": self.quiet,
                "titleColor": self.ink,
                "titleFontWeight": "normal",
                "gridColor": self.grid,
                "domainColor": self.quiet,
                "tickColor": self.quiet,
                "tickSize": 4,
                "labelPadding": 3,
                "titlePadding": 4,
                "labelOverlap": "greedy",
            },
            "legend": {
                **text,
                "labelColor": self.ink,
                "titleColor": self.ink,
                "titleFontWeight": "normal",
                "orient": "top",
                "direction": "horizontal",
                "offset": 4,
                "padding": 0,
                "columnPadding": 12,
                "symbolSize": 140 if self.presenter else 70,
                "rowPadding": 2,
                **({"layout": {"top": {"direction": "vertical"}}} if self.narrow else {}),
            },
            "text": {"fontSize": size, "color": self.ink},
        }


PRINTED = Theme()  # dark on white paper
