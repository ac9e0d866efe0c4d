"""Bytes as text, and what its first lines tell of how it is laid out."""

import codecs
import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice
from types import MappingProxyType

import pyarrow as pa

from .error import TableError
from .numerals import NUMERALS, are_numbers, guessed, tidied
from .reading import Reading

SEPARATORS: Mapping[str, str] = MappingProxyType(
    {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|", "space": " "}
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE_ROWS, SAMPLE_CHARACTERS = 200, 1_000_000
LEAST_NULS = 0.2  # of every second byte of UTF-16 in which mostly Latin letters and digits stand


def decoded(name: str, data: bytes, encoding: str) -> str:
    """Return the text of a file; TableError names the first byte that the encoding has no sign for."""
    codec = {"utf-8": "utf-8-sig", "utf-16": _order_of(data)}.get(encoding, encoding)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{name!r} is no text in the encoding {encoding}: byte {error.object[error.start]:#04x} in line {line} "
            f"stands for nothing; choose another encoding"
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise TableError(f"{name!r} is no text: line {line} has a zero byte; save it as CSV in UTF-8")
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def guessed_encoding(data: bytes) -> str:
    """Return UTF-8 or UTF-16 where the bytes are such text, or else Windows-1252."""
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return encoding
    if _nuls(data) > LEAST_NULS:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def guessed_reading(text: str, encoding: str) -> Reading:
    """Return the layout that the first rows of a text have most likely."""
    separator = _separator(text)
    rows = list(rows_of(text, separator))
    cells = [cell for row in rows[1:] for cell in row]
    numbers = guessed(cells, comma_is_decimal=separator == "semicolon")
    return Reading(encoding, separator, head=_has_head(rows, numbers), numbers=numbers)


def rows_of(text: str, separator: str) -> Sequence[list[str]]:
    """Return the first rows as lists of cells."""
    lines = text[:SAMPLE_CHARACTERS].splitlines(keepends=True)
    if len(text) > SAMPLE_CHARACTERS and len(lines) > 1:
        del lines[-1]  # it may be cut
    if separator == "space":
        return [line.split() for line in lines[:SAMPLE_ROWS] if line.strip()]
    try:
        rows = islice((row for row in csv.reader(lines, delimiter=SEPARATORS[separator]) if row), SAMPLE_ROWS)
        return list(rows)
    except csv.Error:
        return [lines[0].split(SEPARATORS[separator])] if lines else []


def _separator(text: str) -> str:
    """Return the separator by which most rows have the same number of cells, and that number is largest."""
    scores: dict[str, tuple[float, int]] = {}
    for separator in SEPARATORS:
        counts = Counter(len(row) for row in rows_of(text, separator))
        if counts:
            n, often = max(counts.items(), key=lambda pair: (pair[1], pair[0]))
            scores[separator] = (often / counts.total() if n > 1 else 0.0, n)
    sure = {separator: score for separator, score in scores.items() if score[0] > 0}
    if not sure:
        return "comma"
    # Blanks stand within words as well: they separate only where nothing else does.
    for group in (("comma", "semicolon", "tab", "bar"), ("space",)):
        found = {separator: sure[separator] for separator in group if separator in sure}
        if found:
            return max(found, key=lambda separator: (round(found[separator][0], 1), found[separator][1]))
    return "comma"


def _has_head(rows: Sequence[Sequence[str]], numbers: str) -> bool:
    """Return whether the first row names the columns: none of its cells is a number."""
    if not rows:
        return False
    first = tidied(pa.array(list(rows[0]), pa.string()))
    return not any(are_numbers(first, NUMERALS[numbers]).to_pylist())


def _order_of(data: bytes) -> str:
    """Return the codec of UTF-16: that of the mark, or the order in which the zero bytes lie."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = data[:4000]
    return "utf-16-be" if sample[::2].count(0) > sample[1::2].count(0) else "utf-16-le"


def _nuls(data: bytes) -> float:
    """Return the share of zeros among every second byte, whichever half has more."""
    sample = data[:4000]
    halves = [sample[start::2] for start in (0, 1)]
    return max(half.count(0) / len(half) if half else 0.0 for half in halves) if min(map(len, halves)) else 0.0
