"""A column of a table: numbers or words, with gaps."""

from dataclasses import dataclass
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from .dates import as_days, date_style
from .note import Note, NoteKind, note
from .numerals import INFINITE, MISSING, MISSING_AMONG_NUMBERS, NUMERALS, are_numbers, as_numbers, tidied

Kind = Literal["number", "words", "nothing"]
MOSTLY = 0.95  # share of numbers from which on the words among them are taken for gaps


@dataclass(frozen=True, eq=False, slots=True)
class Column:
    """A column as it was understood.

    Parameters
    ----------
    name : str
    kind : {"number", "words", "nothing"}
        Nothing: it has no value, or values that are neither.
    values : Array of float64, or of strings in a dictionary
        Null where there is no value; the numbers are finite. Of "nothing" all are null.
    is_date : bool
        Whether the numbers are days since the first of January 1970.
    """

    name: str
    kind: Kind
    values: pa.Array
    is_date: bool = False

    @property
    def n_values(self) -> int:
        """How many rows have one."""
        return len(self.values) - self.values.null_count

    @property
    def varies(self) -> bool:
        """Whether there are two different values, at least."""
        if self.kind != "number":
            return self.n_different > 1
        ends = pc.min_max(self.values)
        return bool(ends["min"].as_py() != ends["max"].as_py())

    @property
    def n_different(self) -> int:
        """How many different values there are."""
        values = self.values.indices if pa.types.is_dictionary(self.values.type) else self.values
        return int(pc.count_distinct(values).as_py())


def of_texts(name: str, texts: pa.Array, numerals: str, first_row: int) -> tuple[Column, list[Note]]:
    """Understand a column of strings.

    Parameters
    ----------
    name : str
    texts : Array of string
    numerals : str
        A key of ``NUMERALS``.
    first_row : int
        What the first row is called in notes, which count as the file does.
    """
    if NUMERALS[numerals].decimal == "." and (values := _plain_numbers(texts)) is not None:
        return _finite(name, values, first_row)
    texts = tidied(texts)
    texts = pc.if_else(pc.is_in(texts, pa.array(MISSING)), pa.scalar(None, pa.string()), texts)
    if len(texts) == texts.null_count:
        return Column(name, "nothing", pa.nulls(len(texts), pa.float64())), [note(NoteKind.NO_VALUES, n=1, column=name)]
    found = _numbers(name, texts, numerals, first_row) or _dates(name, texts, first_row)
    if found is not None:
        return found
    return _words(name, texts, first_row)


def of_typed(name: str, values: pa.Array, numerals: str, first_row: int) -> tuple[Column, list[Note]]:
    """Understand a column of an Arrow type; strings are read as those of a text."""
    kind = values.type
    if pa.types.is_dictionary(kind):
        if not (pa.types.is_string(kind.value_type) or pa.types.is_large_string(kind.value_type)):
            return of_typed(name, values.dictionary_decode(), numerals, first_row)
        return _of_dictionary(name, values, numerals, first_row)
    if pa.types.is_string(kind) or pa.types.is_large_string(kind):
        return of_texts(name, values.cast(pa.string()), numerals, first_row)
    if pa.types.is_boolean(kind):
        texts = pc.if_else(values, pa.scalar("True"), pa.scalar("False"))
        return _words(name, texts, first_row)
    if pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        return _finite(name, pc.cast(values, pa.float64(), safe=False), first_row)
    if pa.types.is_timestamp(kind) or pa.types.is_date(kind):
        days = pc.divide(pc.cast(pc.cast(values, pa.timestamp("us"), safe=False), pa.int64()), 86_400_000_000.0)
        return Column(name, "number", days, is_date=True), [note(NoteKind.DATES, column=name, how="")]
    if pa.types.is_duration(kind) or pa.types.is_time(kind):
        wide = pa.duration("us") if pa.types.is_duration(kind) else pa.time64("us")
        seconds = pc.divide(pc.cast(pc.cast(values, wide, safe=False), pa.int64()), 1_000_000.0)
        return Column(name, "number", seconds), []
    empty = Column(name, "nothing", pa.nulls(len(values), pa.float64()))
    if pa.types.is_null(kind):
        return empty, [note(NoteKind.NO_VALUES, n=1, column=name)]
    return empty, [note(NoteKind.UNUSABLE, n=1, column=name, type=str(kind)[:40])]


def of_objects(name: str, cells: list[Any], first_row: int) -> tuple[Column, list[Note]]:
    """Understand the cells of a sheet: numbers, datetimes and texts, mixed as they are."""
    kinds = {type(cell) for cell in cells} - {type(None)}
    if kinds <= {int, float}:
        values = pa.array([None if cell is None else float(cell) for cell in cells], pa.float64())
        if len(values) == values.null_count:
            return of_typed(name, pa.nulls(len(cells)), "point", first_row)
        return _finite(name, values, first_row)
    if str not in kinds and int not in kinds and float not in kinds:
        return of_typed(name, pa.array(cells, pa.timestamp("us")), "point", first_row)
    texts = [None if cell is None else repr(cell) if isinstance(cell, int | float) else str(cell) for cell in cells]
    return of_texts(name, pa.array(texts, pa.string()), "point", first_row)


