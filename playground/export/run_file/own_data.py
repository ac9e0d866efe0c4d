"""Data of a person's own inside a run's file: as they were given, and read as strictly as when they were."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from playground.datasets import Points
from playground.datasets import own as tables
from playground.export.run_file.archive import Archive
from playground.measurements.run import Run
from playground.settings.own.own_data import Files, OwnData
from playground.settings.own.own_points import OwnPoints
from playground.settings.own.own_table import OwnTable, TableFile
from playground.settings.own.point_settings import PointSettings
from playground.settings.own.table_settings import TableSettings

TABLES = {"text": "table.csv", "json": "table.jsonl", "parquet": "table.parquet", "workbook": "table.xlsx"}
POINTS, MOST_POINTS_BYTES = "points.txt", 1_000_000
_READING = tuple(f.name for f in fields(tables.Reading))


def is_apart(run: Run) -> bool:
    """Return whether a run has data of a person's own that a link does not hold."""
    own = run.settings.data.own
    return isinstance(own, OwnTable) or (isinstance(own, OwnPoints) and not own.is_in_links)


def members_of(run: Run, table: TableFile | None) -> dict[str, bytes]:
    """Return the members with the data of a run that are apart from its link.

    Parameters
    ----------
    run : Run
        Whose data.
    table : TableFile or None
        The file that its table was made from, if it has one: ValueError for none or another.
    """
    own = run.settings.data.own
    if isinstance(own, OwnTable):
        if table is None or table.content != own.settings.content:
            raise ValueError(f"the run's table was made from another file than {table!r}")
        return {TABLES[own.format]: table.data}
    return {POINTS: own.points.text.encode()} if is_apart(run) and isinstance(own, OwnPoints) else {}


class Inside:
    """The data within a run's file, for settings that describe them; then those that are elsewhere.

    Parameters
    ----------
    archive : Archive
        The file.
    files : callable
        Gives data of a person's own that are not in the file, as for links.

    Attributes
    ----------
    found : TableFile or OwnPoints or None
        What was asked for and is inside.
    """

    def __init__(self, archive: Archive, files: Files) -> None:
        self._archive, self._files = archive, files
        self.found: TableFile | OwnPoints | None = None

    def __call__(self, wanted: Any) -> OwnData | None:
        """Return the data that settings describe; DatasetError where what is inside cannot be read."""
        own: OwnData | None = None
        if isinstance(wanted, TableSettings) and (file := self._table(wanted)) is not None:
            own = file(wanted)
        elif isinstance(wanted, PointSettings) and POINTS in self._archive.names:
            text = self._archive.read(POINTS, most=MOST_POINTS_BYTES).decode("ascii", "replace")
            self.found = OwnPoints(Points.from_text(text, wanted.reach))
            own = self.found.as_wanted(wanted)
        return self._files(wanted) if own is None else own

    def _table(self, wanted: TableSettings) -> TableFile | None:
        """Return the table that is inside, read as the settings say."""
        member = next((name for name in TABLES.values() if name in self._archive.names), None)
        if self.found is None and member is not None:
            data = self._archive.read(member, most=tables.MOST_BYTES)
            reading = tables.Reading(**{name: getattr(wanted, name) for name in _READING})
            self.found = TableFile(wanted.file, data, reading)
        return self.found if isinstance(self.found, TableFile) else None


def found_in(inside: Inside, run: Run) -> TableFile | OwnPoints | None:
    """Return what of the data inside a file is the run's own."""
    own, found = run.settings.data.own, inside.found
    is_its = isinstance(found, TableFile) and isinstance(own, OwnTable) and found.content == own.settings.content
    return found if is_its or (isinstance(found, OwnPoints) and found == own) else None
