"""A dataset of a file in one call, for programs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ..dataset import Dataset
from .error import TableError
from .reading import Reading
from .table import Table, read_table
from .treatment.choices import Aim, Gaps, Split, Treatment
from .treatment.loading import load_prepared
from .treatment.prepared import prepare

DEFAULTS: dict[str, Any] = {
    "n_samples": 200, "noise": 0.0, "flipped": 0.0, "test_share": 0.5, "balance": 0.5, "n_classes": 2,
    "features": ("x", "y"), "seed": 0, "useless_inputs": 0, "input_copies": 0, "correlation": 0.9,
    "standardised": True, "input_scale": 1.0, "test_shift": 0.0, "test_turn": 0.0, "valid_share": 0.0,
}  # fmt: skip


def load_file(
    path: str | Path,
    *,
    target: str | int,
    inputs: Sequence[str | int],
    aim: Aim = "classes",
    split: Split = "stratified",
    by: str | int = 0,
    gaps: Gaps = "fill",
    content: str = "",
    encoding: str = "utf-8",
    separator: str = "comma",
    head: bool = True,
    numbers: str = "point",
    sheet: int = 1,
    **choices: Any,
) -> Dataset:
    """Read a table from a file and make a dataset of it.

    Parameters
    ----------
    path : str or Path
        CSV and its like, JSON lines, Parquet or Excel.
    target : str or int
        The column that is predicted, by name or counted from 1.
    inputs : sequence of str or int
        The columns that the network is given.
    aim : {"classes", "number"}
        What the target is.
    split : {"stratified", "random", "order", "column"}
        How rows are divided into training, test and, with ``valid_share``, validation.
    by : str or int
        The column that divides them, for "column".
    gaps : {"fill", "drop"}
        What is done about rows with missing values.
    content : str
        SHA-256 that the file is to have, in hexadecimal; empty for any file.
    encoding, separator, head, numbers, sheet
        How it is read, see ``Reading``.
    **choices
        Keyword arguments of ``datasets.load``.

    Returns
    -------
    Dataset

    Raises
    ------
    TableError
        When the file cannot be read, is another one, or cannot be treated so.
    OSError
        When there is no such file.
    """
    unknown = sorted(set(choices) - set(DEFAULTS))
    if unknown:
        raise TableError(f"load_file knows no {unknown[0]!r}; choose among {', '.join(DEFAULTS)}")
    path = Path(path)
    table = read_table(path.name, path.read_bytes(), Reading(encoding, separator, head, numbers, sheet))
    if content and table.content != content:
        raise TableError(
            f"{path.name!r} is another file than the one that is meant: its fingerprint is {table.content[:12]}…, not "
            f"{content[:12]}…; find the other one, or leave content out"
        )
    columns = tuple(column_number(table, one) for one in inputs)
    treatment = Treatment(column_number(table, target), columns, aim, split, column_number(table, by), gaps)
    return load_prepared(prepare(table, treatment), **DEFAULTS | choices)


def column_number(table: Table, named: str | int) -> int:
    """Return the number of a column, counted from 1, by its name or number; 0 stays 0, for none.

    Raises
    ------
    TableError
        When there is none of that name.
    """
    if isinstance(named, int):
        return named
    if named in table.names:
        return table.names.index(named) + 1
    if named.isdecimal():
        return int(named)
    raise TableError(f"{table.name!r} has no column {named!r}; it has {', '.join(map(repr, table.names[:20]))}")
