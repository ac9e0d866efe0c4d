"""The tables of the run log, version 4, and what brings a file of an earlier version up to it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Float
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column
from sqlalchemy.types import TypeDecorator

SCHEMA_VERSION = 4  # raise it with every change of a table, and say in LATER what an older file needs
FIRST_VERSION = 1
# The table of studies as version 3 had it.
_STUDIES = {
    "id": "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT", "identity": "VARCHAR NOT NULL UNIQUE",
    "kept_at": "DATETIME NOT NULL", "pinned": "BOOLEAN NOT NULL", "title": "VARCHAR NOT NULL",
    "note": "VARCHAR NOT NULL", "query": "VARCHAR NOT NULL", "dataset": "VARCHAR NOT NULL", "task": "VARCHAR NOT NULL",
    "n_classes": "INTEGER NOT NULL", "n_sides": "INTEGER NOT NULL", "n_seeds": "INTEGER NOT NULL",
    "varied": "VARCHAR NOT NULL", "epochs": "INTEGER NOT NULL", "epoch": "INTEGER NOT NULL",
    "n_diverged": "INTEGER NOT NULL", "test_loss_a": "FLOAT", "test_loss_b": "FLOAT", "python": "VARCHAR NOT NULL",
    "numpy": "VARCHAR NOT NULL", "scikit_learn": "VARCHAR NOT NULL", "playground": "VARCHAR NOT NULL",
    "curves": "BLOB NOT NULL", "networks": "BLOB NOT NULL",
}  # fmt: skip
# By version, the columns that came with it, and how a file of the version before gets them.
LATER: Mapping[int, tuple[frozenset[str], Sequence[str]]] = {
    2: (frozenset({"runs.tags"}), ("ALTER TABLE runs ADD COLUMN tags TEXT NOT NULL DEFAULT ''",)),
    3: (
        frozenset(f"studies.{name}" for name in _STUDIES),
        (f"CREATE TABLE studies ({', '.join(f'{name} {kind}' for name, kind in _STUDIES.items())})",),
    ),
    4: (frozenset({"studies.tags"}), ("ALTER TABLE studies ADD COLUMN tags VARCHAR NOT NULL DEFAULT ''",)),
}
APPLICATION_ID = 0x6F766669  # "ovfi": tells a run log from another program's SQLite file


class Utc(TypeDecorator[datetime]):
    """A moment: aware in Python, in the file as text in UTC without a zone, as SQLite has no type for it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into UTC."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Say that what the file holds is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Real(TypeDecorator[float]):
    """A float64 of any kind: SQLite has no NaN and keeps NULL in its place."""

    impl = Float
    cache_ok = True

    def process_result_value(self, value: Any | None, dialect: Dialect) -> float:
        """Read NULL as NaN."""
        return math.nan if value is None else float(value)


def _real() -> MappedColumn[float]:
    return mapped_column(Real, nullable=True)


class Base(DeclarativeBase):
    """What all tables have in common: where their columns are collected."""


class RunRow(Base):
    """A kept run; what the columns mean is said in ``Kept``."""

    __tablename__ = "runs"
    __table_args__ = ({"sqlite_autoincrement": True},)  # no id is given twice

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)  # equal for runs that are the same
    kept_at: Mapped[datetime] = mapped_column(Utc, index=True)
    pinned: Mapped[bool]
    title: Mapped[str]
    note: Mapped[str]
    tags: Mapped[str] = mapped_column(server_default="")  # see tags.py
    query: Mapped[str]
    dataset: Mapped[str] = mapped_column(index=True)
    task: Mapped[str]
    data_seed: Mapped[int]
    weight_seed: Mapped[int]
    training_seed: Mapped[int]
    status: Mapped[str]
    verdict: Mapped[str]
    epochs: Mapped[int]
    changed_at: Mapped[int | None]
    best_epoch: Mapped[int]
    best_test_loss: Mapped[float] = _real()
    train_loss: Mapped[float] = _real()
    test_loss: Mapped[float] = _real()
    train_score: Mapped[float] = _real()
    test_score: Mapped[float] = _real()
    penalty: Mapped[float] = _real()
    zeros: Mapped[float] = _real()
    python: Mapped[str]
    numpy: Mapped[str]
    scikit_learn: Mapped[str]
    playground: Mapped[str]
    history: Mapped[bytes]  # see columns.py


class StudyRow(Base):
    """A kept study of many seeds; what the columns mean is said in ``KeptStudy``."""

    __tablename__ = "studies"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True)
    identity: Mapped[str] = mapped_column(unique=True)  # equal for studies that are the same
    kept_at: Mapped[datetime] = mapped_column(Utc)
    pinned: Mapped[bool]
    title: Mapped[str]
    note: Mapped[str]
    query: Mapped[str]
    dataset: Mapped[str]
    task: Mapped[str]
    n_classes: Mapped[int]
    n_sides: Mapped[int]
    n_seeds: Mapped[int]
    varied: Mapped[str]
    epochs: Mapped[int]
    epoch: Mapped[int]
    n_diverged: Mapped[int]
    test_loss_a: Mapped[float] = _real()
    test_loss_b: Mapped[float] = _real()
    python: Mapped[str]
    numpy: Mapped[str]
    scikit_learn: Mapped[str]
    playground: Mapped[str]
    curves: Mapped[bytes]  # see studies/packed.py
    networks: Mapped[bytes]  # the same
    tags: Mapped[str] = mapped_column(server_default="")  # see tags.py; the last, as in a file that got it later


class CellRow(Base):
    """The numbers of one finished cell of a sweep, as JSON."""

    __tablename__ = "cells"

    key: Mapped[str] = mapped_column(primary_key=True)
    numbers: Mapped[str]
