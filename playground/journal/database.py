"""The file of the run log: opened, checked, and left alone when something is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import Session

from playground.journal.errors import JournalError, JournalProblem, Trouble
from playground.journal.tables import APPLICATION_ID, SCHEMA_VERSION, Base

VARIABLE = "OVERFITTING_PLAYGROUND_DATA"
FILE = "runs.sqlite3"
BUSY_SECONDS = 15.0  # how long to wait while another process writes
# Parts of SQLite's messages, which it has in English only.
_SIGNS = {
    "not a database": Trouble.NO_LOG,
    "malformed": Trouble.NO_LOG,
    "locked": Trouble.IN_USE,
    "full": Trouble.FULL,
}


def default_folder() -> Path:
    """Return the folder that the environment variable names, or else the user's data folder on this platform."""
    return Path(os.environ.get(VARIABLE) or user_data_dir("overfitting-playground", appauthor=False))


class Database:
    """An SQLite file that several processes may use at once.

    It keeps a write-ahead log with ``synchronous=FULL``: what was committed is on the disk, so that neither a killed
    process nor a failing power supply takes it back. Each use opens the file anew and closes it, so that at rest one
    file holds everything. A file that is damaged, another program's or of a newer version is never written to.

    Parameters
    ----------
    folder : Path
        Made if it is not there; on a disk of this computer, as SQLite's log does not work over a network.

    Raises
    ------
    JournalError
        When the file cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._engine = _engine(self.path)
        self._prepare()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file; what fails becomes a JournalError."""
        with self._session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session that no other process writes beside; it is committed at the end."""
        with self._session(self._engine.execution_options(writing=True)) as session:
            yield session
            session.commit()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        if not self.path.exists():  # somebody has moved it away: a new log starts
            self._prepare()
        with self._failures_named(), Session(engine) as session:
            yield session

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        """Turn what SQLite or the file system says into an error that names the file."""
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise JournalError(self._problem(error)) from error

    def _problem(self, error: Exception) -> JournalProblem:
        if self.path.is_dir():
            return JournalProblem(Trouble.IS_FOLDER, self.path)
        detail = str(getattr(error, "orig", None) or error)
        for sign, trouble in _SIGNS.items():
            if sign in detail:
                return JournalProblem(trouble, self.path, detail)
        return JournalProblem(Trouble.UNUSABLE, self.path, detail)

    def _prepare(self) -> None:
        """Check the file; make it if there is none. Nothing is written before the check is passed."""
        with self._failures_named():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._engine.connect() as connection:
                if (found := connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()) != "ok":
                    raise JournalError(JournalProblem(Trouble.DAMAGED, self.path, found))
                is_new = self._check(connection)
            if is_new:
                self._make()

    def _check(self, connection: Connection) -> bool:
        """Return whether the file is still empty; JournalError if it is not one that can be used."""
        application, version = (_number(connection, f"PRAGMA {name}") for name in ("application_id", "user_version"))
        is_empty = _number(connection, "SELECT count(*) FROM sqlite_master") == 0
        if application != APPLICATION_ID:
            if is_empty and application == version == 0:
                return True
            raise JournalError(JournalProblem(Trouble.FOREIGN, self.path))
        if version > SCHEMA_VERSION:
            raise JournalError(JournalProblem(Trouble.NEWER, self.path, str(version)))
        if version < SCHEMA_VERSION:
            raise JournalError(JournalProblem(Trouble.UNKNOWN_VERSION, self.path, str(version)))
        return False

    def _make(self) -> None:
        """Make the tables, unless another process has just done so."""
        with self._engine.execution_options(writing=True).connect() as connection:
            if self._check(connection):
                Base.metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                connection.commit()
        # While others have the file open this is refused, and one of them does it or a later start: both ways of
        # keeping the log are safe, this one lets others read meanwhile.
        with suppress(OperationalError), self._engine.execution_options(free=True).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _engine(path: Path) -> Engine:
    """Return an engine whose transactions begin when they are said to, those that write with the lock for writing."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions by itself, and too late
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if not options.get("free"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return engine


def _number(connection: Connection, statement: str) -> int:
    return int(connection.exec_driver_sql(statement).scalar_one())
