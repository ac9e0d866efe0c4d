"""Which format a file has: its content says, whatever its name says."""

import json
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath
from types import MappingProxyType
from typing import Literal
from zipfile import BadZipFile, ZipFile

from .error import TableError
from .limits import MEGABYTE, MOST_BYTES, MOST_UNPACKED

Format = Literal["text", "json", "parquet", "workbook"]
NAMED: Mapping[str, Format] = MappingProxyType(
    {
        ".csv": "text", ".tsv": "text", ".tab": "text", ".txt": "text", ".dat": "text",
        ".json": "json", ".jsonl": "json", ".ndjson": "json",
        ".parquet": "parquet", ".pq": "parquet",
        ".xlsx": "workbook", ".xlsm": "workbook",
    }
)  # fmt: skip
_REMEDY = "; save the table as CSV, Excel (.xlsx), Parquet or JSON lines"
_OTHERS = (
    (b"%PDF", f"a PDF document, no table{_REMEDY}"),
    (b"\x89PNG", f"a picture (PNG), no table{_REMEDY}"),
    (b"\xff\xd8\xff", f"a picture (JPEG), no table{_REMEDY}"),
    (b"GIF8", f"a picture (GIF), no table{_REMEDY}"),
    (b"\x1f\x8b", "packed by gzip; unpack it first"),
    (b"BZh", "packed by bzip2; unpack it first"),
    (b"\xfd7zXZ", "packed by xz; unpack it first"),
    (b"7z\xbc\xaf", "packed by 7-Zip; unpack it first"),
    (b"Rar!", "packed by RAR; unpack it first"),
    (b"\xd0\xcf\x11\xe0", "a workbook of an old Excel (.xls); save it as .xlsx"),
    (b"SQLite format 3", f"a database (SQLite), no table{_REMEDY}"),
    (b"\x89HDF", f"an HDF5 file, no table{_REMEDY}"),
    (b"\x80", f"a pickle, which is never opened, as it can run programs{_REMEDY}"),
    (b"\x93NUMPY", f"an array of NumPy, no table{_REMEDY}"),
    (b"ARROW1", "an Arrow file; save it as Parquet"),
    (b"OBJ", f"an Avro file{_REMEDY}"),
)
_PAGES = (b"<!doctype", b"<html", b"<?xml", b"<svg")


def format_of(name: str, data: bytes) -> Format:
    """Return the format of a file's bytes.

    Raises
    ------
    TableError
        When it is empty, too large, or nothing that can be read as a table.
    """
    if len(data) > MOST_BYTES:
        raise TableError(
            f"{name!r} has {len(data) / MEGABYTE:.0f} MB, and at most {MOST_BYTES // MEGABYTE} can be read; leave out "
            f"rows or columns, or save it as Parquet"
        )
    if not data.strip(b"\0\t\r\n \xef\xbb\xbf\xff\xfe"):
        raise TableError(f"{name!r} is empty; choose a file with a row of names and rows of values")
    if data[:4] == b"PAR1":
        return "parquet"
    if data[:2] == b"PK":
        return _zipped(name, data)
    for signature, what in _OTHERS:
        if data.startswith(signature):
            raise TableError(f"{name!r} is {what}")
    beginning = data[:1000].lstrip(b"\xef\xbb\xbf\t\r\n ").lower()
    if beginning.startswith(_PAGES):
        raise TableError(f"{name!r} is a web page or XML, no table: was a link to a page saved in place of its table?")
    return "json" if _is_json(beginning, data, PurePath(name).suffix.lower()) else "text"


def check_unpacked(name: str, n_bytes: int) -> None:
    """Raise TableError where a packed file says that it holds more than can be read."""
    if n_bytes > MOST_UNPACKED:
        raise TableError(
            f"{name!r} would unpack to {n_bytes / MEGABYTE:,.0f} MB, and at most {MOST_UNPACKED // MEGABYTE} can be "
            f"read; leave out rows or columns"
        )


def _zipped(name: str, data: bytes) -> Format:
    """Return that an archive is a workbook, after its sizes were checked."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
    except (BadZipFile, ValueError, OSError) as error:
        raise TableError(f"{name!r} is a damaged archive ({error}); save it anew") from None
    check_unpacked(name, sum(entry.file_size for entry in entries))
    members = {entry.filename for entry in entries}
    if "xl/workbook.xml" in members:
        return "workbook"
    if "xl/workbook.bin" in members:
        raise TableError(f"{name!r} is a binary workbook (.xlsb); save it as .xlsx")
    if "content.xml" in members:
        raise TableError(f"{name!r} is a document of LibreOffice; save it as Excel (.xlsx) or as CSV")
    raise TableError(f"{name!r} is an archive of {len(members)} files and no workbook; unpack it and choose one")


def _is_json(beginning: bytes, data: bytes, suffix: str) -> bool:
    """Return whether the first line, or the beginning of a list, is JSON: a table may begin with a bracket too."""
    if beginning[:1] == b"{":
        if NAMED.get(suffix) == "json":
            return True
        try:
            return isinstance(json.loads(data.decode("utf-8-sig", "replace").strip().partition("\n")[0]), dict)
        except (ValueError, RecursionError):
            return False
    return beginning[:1] == b"[" and (NAMED.get(suffix) == "json" or beginning[1:].lstrip()[:1] == b"{")
