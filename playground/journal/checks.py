"""Whether a file is a run log that can be used: asked before anything is read from it or written into it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.journal.tables import APPLICATION_ID, FIRST_VERSION, LATER, SCHEMA_VERSION, Base


def version_of(connection: Connection, path: Path) -> int | None:
    """Return the version of a log; None for a file that has yet to become one, JournalError if it cannot be used."""
    application, version = (_number(connection, f"PRAGMA {name}") for name in ("application_id", "user_version"))
    if application != APPLICATION_ID:
        if application == version == _number(connection, "SELECT count(*) FROM sqlite_master") == 0:
            return None
        raise JournalError(JournalProblem(Trouble.FOREIGN, path))
    if version > SCHEMA_VERSION:
        raise JournalError(JournalProblem(Trouble.NEWER, path, str(version)))
    if version < FIRST_VERSION:
        raise JournalError(JournalProblem(Trouble.UNKNOWN_VERSION, path, str(version)))
    return version


def check_pages(connection: Connection, path: Path) -> None:
    """Have SQLite look at every page of the file; JournalError if one is damaged."""
    if (found := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()) != "ok":
        raise JournalError(JournalProblem(Trouble.DAMAGED, path, str(found)))


def check_tables(connection: Connection, path: Path, version: int) -> None:
    """Raise JournalError if a table or a column that a log of this version has is missing."""
    later = {name for number, (names, _) in LATER.items() if number > version for name in names}
    for table in Base.metadata.sorted_tables:
        found = {row.name for row in connection.exec_driver_sql(f"PRAGMA table_info({table.name})")}
        missing = [
            column.name
            for column in table.columns
            if column.name not in found and f"{table.name}.{column.name}" not in later
        ]
        if missing:
            what = f"no such column: {table.name}.{missing[0]}" if found else f"no such table: {table.name}"
            raise JournalError(JournalProblem(Trouble.DAMAGED, path, what))


def _number(connection: Connection, statement: str) -> int:
    return int(connection.exec_driver_sql(statement).scalar_one())
