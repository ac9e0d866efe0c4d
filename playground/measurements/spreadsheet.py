"""Tables as CSV that is safe to open in a spreadsheet, which takes a cell that begins like a formula for one."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv

# Spreadsheets overlook space before a formula, and some take the wide signs of East Asian scripts for the usual ones.
FORMULA = r"^(\s*[=+\-@＝＋－＠])"


def csv_of(table: pa.Table) -> bytes:
    """Return a table as CSV with a head, in UTF-8; numbers have all digits that it takes to read the same ones back.

    A text that begins like a formula, with = + - or @, has an apostrophe before it, which makes it text; so has the
    name of a column.
    """
    names = _as_text(pa.chunked_array([pa.array(table.column_names, pa.string())])).to_pylist()
    columns = [_as_text(column) for column in table.columns]
    sink = pa.BufferOutputStream()
    pa_csv.write_csv(pa.table(columns, names), sink)
    return sink.getvalue().to_pybytes()


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if not (pa.types.is_string(column.type) or pa.types.is_large_string(column.type)):
        return column
    return pc.replace_substring_regex(column, pattern=FORMULA, replacement=r"'\1")
