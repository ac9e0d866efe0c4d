"""The parts that a column of a table names, or the groups of rows that it keeps together."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Bools, Ints
from ..column import Column
from ..error import TableError
from ..note import Note, NoteKind, note

TRAIN, TEST, OTHER = 0, 1, 2
PARTS: Mapping[str, int] = MappingProxyType(
    {
        "train": TRAIN, "training": TRAIN, "fit": TRAIN,
        "test": TEST, "testing": TEST, "holdout": TEST,
        "validation": OTHER, "valid": OTHER, "val": OTHER, "dev": OTHER,
    }
)  # fmt: skip


@dataclass(frozen=True, eq=False, slots=True)
class Partition:
    """What a column says of the rows.

    Parameters
    ----------
    parts : Array of int64, or None
        The part of each row, TRAIN or TEST, where the column names parts.
    groups : Array of int64, or None
        The group of each row, where it names groups.
    """

    parts: pa.Array | None = None
    groups: pa.Array | None = None


def are_used(column: Column | None, rows: Ints) -> Bools:
    """Return which rows a column of names of parts gives to training or test, and not to validation."""
    if column is None or column.kind != "words":
        return np.ones(len(rows), dtype=bool)
    values = column.values.take(pa.array(rows))
    words = [str(word).strip().casefold() for word in values.dictionary.to_pylist()]
    others = [code for code, word in enumerate(words) if PARTS.get(word) == OTHER]
    if not set(words) <= set(PARTS):
        return np.ones(len(rows), dtype=bool)
    return ~np.isin(values.indices.to_numpy(zero_copy_only=False), others)


def partition(column: Column | None, rows: Ints, first_row: int) -> tuple[Partition, list[Note]]:
    """Return what a column says of some rows; TableError where a row has no value, or all have the same."""
    if column is None:
        return Partition(), []
    values = column.values.take(pa.array(rows))
    if values.null_count:
        row = int(rows[pc.index(pc.is_null(values), True).as_py()]) + first_row
        raise TableError(f"{column.name!r}, by which rows are split, has no value in row {row:,}; give it one")
    encoded = values if pa.types.is_dictionary(values.type) else pc.dictionary_encode(values)
    words = [str(word).strip().casefold() for word in encoded.dictionary.to_pylist()]
    codes = encoded.indices.to_numpy().astype(np.int64)
    used = np.unique(codes)
    if len(used) < 2:
        raise TableError(
            f"{column.name!r}, by which rows are split, is {words[used[0]]!r} in every row; choose another column"
        )
    named = {words[code] for code in used}
    if named <= set(PARTS):
        parts = np.array([PARTS.get(word, -1) for word in words])[codes]
        return Partition(parts=pa.array(parts)), [note(NoteKind.PARTS_BY_COLUMN, column=column.name)]
    return Partition(groups=pa.array(codes)), [note(NoteKind.GROUPS, column=column.name, n=len(used))]
