"""A note says what was assumed of a table, or done to it; whoever shows it finds the words."""

from dataclasses import dataclass
from enum import Enum


class NoteKind(Enum):
    """What a note is about; each has parts of its own."""

    OTHER_FORMAT = "other format than the name says"  # found
    ENCODING_GUESSED = "encoding guessed"  # encoding
    NO_HEAD = "no names in the first row"  # n
    ROW_NAMES = "one name fewer than columns"
    EMPTY_NAMES = "columns without names"  # n, column
    SAME_NAMES = "columns of the same name"  # n, column
    ONE_SHEET = "one of several sheets"  # sheet, n
    NO_VALUES = "columns without a value"  # n, column
    UNUSABLE = "columns of another kind than number or word"  # n, column, type
    INFINITE = "infinite numbers"  # n, column, row
    NOT_NUMBERS = "words among numbers"  # n, column, value, row
    PER_CENT = "per cent signs"  # column
    DATES = "dates"  # column, how
    NOT_DATES = "words among dates"  # n, column, value, row
    FORMULAS = "formulas without a result"  # n, column, row
    FORMULA_TEXTS = "formulas as text"  # n, column, row
    NO_TARGET = "rows without a target"  # n, column
    ROWS_WITH_GAPS = "rows with gaps left out"  # n
    SMALL_CLASS = "rows of a class too small"  # label, n
    GAPS_FILLED = "gaps filled"  # n, column, row
    GAPS_NAMED = "gaps as a word of their own"  # n, column, row
    CONSTANT = "constant columns"  # n, column
    ONE_HOT = "words as inputs"  # column, n
    FEWER_WORDS = "rare words together"  # column, n, most
    NOT_USED = "columns that are neither target nor input"  # n, column
    DRAWN = "rows drawn"  # n, all
    PARTS_BY_COLUMN = "parts named by a column"  # column, train, test
    OTHER_PART = "rows of a part that is neither"  # n
    GROUPS = "rows together"  # column, n


@dataclass(frozen=True, slots=True)
class Note:
    """One statement.

    Parameters
    ----------
    kind : NoteKind
    parts : tuple of (str, str or int)
        Numbers and names that the statement is about, by the names that its kind has for them.
    """

    kind: NoteKind
    parts: tuple[tuple[str, str | int], ...] = ()


def note(kind: NoteKind, **parts: str | int) -> Note:
    """Make a note."""
    return Note(kind, tuple(parts.items()))
