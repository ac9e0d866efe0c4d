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

from playground.journal.checks import check_pages, check_tables, version_of
from playground.journal.errors import JournalError, JournalProblem, Trouble, problem_of
from playground.journal.tables import APPLICATION_ID, LATER, SCHEMA_VERSION, Base

VARIABLE = "OVERFITTING_PLAYGROUND_DATA"
FILE = "runs.sqlite3"
BUSY_SECONDS = 15.0  # how long to wait while another process writes
# What SQLite, the file system and the reading of a damaged value raise: SQLite puts any value into any column, and
# its own messages may quote bytes that are no text.
FAILURES = (SQLAlchemyError, sqlite3.Error, OSError, ValueError, TypeError, OverflowError)
Signature = tuple[int, int, int]  # file, size in bytes, time of the last change in nanoseconds


def default_folder() -> Path:
    """Return the folder that the environment variable names, or else the user's data folder on this platform.

    In the variable "~" is the user's home, as a shell has it; JournalError if there is none.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return Path(user_data_dir("overfitting-playground", appauthor=False))
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise JournalError(JournalProblem(Trouble.NO_HOME, Path(named))) from error


class Database:
    """An SQLite file that several processes may use at once.

    It keeps a write-ahead log with ``synchronous=FULL``: what was committed is on the disk, so that neither a killed
    process nor a failing power supply takes it back. Each use opens the file anew and closes it, so that at rest one
    file holds everything. A file that is damaged, another program's or of a newer version is never written to: it is
    checked before its first use, and again whenever somebody else has changed it.

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
        self._checked: Signature | None = None
        self._writings = 0
        with self._failures_named():
            self._prepare()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one state of the file; what fails becomes a JournalError."""
        with self._session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self, *, beside: Path | None = None) -> Iterator[Session]:
        """Give a session that no other process writes beside; it is committed at the end.

        The file at ``beside`` is a second database in it, called "beside".
        """
        self._writings += 1
        with self._session(self._engine.execution_options(writing=True, beside=beside)) as session:
            yield session
            session.commit()
        self._checked = _signature(self.path)

    def state(self) -> tuple[object, ...]:
        """Return what is another whenever somebody has written: ask before reading to know later whether that holds.

        What another process has written may lie in SQLite's log beside the file for a while.
        """
        return self._writings, _signature(self.path), _signature(self.path.with_name(f"{FILE}-wal"))

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        with self._failures_named():
            if self._checked is None or self._checked != _signature(self.path):
                self._prepare()  # it is changed, or somebody has moved it away and a new log starts
            with Session(engine) as session:
                yield session

    @contextmanager
    def _failures_named(self) -> Iterator[None]:
        """Turn what SQLite or the file system says into an error that names the file."""
        try:
            yield
        except FAILURES as error:
            raise JournalError(problem_of(error, self.path)) from error

    def _prepare(self) -> None:
        """Check the file, make it or bring it up to date; nothing is written before the check is passed."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        signature = _signature(self.path)
        with self._engine.connect() as connection:
            check_pages(connection, self.path)
            version = version_of(connection, self.path)
            if version is not None:
                check_tables(connection, self.path, version)
        if version is None:
            self._make()
        elif version < SCHEMA_VERSION:
            self._bring_up()
        if version != SCHEMA_VERSION:
            signature = _signature(self.path)
        self._checked = signature

    def _make(self) -> None:
        """Make the tables, unless another process has just done so."""
        with self._engine.execution_options(writing=True).connect() as connection:
            if version_of(connection, self.path) is None:
                Base.metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                connection.commit()
        # While others have the file open this is refused, and one of them does it or a later start: both ways of
        # keeping the log are safe, this one lets others read meanwhile.
        with suppress(OperationalError), self._engine.execution_options(free=True).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")

    def _bring_up(self) -> None:
        """Make a log of an earlier version one of the present, unless another process has just done so."""
        with self._engine.execution_options(writing=True).connect() as connection:
            version = version_of(connection, self.path) or SCHEMA_VERSION
            for number in range(version + 1, SCHEMA_VERSION + 1):
                for statement in LATER[number][1]:
                    connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            connection.commit()


def _signature(path: Path) -> Signature | None:
    """Return what changes with the file; None if there is none, or none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def _engine(path: Path) -> Engine:
    """Return an engine whose transactions begin when they are said to, those that write with the lock for writing."""
    url = URL.create("sqlite", database=str(path))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _: object) -> None:
        connection.isolation_level = None  # the driver would begin transactions by itself, and too late
        connection.text_factory = _text
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        if (beside := options.get("beside")) is not None:
            connection.exec_driver_sql("ATTACH DATABASE ? AS beside", (str(beside),))
        if not options.get("free"):
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")

    return engine


def _text(stored: bytes) -> str:
    """Return a text of the file; bytes that are no UTF-8 stay in it and are found by whoever checks the row."""
    return stored.decode(errors="surrogateescape")
