"""Parquet and JSON, read by pyarrow into columns that have types already."""

import json
from io import BytesIO

import pyarrow as pa
import pyarrow.json as arrow_json
import pyarrow.parquet as pq

from .delimited import check_cells
from .error import TableError
from .formats import check_unpacked
from .limits import MOST_CELLS, MOST_COLUMNS


def read_parquet(name: str, data: bytes) -> pa.Table:
    """Return a table, whose sizes are checked before anything of it is unpacked.

    Columns of strings stay dictionaries where the file has them so: a small file may repeat a long text many times.
    """
    try:
        source = pa.BufferReader(data)
        metadata = pq.read_metadata(source)
        _check_columns(name, metadata.num_columns)
        check_cells(name, metadata.num_rows, metadata.num_columns, MOST_CELLS)
        groups = [metadata.row_group(i) for i in range(metadata.num_row_groups)]
        check_unpacked(name, sum(group.total_byte_size for group in groups))
        schema = pq.read_schema(pa.BufferReader(data))
        words = [
            field.name for field in schema if pa.types.is_string(field.type) or pa.types.is_large_string(field.type)
        ]
        return pq.read_table(pa.BufferReader(data), read_dictionary=words, use_threads=False)
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(f"{name!r} cannot be read as Parquet ({_brief(error)}); save it anew") from None


def read_json(name: str, data: bytes, text: str) -> pa.Table:
    """Return a table of JSON: an object on each line, or a list of objects."""
    try:
        if text.lstrip().startswith("["):
            records = json.loads(text)
            table = pa.Table.from_pylist(
                [record if isinstance(record, dict) else _refuse(name, record) for record in records]
            )
        else:
            options = arrow_json.ReadOptions(use_threads=False, block_size=len(data) + 1)
            table = arrow_json.read_json(
                BytesIO(text.encode("utf-8", "replace")), options, arrow_json.ParseOptions(newlines_in_values=True)
            )
    except (pa.ArrowException, ValueError, RecursionError, TypeError) as error:
        if isinstance(error, TableError):
            raise
        raise TableError(
            f"{name!r} cannot be read as JSON ({_brief(error)}); give an object on each line, with the same names and "
            f"the same kind of value for each name"
        ) from None
    _check_columns(name, table.num_columns)
    check_cells(name, table.num_rows, table.num_columns, MOST_CELLS)
    return table


def _refuse(name: str, record: object) -> dict[str, object]:
    raise TableError(f"{name!r} holds a list of {type(record).__name__}, no objects; give an object for each row")


def _check_columns(name: str, n_columns: int) -> None:
    if n_columns > MOST_COLUMNS:
        raise TableError(
            f"{name!r} has {n_columns:,} columns, and at most {MOST_COLUMNS:,} can be read; leave some out"
        )


def _brief(error: BaseException) -> str:
    """Return the first line of an error, without the data that it may quote at length."""
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