def _plain_numbers(texts: pa.Array) -> pa.Array | None:
    """Return texts as numbers, if all are written as Arrow reads them, or are empty; this is the quick way."""
    try:
        return pc.cast(pc.if_else(pc.equal(texts, ""), pa.scalar(None, pa.string()), texts), pa.float64())
    except pa.ArrowInvalid:
        return None


def _numbers(name: str, texts: pa.Array, numerals: str, first_row: int) -> tuple[Column, list[Note]] | None:
    """Return a column of numbers, if at least nearly all values are."""
    how = NUMERALS[numerals]
    infinite = pc.match_substring_regex(texts, INFINITE)
    blank = pc.is_in(texts, pa.array(MISSING_AMONG_NUMBERS))
    numbers = are_numbers(texts, how)
    n_values = len(texts) - texts.null_count - _count(blank) - _count(infinite)
    if not _count(numbers) or _count(numbers) < MOSTLY * n_values:
        return None
    notes = []
    if n_infinite := _count(infinite):
        notes.append(note(NoteKind.INFINITE, n=n_infinite, column=name, row=_first(infinite) + first_row))
    other = pc.invert(pc.or_(pc.or_(numbers, infinite), blank))
    if n_other := _count(other):
        i = _first(other)
        notes.append(note(NoteKind.NOT_NUMBERS, n=n_other, column=name, value=texts[i].as_py()[:40], row=i + first_row))
    if pc.any(pc.ends_with(texts, "%")).as_py():
        notes.append(note(NoteKind.PER_CENT, column=name))
    values = as_numbers(pc.if_else(pc.fill_null(numbers, False), texts, pa.scalar(None, pa.string())), how)
    column, others = _finite(name, values, first_row)
    return column, [*notes, *others]


def _dates(name: str, texts: pa.Array, first_row: int) -> tuple[Column, list[Note]] | None:
    """Return a column of days, if nearly all values are dates."""
    style = date_style(texts, MOSTLY)
    if style is None:
        return None
    days = as_days(texts, style)
    notes = [note(NoteKind.DATES, column=name, how=style.title)]
    other = pc.and_(pc.is_null(days), pc.is_valid(texts))
    if n_other := _count(other):
        i = _first(other)
        notes.append(note(NoteKind.NOT_DATES, n=n_other, column=name, value=texts[i].as_py()[:40], row=i + first_row))
    return Column(name, "number", days, is_date=True), notes


def _finite(name: str, values: pa.Array, first_row: int) -> tuple[Column, list[Note]]:
    """Return a column of numbers with gaps in place of what is infinite or no number."""
    finite = pc.is_finite(values)
    infinite = pc.is_inf(values)
    notes = []
    if n_infinite := _count(infinite):
        notes.append(note(NoteKind.INFINITE, n=n_infinite, column=name, row=_first(infinite) + first_row))
    kept = pc.if_else(pc.fill_null(finite, False), values, pa.scalar(None, pa.float64()))
    if len(kept) == kept.null_count:
        return Column(name, "nothing", kept), [*notes, note(NoteKind.NO_VALUES, n=1, column=name)]
    return Column(name, "number", kept), notes


def _words(name: str, texts: pa.Array, first_row: int) -> tuple[Column, list[Note]]:
    formulas = pc.starts_with(texts, "=")
    notes = []
    if n := _count(formulas):
        notes.append(note(NoteKind.FORMULA_TEXTS, n=n, column=name, row=_first(formulas) + first_row))
    return Column(name, "words", pc.dictionary_encode(texts)), notes


def _of_dictionary(name: str, values: pa.DictionaryArray, numerals: str, first_row: int) -> tuple[Column, list[Note]]:
    """Understand words in a dictionary by the dictionary, whose texts may be long and often repeated."""
    texts = values.dictionary.cast(pa.string())
    if pc.max(pc.utf8_length(texts)).as_py() in {None, 0} or pc.max(pc.utf8_length(texts)).as_py() < 1000:
        return of_texts(name, values.cast(pa.string()), numerals, first_row)
    return Column(name, "words", pa.DictionaryArray.from_arrays(values.indices.cast(pa.int32()), texts)), []


def _count(mask: pa.Array) -> int:
    return pc.sum(mask).as_py() or 0


def _first(mask: pa.Array) -> int:
    """Return the place of the first true value."""
    return int(pc.index(mask, True).as_py())
