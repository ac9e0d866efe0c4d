"""What a person sees of the app: words, numbers, charts and controls."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import pyarrow as pa
from streamlit.testing.v1 import AppTest

FIELDS = ("slider", "select_slider", "selectbox", "number_input", "toggle", "radio", "button_group", "text_input",
          "text_area")  # fmt: skip
WRITTEN = ("caption", "markdown", "info")
OVERLAY = "Pick an epoch on the learning curves"  # says the invisible chart over the curves that is clicked


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as it is sent to the browser: a spec that stays, and tables that move."""

    id: str
    alt: str
    spec: str
    tables: dict[str, bytes]

    @property
    def frame(self) -> tuple[str, str, str]:
        """What stays from frame to frame: the chart's identity, its words and its spec."""
        return self.id, self.alt, self.spec

    @property
    def parsed_spec(self) -> dict[str, Any]:
        """The spec as Vega-Lite reads it."""
        return json.loads(self.spec)

    def columns(self, table: str) -> dict[str, list[Any]]:
        """Return the columns of a table."""
        return pa.ipc.open_stream(self.tables[table]).read_all().to_pydict()


class Screen:
    """The page as it was last drawn, which ``AppDriver`` works."""

    _test: AppTest

    @property
    def link(self) -> dict[str, str]:
        """The query of the address bar."""
        return {key: value if isinstance(value, str) else value[0] for key, value in self._test.query_params.items()}

    @property
    def text(self) -> str:
        """Everything that is written on the page, for screen readers too, without its marks; controls apart."""
        html = [one for one in self.html if "<style" not in one]
        written = [one.value for kind in WRITTEN for one in getattr(self._test, kind)]
        return unescape(re.sub(r"<[^>]+>", " ", " ".join([*html, *written])))

    @property
    def html(self) -> list[str]:
        """The parts that are written as HTML."""
        return [one.value for one in self._test.get("html")]

    @property
    def problems(self) -> list[str]:
        """What the page warns of."""
        return [one.value for one in self._test.warning]

    @property
    def errors(self) -> list[str]:
        """What the page says went wrong."""
        return [one.value for one in self._test.error]

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
        """The charts in their order; on the dashboard the answer, the curves and the open tab."""
        protos = [chart.proto for chart in self._test.get("vega_lite_chart")]
        return [
            Chart(one.id, one.alt, one.spec, {table.name: bytes(table.data.data) for table in one.datasets})
            for one in protos
            if one.alt != OVERLAY
        ]

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
        """The page's one table as a data frame; None without a table."""
        tables = [one.value for one in self._test.dataframe]
        assert len(tables) <= 1
        return tables[0] if tables else None

    @property
    def progress(self) -> str:
        """The words of the progress bar."""
        (bar,) = self._test.get("progress")
        return bar.proto.text

    @property
    def asked_of_browser(self) -> dict[str, Any]:
        """What the browser is told of the last frame: its number, and how long to wait before it answers."""
        (component,) = self._test.get("bidi_component")
        return json.loads(component.proto.json)

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
