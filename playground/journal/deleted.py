"""Deleted runs, put aside in a file of their own until nobody can ask for them any more."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, column, delete, insert, literal_column, select, table, text
from sqlalchemy.orm import Session

from playground.journal.tables import RunRow

_NAMES = tuple(RunRow.__table__.columns.keys())
_ASIDE = table("runs", *map(column, _NAMES), schema="beside")
_OTHERS = ", ".join(name for name in _NAMES if name != "id")
_PUT_BACK = (
    """UPDATE main.runs SET pinned = max(main.runs.pinned, mine.pinned),
       title = CASE main.runs.title WHEN '' THEN mine.title ELSE main.runs.title END,
       note = CASE main.runs.note WHEN '' THEN mine.note ELSE main.runs.note END,
       tags = CASE main.runs.tags WHEN '' THEN mine.tags ELSE main.runs.tags END
       FROM beside.runs AS mine WHERE mine.identity = main.runs.identity""",
    f"""INSERT INTO main.runs (id, {_OTHERS})
        SELECT CASE WHEN id IN (SELECT id FROM main.runs) THEN NULL ELSE id END, {_OTHERS}
        FROM beside.runs WHERE identity NOT IN (SELECT identity FROM main.runs)""",
)


class Deleted:
    """Runs that were deleted, in a folder for passing files, which goes with this object.

    They are copied as the file has them, so that damaged ones come back as they were.

    Attributes
    ----------
    path : Path
        The file.
    n : int
        How many runs there are.
    """

    def __init__(self) -> None:
        folder = tempfile.mkdtemp(prefix="overfitting-playground-")
        self.path = Path(folder) / "deleted.sqlite3"
        self.n = 0
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)


def put_aside(session: Session, chosen: ColumnElement[bool]) -> int:
    """Move the chosen runs into the database "beside" and return how many there are."""
    session.execute(text("CREATE TABLE beside.runs AS SELECT * FROM main.runs WHERE 0"))
    raw: list[Any] = [literal_column(name) for name in _NAMES]
    session.execute(insert(_ASIDE).from_select(_NAMES, select(*raw).select_from(RunRow.__table__).where(chosen)))
    return len(session.scalars(delete(RunRow).where(chosen).returning(RunRow.id)).all())


def put_back(session: Session) -> None:
    """Move the runs of the database "beside" back.

    A run that was kept anew meanwhile gets what the person had said of it; one whose number was given to another, in a
    new file, gets a new number.
    """
    for statement in _PUT_BACK:
        session.execute(text(statement))
