"""Sheets of an Excel workbook, read by openpyxl: values, and results of formulas where the file has them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from .delimited import check_cells
from .error import TableError
from .limits import MEGABYTE, MOST_COLUMNS, MOST_WORKBOOK_CELLS

_FAILURES = (InvalidFileException, BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError)


def read_sheet(name: str, data: bytes, sheet: int) -> tuple[list[list[Any]], int, tuple[int, int] | None]:
    """Return rows of values of equal length, the number of sheets, and how many formulas have no result.

    Parameters
    ----------
    name : str
    data : bytes
    sheet : int
        Counted from 1.

    Returns
    -------
    rows : list of list
        Without empty rows at the end and empty columns at the right.
    n_sheets : int
    formulas : (row, column) or None
        The first cell, both counted from 0, whose formula has no result: a program wrote it that does not compute.
    """
    _check_entities(name, data)
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = book.worksheets
        if sheet > len(sheets):
            raise TableError(f"{name!r} has {len(sheets)} sheets and no sheet {sheet}; choose one of them")
        rows = _trimmed(list(_rows(name, sheets[sheet - 1])))
        formula = _without_result(data, sheet, rows) if _has_formulas(data) else None
        book.close()
    except TableError:
        raise
    except _FAILURES as error:
        raise TableError(f"{name!r} cannot be read as a workbook ({str(error)[:200]}); save it anew as .xlsx") from None
    return rows, len(sheets), formula


def _rows(name: str, sheet: Any) -> Iterator[list[Any]]:
    sheet.reset_dimensions()  # what the file says of them may be wrong
    n_cells = 0
    for n_rows, row in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS + 1), start=1):
        if len(row) > MOST_COLUMNS and row[MOST_COLUMNS] is not None:
            raise TableError(f"{name!r} has more than {MOST_COLUMNS:,} columns; leave some out")
        n_cells += len(row)
        if n_cells > MOST_WORKBOOK_CELLS:
            check_cells(name, n_rows, max(len(row), 1), MOST_WORKBOOK_CELLS)
            raise TableError(
                f"the sheet of {name!r} has more than {MOST_WORKBOOK_CELLS:,} cells; save it as CSV or Parquet, which "
                f"may be larger"
            )
        yield list(row)


def _trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Return rows of one length, without what is empty at the end and at the right."""
    while rows and all(_is_empty(cell) for cell in rows[-1]):
        rows.pop()
    width = max((i + 1 for row in rows for i, cell in enumerate(row) if not _is_empty(cell)), default=0)
    return [[*row[:width], *[None] * (width - len(row))] for row in rows]


def _is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _has_formulas(data: bytes) -> bool:
    with ZipFile(BytesIO(data)) as archive:
        names = [entry for entry in archive.namelist() if entry.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(entry) for entry in names)


def _without_result(data: bytes, sheet: int, rows: list[list[Any]]) -> tuple[int, int] | None:
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=False)
    as_written = book.worksheets[sheet - 1]
    as_written.reset_dimensions()
    for i, (written, row) in enumerate(zip(as_written.iter_rows(values_only=True), rows, strict=False)):
        for k, (cell, value) in enumerate(zip(written, row, strict=False)):
            if value is None and isinstance(cell, str) and cell.startswith("="):
                return i, k
    return None


def _check_entities(name: str, data: bytes) -> None:
    """Refuse XML that defines entities: a few bytes of them can stand for gigabytes, and Excel writes none."""
    with ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            if entry.filename.endswith((".xml", ".rels")):
                with archive.open(entry) as part:
                    if b"<!DOCTYPE" in part.read(MEGABYTE):
                        raise TableError(f"{name!r} defines entities in {entry.filename!r}, as Excel never does")


def plain(cell: Any) -> Any:
    """Return a cell's value as a number, a datetime, a text or None."""
    if _is_empty(cell):
        return None
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, datetime):
        return cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, time):
        return float(cell.hour * 3600 + cell.minute * 60 + cell.second)
    return cell if isinstance(cell, int | float | str) else str(cell)
