"""Finished cells of sweeps: a mapping that is kept on the disk."""

from __future__ import annotations

import json
from collections.abc import Iterator, MutableMapping

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from playground.journal.database import Database
from playground.journal.tables import CellRow


class Cells(MutableMapping[str, dict[str, float]]):
    """Numbers and words of finished cells by a key that names the cell wholly; every call may raise JournalError.

    A cell whose numbers cannot be read counts as one that is not there: whoever asks trains it anew. A value that is
    set is on the disk when the call returns. Values are stored as JSON, in which Python also writes and reads NaN and
    infinities; a number comes back as it was, to the last bit.

    Parameters
    ----------
    database : Database
        Where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def __getitem__(self, key: str) -> dict[str, float]:
        with self._database.reading() as session:
            numbers = session.scalars(select(CellRow.numbers).where(CellRow.key == key)).one_or_none()
        if numbers is None:
            raise KeyError(key)
        try:
            return _read(numbers)
        except (ValueError, TypeError) as error:
            raise KeyError(key) from error

    def __setitem__(self, key: str, numbers: dict[str, float]) -> None:
        row = insert(CellRow).values(key=key, numbers=json.dumps(numbers))
        with self._database.writing() as session:
            session.execute(
                row.on_conflict_do_update(index_elements=[CellRow.key], set_={"numbers": row.excluded.numbers})
            )

    def __delitem__(self, key: str) -> None:
        with self._database.writing() as session:
            if session.scalars(delete(CellRow).where(CellRow.key == key).returning(CellRow.key)).one_or_none() is None:
                raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        with self._database.reading() as session:
            return iter(session.scalars(select(CellRow.key).order_by(CellRow.key)).all())

    def __len__(self) -> int:
        with self._database.reading() as session:
            return session.scalars(select(func.count()).select_from(CellRow)).one()


def _read(numbers: str) -> dict[str, float]:
    found = json.loads(numbers)
    if not isinstance(found, dict) or not all(type(value) in {int, float, str} for value in found.values()):
        raise ValueError("it holds something else than numbers and words")
    return found
