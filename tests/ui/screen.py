"""What a person sees of the app: words, numbers, charts and controls."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from playground.ui.live.performance import Drawing
from playground.ui.shell.serving.offers import find
from tests.ui.chart import Chart, still
from tests.ui.notices import notices
from tests.ui.seat import Seat

FIELDS = ("slider", "select_slider", "selectbox", "multiselect", "number_input", "toggle", "radio", "button_group",
          "text_input", "text_area", "file_uploader")  # fmt: skip
WRITTEN = ("caption", "markdown", "info")


class Screen:
    """The page as it was last drawn, which ``AppDriver`` works."""

    _test: AppTest
    _seat: Seat | None

    @property
    def link(self) -> dict[str, str]:
        """The query of the address bar, as the page has the browser write it."""
        return dict(parse_qsl(next(one["query"] for one in self._told if "query" in one), keep_blank_values=True))

    @property
    def text(self) -> str:
        """Everything that is written on the page, for screen readers too, without its marks; controls apart."""
        html = [one for one in self.html if "<style" not in one]
        written = [one.value for kind in WRITTEN for one in getattr(self._test, kind)]
        return unescape(re.sub(r"<[^>]+>", " ", " ".join([*html, *written, *(chart.alt for chart in self.charts)])))

    @property
    def html(self) -> list[str]:
        """The parts that are written as HTML, those on the stage last, as they were sent."""
        sent = self._seat.texts if self._seat is not None else {}
        return [
            *(one.value for one in self._test.get("html")),
            *(sent[place] for place, kind in self.places.items() if kind == "text" and place in sent),
        ]

    @property
    def problems(self) -> list[str]:
        """What the page warns of."""
        return notices(self.html, "warning")

    @property
    def errors(self) -> list[str]:
        """What the page says went wrong."""
        return notices(self.html, "error")

    @property
    def elements(self) -> list[Any]:
        """Everything that Streamlit was asked to draw, blocks and what is in them."""
        return [*self._test.main, *self._test.sidebar]

    @property
    def numbers(self) -> dict[str, str]:
        """The key numbers by their keys, which are the same in every language."""
        return dict(re.findall(r'data-number="([^"]+)">([^<]*)<', self._numbers_html))

    @property
    def named_numbers(self) -> dict[str, str]:
        """The key numbers by what the page calls them."""
        entry = r'class="name">([^<]*)</span><span class="value" data-number="[^"]*">([^<]*)<'
        return dict(re.findall(entry, self._numbers_html))

    @property
    def epoch(self) -> int:
        """The epoch that is shown."""
        (shown,) = [int(match[1]) for html in self.html if (match := re.search(r'data-epoch="(\d+)"', html))]
        return shown

    @property
    def verdict(self) -> str:
        """The kind of the verdict that is given."""
        (kind,) = [match[1] for html in self.html if (match := re.search(r'data-kind="([^"]+)"', html))]
        return kind

    @property
    def charts(self) -> list[Chart]:
        """The charts in their order, live ones first; on the dashboard the answer, the curves and the open tab."""
        drawn = self._drawing.figures
        figures = {place: drawn.get(place) for place, kind in self.places.items() if kind == "chart"}
        live = [
            Chart(place, figure.name, figure.alt, figure.spec, figure.data)
            for place, figure in figures.items()
            if figure is not None
        ]
        return live + [still(one.proto) for one in self._test.get("vega_lite_chart")]

    @property
    def places(self) -> dict[str, str]:
        """The kinds of the places in which a stage shows something, by their keys: chart, text, and its signal."""
        return {one["place"]: one["kind"] for one in self._told if "place" in one}

    @property
    def token(self) -> str | None:
        """What a browser knows the page's stage by; None without a stage."""
        tokens = {one["token"] for one in self._told if "place" in one}
        assert len(tokens) <= 1
        return next(iter(tokens), None)

    @property
    def _told(self) -> list[dict[str, Any]]:
        """What the components of the page are given."""
        return [json.loads(one.proto.json or "{}") for one in self._test.get("bidi_component")]

    @property
    def _drawing(self) -> Drawing:
        """What the stage of the page shows."""
        return self._seat.stage.draw() if self._seat is not None else Drawing()

    @property
    def equations(self) -> list[str]:
        """The equations as LaTeX."""
        return [one.value for one in self._test.latex]

    @property
    def programs(self) -> list[str]:
        """The programs that can be copied."""
        return [one.value for one in self._test.code]

    @property
    def rows(self) -> Any:
        """The page's first table as a data frame; None without a table."""
        return self._test.dataframe[0].value if len(self._test.dataframe) else None

    @property
    def rows_below(self) -> Any:
        """The page's second table; None without one."""
        assert len(self._test.dataframe) <= 2
        return self._test.dataframe[1].value if len(self._test.dataframe) > 1 else None

    def columns_seen(self, table: int = 0) -> dict[str, int]:
        """Return the columns of a table that are not hidden, with their widths in pixels."""
        proto = self._test.dataframe[table].proto
        configured = json.loads(proto.columns)
        names = self._test.dataframe[table].value.columns
        return {name: configured[name]["width"] for name in names if not configured[name].get("hidden")}

    @property
    def files(self) -> dict[str, Callable[[], bytes | None]]:
        """What fetches the files that can be saved, by their names."""
        links = [one for html in self.html for one in re.findall(r'<a class="download"[^>]* href="([^"]*)"', html)]
        offers = [find(link.rpartition("/")[2]) for link in links]
        return {offer.file.name: offer.file.make for offer in offers if offer is not None}

    @property
    def progress(self) -> str:
        """The words beside the progress bar."""
        (html,) = [one for one in self.html if "<progress" in one]
        return unescape(re.sub(r"<[^>]+>", "", html))

    @property
    def is_playing(self) -> bool:
        """Whether the button says Pause."""
        return self.control("play", "button").label == "Pause"

    def controls(self, *kinds: str) -> list[Any]:
        """Return all controls, or those of some kinds of Streamlit's."""
        return [control for kind in kinds or ("button", *FIELDS) for control in getattr(self._test, kind)]

    @property
    def sidebar_fields(self) -> dict[str, Any]:
        """The sidebar's sliders, boxes, lists and switches by their keys."""
        return {field.key: field for kind in FIELDS for field in self._test.sidebar.get(kind)}

    def keys(self, *kinds: str) -> list[str]:
        """Return the keys of all controls, or of some kinds."""
        return [control.key for control in self.controls(*kinds)]

    def labels(self, *kinds: str) -> list[str]:
        """Return the labels of all controls, or of some kinds."""
        return [control.label for control in self.controls(*kinds)]

    def control(self, name: str, *kinds: str) -> Any:
        """Return the one control with this key (the page's own prefix may be left out) or this label."""
        (found,) = self._named(name, *kinds)
        return found

    def has(self, name: str) -> bool:
        """Return whether there is such a control."""
        return bool(self._named(name))

    def can_press(self, button: str) -> bool:
        """Return whether a button can be pressed."""
        return not self.control(button, "button").disabled

    def value(self, control: str) -> Any:
        """Return what a control says."""
        return self.control(control, *FIELDS).value

    @property
    def _numbers_html(self) -> str:
        (html,) = [one for one in self.html if 'class="numbers"' in one]
        return html

    def _named(self, name: str, *kinds: str) -> list[Any]:
        controls = self.controls(*kinds)
        return (
            [one for one in controls if one.key == name]
            or [one for one in controls if one.key and one.key.endswith(f" {name}")]
            or [one for one in controls if one.label == name]
        )
