"""What was assumed of a person's table and done to it, line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playground.datasets import own as tables
from playground.settings.own.own_table import OwnTable
from playground.settings.own.table_settings import ENCODINGS, NUMBERS, SEPARATORS
from playground.settings.run import DataSettings
from playground.words.catalogue.own import notes as says
from playground.words.messages import Counted, Message

_FORMATS = {"text": says.TEXT, "json": says.JSON, "parquet": says.PARQUET, "workbook": says.WORKBOOK}
_MESSAGES: Mapping[tables.NoteKind, Message | Counted] = {
    tables.NoteKind.NO_HEAD: says.NO_HEAD,
    tables.NoteKind.ROW_NAMES: says.ROW_NAMES,
    tables.NoteKind.EMPTY_NAMES: says.EMPTY_NAMES,
    tables.NoteKind.SAME_NAMES: says.SAME_NAMES,
    tables.NoteKind.ONE_SHEET: says.ONE_SHEET,
    tables.NoteKind.NO_VALUES: says.NO_VALUES,
    tables.NoteKind.UNUSABLE: says.UNUSABLE,
    tables.NoteKind.INFINITE: says.INFINITE,
    tables.NoteKind.NOT_NUMBERS: says.NOT_NUMBERS,
    tables.NoteKind.PER_CENT: says.PER_CENT,
    tables.NoteKind.NOT_DATES: says.NOT_DATES,
    tables.NoteKind.FORMULAS: says.FORMULAS,
    tables.NoteKind.FORMULA_TEXTS: says.FORMULA_TEXTS,
    tables.NoteKind.NO_TARGET: says.NO_TARGET,
    tables.NoteKind.ROWS_WITH_GAPS: says.ROWS_WITH_GAPS,
    tables.NoteKind.SMALL_CLASS: says.SMALL_CLASS,
    tables.NoteKind.GAPS_FILLED: says.GAPS_FILLED,
    tables.NoteKind.GAPS_NAMED: says.GAPS_NAMED,
    tables.NoteKind.CONSTANT: says.CONSTANT,
    tables.NoteKind.ONE_HOT: says.ONE_HOT,
    tables.NoteKind.FEWER_WORDS: says.FEWER_WORDS,
    tables.NoteKind.NOT_USED: says.NOT_USED,
    tables.NoteKind.OTHER_PART: says.OTHER_PART,
    tables.NoteKind.PARTS_BY_COLUMN: says.PARTS_BY_COLUMN,
    tables.NoteKind.GROUPS: says.GROUPS,
}


def note_text(note: tables.Note) -> str:
    """Return a statement as a sentence."""
    parts = {name: part if isinstance(part, str) else f"{part:,}" for name, part in note.parts}
    if special := _SPECIAL.get(note.kind):
        return special(parts)
    message = _MESSAGES[note.kind]
    if isinstance(message, Counted):
        return message(int(dict(note.parts)["n"]), **parts)
    return message(**parts)


def treatment_lines(own: OwnTable, data: DataSettings) -> list[str]:
    """Return what was assumed of a table and what is done to it under these data settings, in order."""
    n_rows = own.prepared.n_rows
    lines = [_as_read(own), *map(note_text, own.notes)]
    if data.n_samples < n_rows:
        drawn = says.DRAWN_BY_CLASS if own.prepared.target.class_names else says.DRAWN
        lines.append(drawn(n=f"{data.n_samples:,}", all=f"{n_rows:,}"))
    lines.append(says.SCALED() if data.standardised else says.UNSCALED())
    return lines


def _as_read(own: OwnTable) -> str:
    """Return as what the file was read."""
    said = own.settings
    if own.format == "text":
        encoding, separator = ENCODINGS[said.encoding].title, SEPARATORS[said.separator].title
        return says.AS_TEXT(encoding=encoding, separator=separator, numbers=NUMBERS[said.numbers].title)
    if own.format == "workbook":
        return says.AS_WORKBOOK(sheet=str(said.sheet))
    return says.AS_JSON() if own.format == "json" else says.AS_PARQUET()


def _dates(parts: Mapping[str, str]) -> str:
    return says.DATES_READ(**parts) if parts["how"] else says.DATES(column=parts["column"])


_SPECIAL: Mapping[tables.NoteKind, Callable[[Mapping[str, str]], str]] = {
    tables.NoteKind.OTHER_FORMAT: lambda parts: says.OTHER_FORMAT(found=_FORMATS[parts["found"]]()),
    tables.NoteKind.ENCODING_GUESSED: lambda parts: says.ENCODING_GUESSED(encoding=ENCODINGS[parts["encoding"]].title),
    tables.NoteKind.DATES: _dates,
}
