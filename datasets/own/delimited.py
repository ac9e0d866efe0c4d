"""Text with separators, read by pyarrow and pandas into columns of words."""

from io import BytesIO, StringIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from .error import TableError
from .limits import LONGEST_LINE, MOST_CELLS, MOST_COLUMNS
from .note import Note, NoteKind, note
from .reading import Reading
from .text import SEPARATORS, rows_of


def read_text(name: str, text: str, reading: Reading) -> tuple[list[str], list[pa.Array], list[Note]]:
    """Return the names of the columns (empty without a head), the columns as strings, and notes.

    Raises
    ------
    TableError
        When a line is too long, a row has other columns than the first, or there are too many cells.
    """
    notes: list[Note] = []
    first_rows = rows_of(text, reading.separator)
    n_columns = len(first_rows[0]) if first_rows else 0
    _check_size(name, text, n_columns)
    if reading.head and len(first_rows) > 1 and len(first_rows[1]) == n_columns + 1:
        # As R writes row names: they have no name themselves.
        text, n_columns = f'""{SEPARATORS[reading.separator]}{text}', n_columns + 1
        notes.append(note(NoteKind.ROW_NAMES))
    if n_columns < 2:
        raise TableError(
            f"{name!r} has only one column when cells are separated by {_called(reading.separator)}; choose another "
            f"separator, or a table with a target and an input"
        )
    read = _by_blanks if reading.separator == "space" else _by_signs
    columns = read(name, text, reading.separator, n_columns)
    if not reading.head:
        return [], columns, notes
    return [column[0].as_py() or "" for column in columns], [column[1:] for column in columns], notes


def _check_size(name: str, text: str, n_columns: int) -> None:
    encoded = np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)
    ends = np.concatenate([[-1], np.flatnonzero(encoded == ord("\n")), [len(encoded)]])
    lengths = np.diff(ends) - 1
    longest = int(lengths.argmax())
    if lengths[longest] > LONGEST_LINE:
        raise TableError(
            f"line {longest + 1:,} of {name!r} has {lengths[longest]:,} bytes, and at most {LONGEST_LINE:,} can be "
            f"read; is it a table with a row on each line?"
        )
    if n_columns > MOST_COLUMNS:
        raise TableError(
            f"{name!r} has {n_columns:,} columns, and at most {MOST_COLUMNS:,} can be read; leave some out"
        )
    check_cells(name, int(np.count_nonzero(lengths)), n_columns, MOST_CELLS)


def check_cells(name: str, n_rows: int, n_columns: int, most: int) -> None:
    """Raise TableError where a table has more cells than can be read."""
    if n_rows * n_columns > most:
        raise TableError(
            f"{name!r} has {n_rows:,} rows of {n_columns:,} columns, {n_rows * n_columns:,} cells, and at most "
            f"{most:,} can be read; leave out rows or columns"
        )


def _by_signs(name: str, text: str, separator: str, n_columns: int) -> list[pa.Array]:
    uneven: list[arrow_csv.InvalidRow] = []

    def note_row(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip"

    data = text.encode("utf-8", "replace")
    try:
        table = arrow_csv.read_csv(
            BytesIO(data),
            arrow_csv.ReadOptions(use_threads=False, block_size=len(data) + 1, autogenerate_column_names=True),
            arrow_csv.ParseOptions(
                delimiter=SEPARATORS[separator], newlines_in_values=True, invalid_row_handler=note_row
            ),
            arrow_csv.ConvertOptions(
                column_types={f"f{i}": pa.string() for i in range(n_columns)}, strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid as error:
        raise TableError(f"{name!r} cannot be read as text with separators ({error}); save it as CSV anew") from None
    if uneven:
        row = uneven[0]
        raise TableError(
            f"in row {row.number:,} of {name!r} the number of columns is {row.actual_columns}, and in the first row "
            f"{row.expected_columns}; correct it, or choose another separator"
            + (f" ({len(uneven):,} rows are so)" if len(uneven) > 1 else "")
        )
    columns = [column.combine_chunks() for column in table.columns]
    if text.count('"') % 2 and any("\n" in (column[-1].as_py() or "") for column in columns if len(column)):
        raise TableError(f"a quotation mark in row {len(columns[0]):,} of {name!r} is never closed; close or remove it")
    return columns


def _by_blanks(name: str, text: str, _: str, n_columns: int) -> list[pa.Array]:
    try:
        frame = pd.read_csv(StringIO(text), sep=r"\s+", header=None, dtype=str, keep_default_na=False, engine="c")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise TableError(
            f"{name!r} cannot be read as text with blanks between ({str(error).strip()}); correct that line"
        ) from None
    lacking = (frame.isna() | (frame == "")).to_numpy()  # a cell that is empty has no blanks around it
    lacking[0] = False  # but for the name of a column without one
    short = lacking.any(axis=1)
    if short.any():
        row = int(short.argmax())
        raise TableError(
            f"in row {row + 1:,} of {name!r} the number of columns is {int((~lacking[row]).sum())}, and in the "
            f"first row {n_columns}; correct it, or choose another separator"
        )
    return [pa.array(frame[column].to_numpy(object), pa.string()) for column in frame.columns]


def _called(separator: str) -> str:
    return {"comma": "commas", "semicolon": "semicolons", "tab": "tabs", "bar": "vertical bars"}.get(
        separator, "blanks"
    )
