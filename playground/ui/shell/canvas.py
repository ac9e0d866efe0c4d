"""Places on the page where figures are drawn once and then overwritten, so that the browser keeps its charts."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pyarrow as pa
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.figure import Figure

LINGERING_FRAMES = 3  # with the present one; of two, the older was now and then not loaded yet either


class Canvas:
    """The charts and texts of one script run, by key.

    A chart is drawn at its place with a fixed key and the same spec; later frames of the run overwrite that element.
    Nothing is ever emptied, as an empty place blanks the chart; and a chart's own alt text stays what it is, as
    another would have the page build a new view: the numbers are spoken by ``spoken`` beside it.

    Parameters
    ----------
    last : dict of str to list of pyarrow.Table
        What lingers of the frame before; the canvas keeps it up to date for the next run's canvas.
    """

    def __init__(self, last: dict[str, list[pa.Table]]) -> None:
        self._last = last
        self._elements: dict[str, DeltaGenerator] = {}
        self._spoken: dict[str, str] = {}
        self._written: dict[str, str] = {}

    def chart(self, place: DeltaGenerator, key: str, figure: Figure) -> None:
        """Draw ``figure`` in ``place``, or over the chart that was drawn there."""
        tables = figure.whole_tables()
        data = tables | {name: self._over_last(key, name, tables[name]) for name in figure.lingering}
        spec = figure.spec | {"datasets": {name: _arrow(rows) for name, rows in data.items()}}
        target = self._elements.get(key, place)
        self._spoken[key] = figure.alt
        self._elements[key] = target.vega_lite_chart(
            spec, key=key, theme=None, width="stretch", height="stretch", alt=figure.name
        )

    def pick(self, place: DeltaGenerator, key: str, figure: Figure, on_pick: Callable[[], None]) -> None:
        """Draw a chart over what is in ``place``, whose selection ``at`` is kept under ``key`` when it is clicked."""
        spec = figure.spec | {"datasets": {name: _arrow(rows) for name, rows in figure.data.items()}}
        place.container(key="pick").vega_lite_chart(
            spec, key=key, theme=None, width="stretch", height="stretch", alt=figure.name, on_select=on_pick,
            selection_mode="at",
        )  # fmt: skip

    def _over_last(self, key: str, name: str, rows: pa.Table) -> pa.Table:
        """Return the rows with those of the chart's last few frames in front of them, the same ones only once."""
        last = self._last.setdefault(f"{key} {name}", [])
        last[:] = [*(old for old in last if not old.equals(rows)), rows][-LINGERING_FRAMES:]
        return pa.concat_tables(last)

    def spoken(self, place: DeltaGenerator) -> None:
        """Write what all charts show into ``place`` for screen readers, out of sight."""
        self.html(place, "spoken", "".join(f'<p class="spoken">{escape(alt)}</p>' for alt in self._spoken.values()))

    def html(self, place: DeltaGenerator, key: str, body: str) -> None:
        """Write HTML in ``place``, or over what was written there, unless it says the same."""
        if self._written.get(key) != body:
            self._written[key] = body
            self._elements[key] = self._elements.get(key, place).html(body)


def _arrow(rows: pa.Table) -> bytes:
    """Return a table as Arrow's stream format, which the page reads without conversion."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return sink.getvalue().to_pybytes()
