"""The history of a run as a few columns, and as the bytes they are stored in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from playground.measurements.history import SCALARS, VALIDATION
from playground.measurements.run import Run
from playground.measurements.sparsity import LayerSlices
from playground.network.arithmetic import Array

NAMES = (*SCALARS, "zeros", "near_zeros", "l1_norm", "l2_norm")
LATER = frozenset({"learning_rate"})  # columns that runs kept by earlier versions do not have
VALIDATED = VALIDATION[:2]  # columns that only runs with a part for validation have


def columns_of(run: Run) -> dict[str, Array]:
    """Return the history of a run with the layers' numbers drawn together over all weights.

    Returns
    -------
    dict of str to ndarray of shape (n_epochs + 1,), float64: ``NAMES``, with the meaning of ``History``'s columns, and
    ``VALIDATED`` where there is such a part.
    ``zeros`` and ``near_zeros`` are shares of all weights, ``l1_norm`` is Σ |w| and ``l2_norm`` is √ Σ w².
    """
    history = run.history
    sizes = LayerSlices(run.present.trainer.network).sizes
    columns = {name: history[name].copy() for name in SCALARS}
    for name in ("zeros", "near_zeros"):
        columns[name] = np.rint(history[name] * sizes).sum(axis=1) / sizes.sum()  # counts first: a share as it was
    with np.errstate(over="ignore"):
        columns["l1_norm"] = history["l1_norm"].sum(axis=1)
        columns["l2_norm"] = np.sqrt(np.square(history["l2_norm"]).sum(axis=1))
    if history.watched == "valid":
        columns |= {name: history[name].copy() for name in VALIDATED}
    return columns


def pack(columns: Mapping[str, Array]) -> bytes:
    """Return the columns as a Parquet file, every float64 as it is."""
    sink = pa.BufferOutputStream()
    table = pa.table({name: pa.array(column) for name, column in columns.items()})
    pq.write_table(
        table, sink, compression="zstd", use_dictionary=False, use_byte_stream_split=True, write_page_checksum=True
    )
    return sink.getvalue().to_pybytes()


def unpack(stored: Any, *, n_rows: int) -> dict[str, Array]:
    """Return what was packed; a column that an earlier version did not have is NaN.

    Parameters
    ----------
    stored : bytes
        Or whatever a damaged file holds in their place.
    n_rows : int
        Epochs and one: the state before the first is a row too.

    Raises
    ------
    ValueError
        When the bytes are no such file, it has another number of rows, or a column of ``NAMES`` is missing or holds
        anything but numbers.
    """
    try:
        table = pq.read_table(pa.BufferReader(stored), page_checksum_verification=True)
        if table.num_rows != n_rows:
            raise TypeError(f"it has {table.num_rows} rows, not {n_rows}")
        not_known = np.full(n_rows, np.nan)
        missing = LATER.difference(table.column_names)
        names = (*NAMES, *(name for name in VALIDATED if name in table.column_names))
        return {name: not_known if name in missing else _numbers(table.column(name)) for name in names}
    except (pa.ArrowException, OSError, KeyError, TypeError) as error:
        raise ValueError(f"the history cannot be read ({error})") from error


def _numbers(column: pa.ChunkedArray) -> Array:
    if column.type != pa.float64() or column.null_count:
        raise TypeError(f"a column of {column.type} with {column.null_count} gaps is not one of numbers")
    return column.to_numpy()
