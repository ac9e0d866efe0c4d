"""Deleted runs and studies, put aside in a file of their own until nobody can ask for them any more."""

from __future__ import annotations

import json
import shutil
import tempfile
import weakref
from collections.abc import Collection
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, column, delete, func, insert, literal_column, select, table, text
from sqlalchemy.orm import Session

from playground.journal.tables import Base, RunRow, StudyRow

_TABLES: dict[str, type[Base]] = {"runs": RunRow, "studies": StudyRow}
_WORDS = ("title", "note", "tags")  # what a person may have said of a run or a study


class Deleted:
    """Runs or studies that were deleted, in a folder for passing files, which goes with this object.

    They are copied as the file has them, so that damaged ones come back as they were.

    Attributes
    ----------
    kind : {"runs", "studies"}
        What they are: the table that has them.
    path : Path
        The file.
    n : int
        How many there are.
    """

    def __init__(self, kind: str) -> None:
        folder = tempfile.mkdtemp(prefix="overfitting-playground-")
        self.kind = kind
        self.path = Path(folder) / "deleted.sqlite3"
        self.n = 0
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


def put_aside(session: Session, deleted: Deleted, ids: Collection[int]) -> None:
    """Move the chosen ones into the database "beside", and count them."""
    row, names = _TABLES[deleted.kind], _names(deleted.kind)
    session.execute(text(f"CREATE TABLE beside.{deleted.kind} AS SELECT * FROM main.{deleted.kind} WHERE 0"))
    raw: list[Any] = [literal_column(name) for name in names]
    aside = table(deleted.kind, *map(column, names), schema="beside")
    session.execute(insert(aside).from_select(names, select(*raw).select_from(row.__table__).where(is_among(row, ids))))
    session.execute(delete(row).where(is_among(row, ids)))
    deleted.n = session.scalars(select(func.count()).select_from(aside)).one()


def put_back(session: Session, deleted: Deleted) -> None:
    """Move what was deleted back.

    What was kept anew meanwhile gets what the person had said of it; what has a number that was given to another, in a
    new file, gets a new number.
    """
    kind, names = deleted.kind, _names(deleted.kind)
    others = ", ".join(name for name in names if name != "id")
    words = ", ".join(
        f"{name} = CASE main.{kind}.{name} WHEN '' THEN mine.{name} ELSE main.{kind}.{name} END"
        for name in _WORDS
        if name in names
    )
    session.execute(text(
        f"UPDATE main.{kind} SET pinned = max(main.{kind}.pinned, mine.pinned), {words} "
        f"FROM beside.{kind} AS mine WHERE mine.identity = main.{kind}.identity"
    ))  # fmt: skip
    session.execute(text(
        f"INSERT INTO main.{kind} (id, {others}) "
        f"SELECT CASE WHEN id IN (SELECT id FROM main.{kind}) THEN NULL ELSE id END, {others} "
        f"FROM beside.{kind} WHERE identity NOT IN (SELECT identity FROM main.{kind})"
    ))  # fmt: skip


def is_among(row: Any, ids: Collection[int]) -> ColumnElement[bool]:
    """Return the condition that a row of a table is one of these, however many there are."""
    listed: Any = func.json_each(json.dumps(list(ids))).table_valued("value")
    among: ColumnElement[bool] = row.id.in_(select(listed.c.value))
    return among


def _names(kind: str) -> tuple[str, ...]:
    return tuple(_TABLES[kind].__table__.columns.keys())
