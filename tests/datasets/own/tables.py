"""Small tables in every format, and what is found in them."""

from io import BytesIO
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

from datasets import Dataset
from datasets.own.file import DEFAULTS
from datasets.own.note import NoteKind
from datasets.own.reading import Reading
from datasets.own.table import Table, read_table
from datasets.own.treatment.choices import Treatment, suggested
from datasets.own.treatment.loading import load_prepared
from datasets.own.treatment.prepared import Prepared, prepare


def read(content: str | bytes, name: str = "table.csv", reading: Reading | None = None) -> Table:
    return read_table(name, content.encode() if isinstance(content, str) else content, reading)


def notes_of(what: Table | Prepared) -> dict[NoteKind, dict[str, str | int]]:
    return {note.kind: dict(note.parts) for note in what.notes}


def prepared(content: str | bytes, **changes: Any) -> Prepared:
    """Read and prepare a table as is suggested, but for these changes of the treatment."""
    table = read(content)
    first = suggested(table) if "target" not in changes else Treatment(changes["target"], ())
    chosen = {field: getattr(first, field) for field in Treatment.__dataclass_fields__} | changes
    return prepare(table, Treatment(**chosen))


def loaded(content: str | bytes, choices: dict[str, Any] | None = None, **changes: Any) -> Dataset:
    return load_prepared(prepared(content, **changes), **DEFAULTS | (choices or {}))


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def parquet(columns: dict[str, Any]) -> bytes:
    target = BytesIO()
    pq.write_table(pa.table(columns), target, compression="zstd")
    return target.getvalue()


def csv_of(*columns: tuple[str, list[Any]]) -> str:
    """Return columns as CSV."""
    rows = zip(*(values for _, values in columns), strict=True)
    return "\n".join([",".join(name for name, _ in columns), *(",".join(map(str, row)) for row in rows)]) + "\n"
