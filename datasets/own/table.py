"""A Table is a file as it was read: its columns, what was assumed, and which file it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa

from . import column, typed
from .column import Column
from .delimited import read_text
from .error import TableError
from .formats import NAMED, Format, format_of
from .names import distinct, shown
from .note import Note, NoteKind, note
from .reading import Reading
from .text import decoded, guessed_encoding, guessed_reading
from .workbook import plain, read_sheet

TOGETHER = (NoteKind.NO_VALUES, NoteKind.UNUSABLE)  # said once for all columns


@dataclass(frozen=True, eq=False, slots=True)
class Table:
    """A table that was read.

    Parameters
    ----------
    name : str
        Of the file.
    content : str
        SHA-256 of its bytes, in hexadecimal.
    format : {"text", "json", "parquet", "workbook"}
    reading : Reading
        How it was read.
    columns : tuple of Column
        At least two, of one length.
    n_rows : int
        At least 1.
    first_row : int
        What its first row of values is called: the file counts from 1, and a row of names counts.
    notes : tuple of Note
        What was assumed.
    """

    name: str
    content: str
    format: Format
    reading: Reading
    columns: tuple[Column, ...]
    n_rows: int
    first_row: int
    notes: tuple[Note, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns."""
        return tuple(one.name for one in self.columns)


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def read_table(name: str, data: bytes, reading: Reading | None = None) -> Table:
    """Read a file.

    Parameters
    ----------
    name : str
        Of the file; its ending is believed only if the content agrees.
    data : bytes
    reading : Reading or None
        How; None for what the content tells most likely.

    Raises
    ------
    TableError
        When it cannot be read; the message names row or column, and the remedy.
    """
    name = shown(name, 100) or "table"
    form = format_of(name, data)
    notes = []
    if (named := _named(name)) is not None and named != form:
        notes.append(note(NoteKind.OTHER_FORMAT, found=form))
    if form == "text":
        return _of_text(name, data, reading, notes)
    if form == "workbook":
        return _of_workbook(name, data, reading or Reading(), notes, guessed=reading is None)
    reading = reading or Reading(encoding=guessed_encoding(data) if form == "json" else "utf-8")
    read = (
        typed.read_parquet(name, data)
        if form == "parquet"
        else typed.read_json(name, data, decoded(name, data, reading.encoding))
    )
    arrays = [one.combine_chunks() if isinstance(one, pa.ChunkedArray) else one for one in read.columns]
    arrays = [one.chunk(0) if isinstance(one, pa.ChunkedArray) else one for one in arrays]
    return _table(name, data, form, reading, list(read.column_names), arrays, 1, notes)


def _named(name: str) -> Format | None:
    """Return which format the name says."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    return NAMED.get(ending)


def _of_text(name: str, data: bytes, reading: Reading | None, notes: list[Note]) -> Table:
    encoding = guessed_encoding(data) if reading is None else reading.encoding
    text = decoded(name, data, encoding)
    if reading is None:
        reading = guessed_reading(text, encoding)
        if encoding != "utf-8":
            notes.append(note(NoteKind.ENCODING_GUESSED, encoding=encoding))
    names, arrays, found = read_text(name, text, reading)
    return _table(name, data, "text", reading, names, arrays, 1 + reading.head, [*notes, *found])


def _of_workbook(name: str, data: bytes, reading: Reading, notes: list[Note], *, guessed: bool) -> Table:
    rows, n_sheets, formula = read_sheet(name, data, reading.sheet)
    if not rows:
        raise TableError(f"sheet {reading.sheet} of {name!r} is empty; choose another sheet or another file")
    if guessed:
        has_head = all(isinstance(cell, str) for cell in rows[0] if cell is not None)
        reading = Reading(head=has_head)
    if n_sheets > 1:
        notes.append(note(NoteKind.ONE_SHEET, sheet=reading.sheet, n=n_sheets))
    names = ["" if cell is None else str(cell) for cell in rows[0]] if reading.head else []
    body = rows[1:] if reading.head else rows
    columns = [[plain(row[k]) for row in body] for k in range(len(rows[0]))]
    table = _table(name, data, "workbook", reading, names, columns, 1 + reading.head, notes)
    if formula is None:
        return table
    i, k = formula
    said = note(NoteKind.FORMULAS, column=table.columns[k].name, row=i + 1)
    return Table(name, table.content, "workbook", reading, table.columns, table.n_rows, table.first_row,
                 (*table.notes, said))  # fmt: skip


def _table(
    name: str, data: bytes, form: Format, reading: Reading, names: Sequence[str], values: Sequence[Any], first_row: int,
    notes: list[Note],
) -> Table:  # fmt: skip
    """Understand every column, and say together what is the same of many."""
    n_rows = len(values[0]) if values else 0
    if not n_rows:
        raise TableError(f"{name!r} has names of columns and no rows; choose a file with rows of values")
    if len(values) < 2:
        raise TableError(f"{name!r} has only one column; a table needs a target and at least one input")
    if not names:
        notes.append(note(NoteKind.NO_HEAD, n=len(values)))
        names = [f"column {i + 1}" for i in range(len(values))]
    shown_names, said = distinct(names)
    notes += said
    columns: list[Column] = []
    found: list[Note] = []
    for one, cells in zip(shown_names, values, strict=True):
        if isinstance(cells, list):
            understood, of_it = column.of_objects(one, cells, first_row)
        elif form == "text":
            understood, of_it = column.of_texts(one, cells, reading.numbers, first_row)
        else:
            understood, of_it = column.of_typed(one, cells, reading.numbers, first_row)
        columns.append(understood)
        found += of_it
    return Table(name, fingerprint(data), form, reading, tuple(columns), n_rows, first_row,
                 (*notes, *_together(found)))  # fmt: skip


def _together(notes: Sequence[Note]) -> list[Note]:
    """Return notes in which those that say the same of many columns are one."""
    kept: list[Note] = []
    for kind in TOGETHER:
        of_it = [one for one in notes if one.kind is kind]
        if of_it:
            kept.append(Note(kind, (("n", len(of_it)), *of_it[0].parts[1:])))
    return [*kept, *(one for one in notes if one.kind not in TOGETHER)]
