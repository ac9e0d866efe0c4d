"""What a person chooses of a table, and what is chosen at first."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow.compute as pc

from ..column import Column
from ..error import TableError
from ..limits import FIRST_INPUTS, MOST_CATEGORIES, MOST_CLASSES, MOST_INPUTS
from ..table import Table

Aim = Literal["classes", "number"]
Split = Literal["stratified", "random", "order", "column"]
Gaps = Literal["fill", "drop"]
TARGETS = ("target", "class", "label", "outcome", "response", "y", "species", "diagnosis", "survived")
INDEX_NAMES = ("id", "index", "row", "rownames", "no", "nr", "number", "unnamed: 0", "column 1")


@dataclass(frozen=True, slots=True)
class Treatment:
    """What is made of a table. Columns are counted from 1.

    Parameters
    ----------
    target : int
        The column that is predicted.
    inputs : tuple of int
        The columns that the network is given.
    aim : {"classes", "number"}
        What the target is.
    split : {"stratified", "random", "order", "column"}
        How rows are divided.
    by : int
        The column that divides them; 0 for none.
    gaps : {"fill", "drop"}
        What is done about rows with missing values.
    """

    target: int
    inputs: tuple[int, ...]
    aim: Aim = "classes"
    split: Split = "stratified"
    by: int = 0
    gaps: Gaps = "fill"


def suggested(table: Table, target: int = 0) -> Treatment:
    """Return what most tables are meant for: the target is a column of that name, or the last that can be one.

    ``target`` is a column that was chosen, counted from 1; 0 for none. Columns of too many words, that number the rows,
    that are constant or empty are no inputs at first.

    Raises
    ------
    TableError
        When no column can be a target beside another one as input.
    """
    usable = [i for i, column in enumerate(table.columns) if column.n_values and column.varies]
    target = target - 1 if target else _target(table, usable)
    inputs: list[int] = []
    n_inputs = 0
    for i in usable:
        column = table.columns[i]
        width = n_categories(column)
        if i == target or _is_index(column, i) or _has_many_words(column):
            continue
        if len(inputs) < FIRST_INPUTS and n_inputs + width <= MOST_INPUTS:
            inputs.append(i)
            n_inputs += width
    if not inputs:
        inputs = [i for i in usable if i != target][:1]
    if not inputs:
        raise TableError(
            f"{table.name!r} has no column beside {table.columns[target].name!r} with at least two different values; "
            f"choose a table with a target and an input that varies"
        )
    return Treatment(target + 1, tuple(i + 1 for i in inputs), aim_of(table.columns[target]))


def aim_of(column: Column) -> Aim:
    """Return what a column is as a target: words and a few whole numbers are classes."""
    if column.kind == "words":
        return "classes"
    values = pc.drop_null(column.values)
    few = column.n_different <= MOST_CLASSES and not column.is_date
    return "classes" if few and pc.all(pc.equal(values, pc.round(values))).as_py() else "number"


def n_categories(column: Column) -> int:
    """Return how many inputs of the network a column becomes at most."""
    if column.kind == "number":
        return 1
    return min(column.n_different + bool(column.values.null_count), MOST_CATEGORIES)


def _target(table: Table, usable: list[int]) -> int:
    if not usable:
        raise TableError(
            f"no column of {table.name!r} has two different values, so that nothing can be predicted; choose another "
            f"table, or another separator"
        )
    columns = table.columns
    named = [i for i in usable if columns[i].name.casefold() in TARGETS]
    possible = [i for i in named if columns[i].kind == "number" or columns[i].n_different <= MOST_CLASSES]
    if possible:
        return min(possible, key=lambda i: TARGETS.index(columns[i].name.casefold()))
    words = [i for i in usable if columns[i].kind == "words" and columns[i].n_different <= MOST_CLASSES]
    numbers = [i for i in usable if columns[i].kind == "number" and not columns[i].is_date]
    if words or numbers:
        return (words or numbers)[-1]
    return usable[-1]


def _has_many_words(column: Column) -> bool:
    return column.kind == "words" and column.n_different > MOST_CATEGORIES


def _is_index(column: Column, place: int) -> bool:
    """Return whether a column only numbers the rows."""
    if column.kind != "number" or column.is_date or column.values.null_count:
        return False
    if place and column.name.casefold() not in INDEX_NAMES:
        return False
    steps = np.diff(column.values.to_numpy())
    return bool(len(steps) > 1 and np.all(steps == 1))
