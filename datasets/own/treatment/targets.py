"""The target of a table: classes with names, or numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Bools, Ints
from ..column import Column
from ..error import TableError
from ..limits import MOST_CLASSES
from ..names import distinct, shown
from ..note import Note, NoteKind, note

FEWEST_OF_A_CLASS = 2  # one to train and one to test


@dataclass(frozen=True, eq=False, slots=True)
class Target:
    """What is predicted.

    Parameters
    ----------
    name : str
    values : Array of int64 or float64
        Class indices or numbers, one a row, without gaps.
    class_names : tuple of str
        Empty for numbers.
    class_values : tuple of str or float
        What stands in the column for each class.
    """

    name: str
    values: pa.Array
    class_names: tuple[str, ...]
    class_values: tuple[Any, ...] = ()

    def same_of(self, column: Column, rows: Ints) -> tuple[pa.Array, Bools]:
        """Return the values of other rows of the column, and which rows are kept: those of a class that there is."""
        values = column.values.take(pa.array(rows))
        if not self.class_names:
            return values, np.ones(len(rows), dtype=bool)
        places = {value: i for i, value in enumerate(self.class_values)}
        of_row = np.array([places.get(value, -1) for value in values.to_pylist()], np.int64)
        kept: Bools = of_row >= 0
        return pa.array(of_row[kept]), kept


def target_of(column: Column, rows: Ints, aim: str) -> tuple[Target, Bools, list[Note]]:
    """Return the target of some rows, which of them are kept, and what is to be said.

    Rows of a class that has one row alone are left out: it cannot be trained and tested.

    Raises
    ------
    TableError
        When there is nothing to predict.
    """
    values = column.values.take(pa.array(rows))
    if column.kind == "nothing" or not len(values):
        raise TableError(f"the target {column.name!r} has no value in any row; choose another target")
    if aim == "number":
        return _number(column, values)
    encoded = values if pa.types.is_dictionary(values.type) else pc.dictionary_encode(values)
    codes = encoded.indices.to_numpy()
    counts = np.bincount(codes, minlength=len(encoded.dictionary))
    labels = _labels(column, encoded.dictionary)
    present = [k for k in range(len(labels)) if counts[k]]
    found = sorted((k for k in present if counts[k] >= FEWEST_OF_A_CLASS), key=lambda k: encoded.dictionary[k].as_py())
    _check_classes(column, [labels[k] for k in present], len(found))
    notes = [
        note(NoteKind.SMALL_CLASS, label=labels[k], n=int(counts[k])) for k in present if counts[k] < FEWEST_OF_A_CLASS
    ]
    place = np.full(len(labels), -1, np.int64)
    place[found] = np.arange(len(found))
    of_row = place[codes]
    kept: Bools = of_row >= 0
    names, _ = distinct([labels[k] for k in found])
    classes = tuple(encoded.dictionary[k].as_py() for k in found)
    return Target(column.name, pa.array(of_row[kept]), names, classes), kept, notes[:MOST_CLASSES]


def _check_classes(column: Column, labels: Sequence[str], n_classes: int) -> None:
    remedy = "choose another target" + ("" if column.kind == "words" else ", or let it be predicted as a number")
    if len(labels) == 1:
        raise TableError(
            f"the target {column.name!r} has the value {labels[0]!r} in every row, so that there is nothing to tell "
            f"apart; choose another target"
        )
    if n_classes > MOST_CLASSES:
        raise TableError(
            f"the target {column.name!r} has {n_classes} different values, and at most {MOST_CLASSES} can be classes; "
            f"{remedy}"
        )
    if n_classes < 2:
        raise TableError(
            f"the target {column.name!r} has {len(labels):,} different values, of which {n_classes} stand in more than "
            f"one row, so that they cannot be trained and tested; {remedy}"
        )


def _labels(column: Column, values: pa.Array) -> list[str]:
    """Return different values as texts, whole numbers without a point."""
    if column.kind == "words":
        return [shown(text) for text in values.to_pylist()]
    numbers = values.to_numpy()
    whole = bool(np.all(numbers == np.round(numbers)) and np.all(np.abs(numbers) < 1e15))
    return [str(int(number)) if whole else repr(float(number)) for number in numbers]


def _number(column: Column, values: pa.Array) -> tuple[Target, Bools, list[Note]]:
    if column.kind != "number":
        first = values[0].as_py()
        raise TableError(
            f"the target {column.name!r} has words, such as {first[:40]!r}, and no numbers; let it be predicted as "
            f"classes, or choose another target"
        )
    if int(pc.count_distinct(values).as_py()) < 2:
        raise TableError(
            f"the target {column.name!r} is {values[0].as_py():g} in every row, so that there is nothing to predict; "
            f"choose another target"
        )
    return Target(column.name, values, ()), np.ones(len(values), dtype=bool), []
