"""Drawn points as a file, a line a point: x, y, class and part, separated by commas."""

import csv
import io
import math
from collections.abc import Iterable

from ..drawn.point import HUNDRED, MOST_CLASSES, PARTS, REACHES, Point
from ..errors import DatasetError
from ..request import MAX_SAMPLES

COLUMNS = ("x", "y", "class", "part")
LARGEST_FILE = 1_000_000  # bytes: more than 5,000 points ever take
LONGEST_SHOWN = 40  # signs of a value that a message quotes


def written_file(points: Iterable[Point]) -> str:
    """The points as the text of a file that `read_file` reads."""
    rows = [f"{x / HUNDRED:g},{y / HUNDRED:g},{label},{PARTS[part]}" for x, y, label, part in points]
    return "\n".join([",".join(COLUMNS), *rows, ""])


def read_file(content: bytes) -> list[Point]:
    """The points in a file.

    Raises
    ------
    DatasetError
        If the file has no such points; the message names line, value and remedy.
    """
    if len(content) > LARGEST_FILE:
        raise DatasetError(f"the file has {len(content):,} bytes, and one of points has at most {LARGEST_FILE:,}")
    try:
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        absent = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
        if absent:
            raise DatasetError(
                f"the file has no column {absent[0]!r}; its first line must be {','.join(COLUMNS)}, then a line a point"
            )
        points = []
        for row in reader:
            points.append(_point(row, reader.line_num))
            if len(points) > MAX_SAMPLES:
                raise DatasetError(f"the file has more than {MAX_SAMPLES:,} points; keep that many")
    except UnicodeDecodeError:
        raise DatasetError("the file is no text in UTF-8; save it as CSV in UTF-8") from None
    except csv.Error as error:
        raise DatasetError(f"the file is no CSV with commas ({error}); save it as CSV in UTF-8") from None
    if not points:
        raise DatasetError(f"the file has no points; its first line must be {','.join(COLUMNS)}, then a line a point")
    return points


def _point(row: dict[str, str | None], line: int) -> Point:
    x, y = (_place(row[axis], axis, line) for axis in "xy")
    label, part = (row["class"] or "").strip(), (row["part"] or "").strip().lower()
    if label not in map(str, range(MOST_CLASSES)):
        raise _wrong(line, "class", row["class"], f"a class is a whole number from 0 to {MOST_CLASSES - 1}")
    if part not in PARTS:
        raise _wrong(line, "part", row["part"], "a part is train or test")
    return Point(x, y, int(label), PARTS.index(part))


def _place(written: str | None, axis: str, line: int) -> int:
    """Return a coordinate in hundredths."""
    most = REACHES[-1]
    try:
        value = float(written or "")
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        raise _wrong(line, axis, written, f"a coordinate is a number from -{most} to {most}")
    return round(value * HUNDRED)


def _wrong(line: int, column: str, written: str | None, rule: str) -> DatasetError:
    quoted = "nothing" if written is None else repr(written[:LONGEST_SHOWN])
    return DatasetError(f"line {line} has {quoted} as its {column}; {rule}")
