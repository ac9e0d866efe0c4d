"""What the networks of a study came to, as the bytes that are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from playground.comparisons.luck.seed_results import COLUMNS, VALIDATION, SeedResults, column_names
from playground.journal.columns import pack
from playground.journal.studies.kept_study import KeptSide, KeptStudy, StudyRecord
from playground.network.arithmetic import Array
from playground.training.problem import parts_of

_MEASURED = "train_loss_by_"  # before the name of another loss
_MOST_VALUES = 1 << 25  # of all columns; 50 seeds of two sides over 5,000 epochs by two other losses have 4.5 million


def packed_curves(results: Sequence[SeedResults]) -> bytes:
    """Return all that was measured after every epoch: side by side, network by network, epoch by epoch."""
    return pack({
        name: np.concatenate([result.rows[:, i].T.ravel() for result in results]).astype(np.float64)
        for i, name in enumerate(results[0].names)
    })  # fmt: skip


def packed_networks(results: Sequence[SeedResults]) -> bytes:
    """Return when each network diverged, and what it gave on the plane."""
    diverged_at = np.concatenate([result.diverged_at for result in results]).astype(np.int64)
    answers: list[bytes | None] = []
    for result in results:
        if result.answers is None:
            answers += [None] * result.n_networks
        else:
            kind = _kind_of_answers(result.n_classes)
            answers += [answer.astype(kind).tobytes() for answer in result.answers]
    sink = pa.BufferOutputStream()
    table = pa.table({"diverged_at": diverged_at, "answers": pa.array(answers, pa.binary())})
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    return sink.getvalue().to_pybytes()


def unpacked(kept: KeptStudy, curves: Any, networks: Any) -> StudyRecord:
    """Return what was packed.

    Raises
    ------
    ValueError
        When the bytes are no such files, or do not fit what the log says of the study, or this not its settings.
    """
    asked = kept.link.view
    if (asked.n_seeds, asked.varied, asked.epochs, 1 + asked.pair) != (
        kept.n_seeds, kept.varied, kept.epochs, kept.n_sides,
    ):  # fmt: skip
        raise ValueError(f"seeds, sides or epochs are not those of its settings, {kept.query[:200]}")
    n_networks, n_rows = kept.n_sides * kept.n_seeds, kept.n_sides * kept.n_seeds * (kept.epoch + 1)
    try:
        curved, drawn = _table(curves, n_rows), _table(networks, n_networks)
        names = curved.column_names
        columns = (*COLUMNS, *VALIDATION) if VALIDATION[0] in names else COLUMNS
        measures = tuple(name.removeprefix(_MEASURED) for name in names if name.startswith(_MEASURED))
        parts = [parts_of("test"), *([parts_of("valid")] if columns != COLUMNS else [])]
        if names not in [column_names(columns, measures, measured) for measured in parts]:
            raise TypeError(f"its columns are {', '.join(names)}"[:200])
        if any(column.type != pa.float64() or column.null_count for column in curved.columns):
            raise TypeError("a column is not one of numbers")
        shape = (kept.n_sides, kept.n_seeds, kept.epoch + 1)
        values = np.stack([column.to_numpy().reshape(shape) for column in curved.columns], axis=2)
        diverged_at = _whole_numbers(drawn.column("diverged_at")).reshape(shape[:2])
        answers = _answers(drawn.column("answers"), kept)
    except (pa.ArrowException, OSError, KeyError, TypeError) as error:
        raise ValueError(f"the networks cannot be read ({error})") from error
    sides = zip(values, diverged_at, answers, strict=True)
    # (K, columns, epochs) as the file has them, (epochs, columns, K) as results have them
    return StudyRecord(kept, tuple(KeptSide(np.moveaxis(rows, 0, 2).swapaxes(0, 1), *more) for rows, *more in sides),
                       measures)  # fmt: skip


def _table(stored: Any, n_rows: int) -> pa.Table:
    """Return the table in a file that is looked at before it is read."""
    head = pq.read_metadata(pa.BufferReader(stored))
    if head.num_rows != n_rows:
        raise TypeError(f"it has {head.num_rows} rows, not {n_rows}")
    if head.num_rows * head.num_columns > _MOST_VALUES:
        raise TypeError(f"it has {head.num_rows} rows of {head.num_columns} columns")
    return pq.read_table(pa.BufferReader(stored), page_checksum_verification=True)


def _whole_numbers(column: pa.ChunkedArray) -> Array:
    if column.type != pa.int64() or column.null_count:
        raise TypeError(f"a column of {column.type} with {column.null_count} gaps is not one of epochs")
    numbers: Array = column.to_numpy()
    return numbers


def _answers(column: pa.ChunkedArray, kept: KeptStudy) -> list[Array | None]:
    """Return the answers of each side's networks, (K, n_points)."""
    if column.null_count == len(column):
        return [None] * kept.n_sides
    stored, kind = column.to_pylist(), _kind_of_answers(kept.n_classes)
    if column.type != pa.binary() or column.null_count or len({len(one) for one in stored}) > 1:
        raise TypeError("the answers of the networks do not fit each other")
    if not stored[0] or len(stored[0]) % kind.itemsize:
        raise TypeError(f"{len(stored[0])} bytes are no answers")
    flat = np.frombuffer(b"".join(stored), kind)
    return list(flat.reshape(kept.n_sides, kept.n_seeds, -1))


def _kind_of_answers(n_classes: int) -> np.dtype[Any]:
    """Return the type of an answer: a class, or a number."""
    return np.dtype(np.uint8 if n_classes else np.float32)
