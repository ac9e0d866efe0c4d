"""A table as far as it can be treated before it is split: rows that count, target, and input columns."""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...arrays import Ints
from ...catalogue import OWN
from ...entry import Entry
from ..column import Column
from ..error import TableError
from ..limits import FEWEST_ROWS, MOST_INPUTS
from ..note import Note, NoteKind, note
from ..table import Table
from .choices import Treatment, n_categories
from .partition import Partition, are_used, partition
from .targets import Target, target_of


@dataclass(frozen=True, eq=False, slots=True)
class ForValidation:
    """The rows that a column of names of parts gives to validation.

    Parameters
    ----------
    values : Array
        Of the target, as those of ``Target``.
    columns : tuple of Column
        The inputs, in the order of those of ``Prepared``.
    """

    values: pa.Array
    columns: tuple[Column, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """What is trained on, before rows are drawn and split. Nothing else of the table is in it.

    Parameters
    ----------
    treatment : Treatment
    target : Target
    columns : tuple of Column
        The inputs, numbers before words, each with a row for each of the target.
    partition : Partition
        What a column says of the parts.
    notes : tuple of Note
        What was done.
    for_validation : ForValidation or None
        Rows that are in none of the others, and used where there is to be a part for validation.
    """

    treatment: Treatment
    target: Target
    columns: tuple[Column, ...]
    partition: Partition
    notes: tuple[Note, ...]
    for_validation: ForValidation | None = None

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.target.values)

    @property
    def numbers(self) -> tuple[Column, ...]:
        """The columns of numbers."""
        return tuple(column for column in self.columns if column.kind == "number")

    @property
    def words(self) -> tuple[Column, ...]:
        """The columns of words."""
        return tuple(column for column in self.columns if column.kind == "words")

    @property
    def entry(self) -> Entry:
        """What the catalogue would say of it."""
        k = len(self.target.class_names)
        return replace(OWN["table"], n_raw_features=len(self.columns), classes=(k, k), max_samples=self.n_rows)


def prepare(table: Table, treatment: Treatment) -> Prepared:
    """Choose columns and rows of a table.

    Raises
    ------
    TableError
        When that leaves nothing to train on; the message names the column, and the remedy.
    """
    _check_columns(table, treatment)
    chosen = [table.columns[i - 1] for i in treatment.inputs]
    column = table.columns[treatment.target - 1]
    notes: list[Note] = []
    rows = pc.is_valid(column.values)
    if missing := table.n_rows - pc.sum(rows).as_py():
        notes.append(note(NoteKind.NO_TARGET, n=missing, column=column.name))
    if treatment.gaps == "drop":
        complete = rows
        for one in chosen:
            complete = pc.and_(complete, pc.is_valid(one.values)) if one.kind != "nothing" else complete
        if with_gaps := pc.sum(rows).as_py() - pc.sum(complete).as_py():
            notes.append(note(NoteKind.ROWS_WITH_GAPS, n=with_gaps))
        rows = complete
    kept = np.flatnonzero(rows.to_numpy(zero_copy_only=False))
    by = table.columns[treatment.by - 1] if treatment.split == "column" else None
    used = are_used(by, kept)
    kept, others = kept[used], kept[~used]
    if len(others):
        notes.append(note(NoteKind.OTHER_PART, n=len(others)))
    target, is_kept, said = target_of(column, kept, treatment.aim)
    notes += said
    kept = kept[is_kept]
    if len(kept) < FEWEST_ROWS:
        raise TableError(
            f"{table.name!r} has {len(kept)} rows that can be used, with a value of {column.name!r}"
            f"{' and of every input' if treatment.gaps == 'drop' else ''}, and at least {FEWEST_ROWS} are needed; "
            f"choose another target, or a table with more rows"
        )
    columns, said = _inputs(table, chosen, kept)
    notes += said
    parts, said = partition(by, kept, table.first_row)
    notes += said
    unused = [
        one for i, one in enumerate(table.columns, start=1)
        if i not in {treatment.target, *treatment.inputs, treatment.by if by is not None else 0}
    ]  # fmt: skip
    if unused:
        notes.append(note(NoteKind.NOT_USED, n=len(unused), column=unused[0].name))
    held = _for_validation(target, column, columns, chosen, others) if len(others) else None
    return Prepared(treatment, target, columns, parts, tuple(notes), held)


def _for_validation(
    target: Target, column: Column, inputs: tuple[Column, ...], chosen: list[Column], rows: Ints
) -> ForValidation:
    """Return the rows for validation of which the target is one that is learned."""
    values, is_kept = target.same_of(column, rows)
    taken, whole = pa.array(rows[is_kept]), {one.name: one for one in chosen}
    return ForValidation(values, tuple(replace(one, values=whole[one.name].values.take(taken)) for one in inputs))


def _check_columns(table: Table, treatment: Treatment) -> None:
    last = len(table.columns)
    named = (treatment.target, *treatment.inputs, *([treatment.by] if treatment.split == "column" else []))
    for i in named:
        if not 1 <= i <= last:
            what = "no column is chosen by which to split" if i == 0 else f"there is no column {i}"
            raise TableError(f"{what}: {table.name!r} has columns 1 to {last}; choose one of them")
    if not treatment.inputs:
        raise TableError(f"no column of {table.name!r} is chosen as input; choose at least one")
    if treatment.target in treatment.inputs:
        name = table.columns[treatment.target - 1].name
        raise TableError(f"{name!r} is target and input at once, so that it would predict itself; leave it out of one")


def _inputs(table: Table, chosen: list[Column], kept: np.ndarray) -> tuple[tuple[Column, ...], list[Note]]:
    """Return the input columns of the rows that are kept, without those that say nothing."""
    notes, columns, constant = [], [], []
    rows = pa.array(kept)
    for one in chosen:
        column = Column(one.name, one.kind, one.values.take(rows), one.is_date)
        if not column.varies:
            constant.append(one.name)
            continue
        columns.append(column)
        notes += _said(column, kept, table.first_row)
    if constant:
        notes.insert(0, note(NoteKind.CONSTANT, n=len(constant), column=constant[0]))
    if not columns:
        raise TableError(
            f"no input varies over the {len(kept):,} rows that are used ({', '.join(map(repr, constant[:5]))}); choose "
            f"other input columns"
        )
    n_inputs = sum(n_categories(column) for column in columns)
    if n_inputs > MOST_INPUTS:
        widest = max(columns, key=n_categories)
        raise TableError(
            f"the chosen columns would become {n_inputs:,} inputs, and a network can have {MOST_INPUTS} (the words of "
            f"{widest.name!r} alone become {n_categories(widest)}); choose fewer input columns"
        )
    return tuple(sorted(columns, key=lambda column: column.kind == "words")), notes


def _said(column: Column, kept: np.ndarray, first_row: int) -> list[Note]:
    """Return what is done about the gaps and the words of a column."""
    notes = []
    if n := column.values.null_count:
        row = int(kept[pc.index(pc.is_null(column.values), True).as_py()]) + first_row
        kind = NoteKind.GAPS_FILLED if column.kind == "number" else NoteKind.GAPS_NAMED
        notes.append(note(kind, n=n, column=column.name, row=row))
    if column.kind == "words":
        n_words, n_inputs = column.n_different + bool(n), n_categories(column)
        if n_words > n_inputs:
            notes.append(note(NoteKind.FEWER_WORDS, column=column.name, n=n_words, most=n_inputs))
        else:
            notes.append(note(NoteKind.ONE_HOT, column=column.name, n=n_inputs))
    return notes
