"""A chart as a test of a page sees it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as it is drawn: a spec that stays, tables that move, and what is said of it.

    One that stands still, drawn by Streamlit, has neither place nor name.
    """

    place: str
    name: str
    alt: str
    spec: dict[str, Any]
    tables: dict[str, pa.Table]

    @property
    def lasting(self) -> tuple[str, str, dict[str, Any]]:
        """What stays from frame to frame: where it stands, what it is, and its spec."""
        return self.place, self.name, self.spec

    def columns(self, table: str) -> dict[str, list[Any]]:
        """Return the columns of a table."""
        return self.tables[table].to_pydict()


def still(proto: Any) -> Chart:
    """Return a chart that Streamlit draws, from its element."""
    spec = json.loads(proto.spec)
    tables = {one.name: pa.ipc.open_stream(one.data.data).read_all() for one in proto.datasets}
    return Chart("", "", proto.alt, spec, tables)
