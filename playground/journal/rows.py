"""Rows of the file as plain values: each is checked, since SQLite puts any value into any column."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, column, select

from playground.journal.tables import Base
from playground.journal.tags import split

_LONGEST = 60  # characters of a damaged value that a message shows
Value = TypeVar("Value")


class Rows(Generic[Value]):
    """How rows of a table are read.

    Parameters
    ----------
    kind : type
        The dataclass that a row becomes; its fields are columns.
    table : type
        The table.
    """

    def __init__(self, kind: type[Value], table: type[Base]) -> None:
        self._kind, self._table = kind, table
        described = fields(kind)  # type: ignore[arg-type]
        self._names = tuple(field.name for field in described)
        self._readers = tuple(_BY_TYPE[field.type] for field in described)

    def selected(self, *more: str) -> Select[Any]:
        """Return a query for the values as the file has them, and of ``more`` columns after them."""
        wanted: list[Any] = [column(name) for name in (*self._names, *more)]
        return select(*wanted).select_from(self._table.__table__)

    def value_of(self, row: Sequence[Any]) -> Value:
        """Return what the values of ``selected`` say; ValueError names the first that cannot be."""
        return self._kind(
            *[read(name, value) for read, name, value in zip(self._readers, self._names, row, strict=True)]
        )


def _text(name: str, value: Any) -> Any:
    if type(value) is not str:
        raise _refused(name, value)
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            raise _refused(name, value) from None
    return value


def _tags(name: str, value: Any) -> Any:
    return split(_text(name, value))


def _whole(name: str, value: Any) -> Any:
    if type(value) is not int:
        raise _refused(name, value)
    return value


def _whole_or_none(name: str, value: Any) -> Any:
    return None if value is None else _whole(name, value)


def _flag(name: str, value: Any) -> Any:
    return _whole(name, value) != 0


def _real(name: str, value: Any) -> Any:
    if value is None:  # SQLite has no NaN
        return math.nan
    if type(value) is float:
        return value
    return float(_whole(name, value))


def _moment(name: str, value: Any) -> Any:
    try:
        return datetime.fromisoformat(_text(name, value)).replace(tzinfo=UTC)
    except ValueError:
        raise _refused(name, value) from None


def _refused(name: str, value: Any) -> ValueError:
    said = ascii(value)
    return ValueError(f"{name} is {said if len(said) <= _LONGEST else said[:_LONGEST] + '…'}")


_BY_TYPE: dict[Any, Callable[[str, Any], Any]] = {
    "int": _whole, "int | None": _whole_or_none, "bool": _flag, "str": _text, "float": _real, "datetime": _moment,
    "tuple[str, ...]": _tags,
}  # fmt: skip
