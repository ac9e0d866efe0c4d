"""Formats by their content, limits, and files that are meant to do harm."""

import zipfile
from datetime import datetime
from io import BytesIO

import pyarrow as pa
import pytest

from datasets.own import formats, limits, workbook
from datasets.own.error import TableError
from datasets.own.note import NoteKind
from datasets.own.reading import Reading
from tests.datasets.own import tables
from tests.datasets.own.tables import notes_of, parquet, read

ROWS = [["x", "colour"], [1, "red"], [2.5, "blue"], [None, "red"]]


def test_every_format_gives_the_same_columns() -> None:
    files = {
        "t.csv": b"x,colour\n1,red\n2.5,blue\n,red\n",
        "t.jsonl": b'{"x": 1, "colour": "red"}\n{"x": 2.5, "colour": "blue"}\n{"x": null, "colour": "red"}\n',
        "t.json": b'[{"x": 1, "colour": "red"}, {"x": 2.5, "colour": "blue"}, {"colour": "red"}]',
        "t.parquet": parquet({"x": [1, 2.5, None], "colour": ["red", "blue", "red"]}),
        "t.xlsx": tables.workbook(ROWS),
    }
    for name, data in files.items():
        table = read(data, name)
        assert table.notes == (), name
        assert [column.values.to_pylist() for column in table.columns] == [[1, 2.5, None], ["red", "blue", "red"]], name


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("t.csv", tables.workbook(ROWS), "workbook"),
        ("t.xlsx", b"x,y\n1,2\n3,4\n", "text"),
        ("t.parquet", b'{"x": 1, "y": 2}\n{"x": 2, "y": 3}\n', "json"),
        ("t.csv", parquet({"x": [1, 2], "y": [1, 2]}), "parquet"),
    ],
)
def test_the_content_says_what_a_file_is_whatever_its_name(name: str, data: bytes, found: str) -> None:
    table = read(data, name)

    assert table.format == found
    assert notes_of(table)[NoteKind.OTHER_FORMAT] == {"found": found}


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 x", "PDF"), (b"\x89PNG\r\n", "picture"), (b"\x1f\x8b\x08x", "unpack"),
        (b"\xd0\xcf\x11\xe0x", "xls"),
        (b"<!DOCTYPE html><html></html>", "web page"), (b"<html>", "web page"), (b"\x80\x05\x95cos", "never opened"),
        (b"SQLite format 3\0", "database"), (b"PK\x03\x04broken", "damaged"), (b"PAR1broken", "Parquet"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_named(data: bytes, what: str) -> None:
    with pytest.raises(TableError, match=what):
        read(data)


def zipped(**members: bytes) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_archives_that_are_no_workbooks_are_named() -> None:
    with pytest.raises(TableError, match="archive of 2 files"):
        read(zipped(a=b"1", b=b"2"))
    with pytest.raises(TableError, match="LibreOffice"):
        read(zipped(**{"content.xml": b"<x/>"}))
    with pytest.raises(TableError, match="xlsb"):
        read(zipped(**{"xl/workbook.bin": b""}))


def test_a_zip_bomb_is_refused_by_the_size_it_would_have() -> None:
    bomb = zipped(**{"xl/workbook.xml": b"0" * (limits.MOST_UNPACKED + 1)})

    assert len(bomb) < limits.MEGABYTE
    with pytest.raises(TableError, match="would unpack to 400 MB, and at most 400 can be read"):
        read(bomb, "bomb.xlsx")


def test_a_workbook_that_defines_entities_is_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'

    with pytest.raises(TableError, match="defines entities"):
        read(zipped(**{"xl/workbook.xml": lol}), "bomb.xlsx")


def test_a_cell_far_away_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_WORKBOOK_CELLS", 1000)
    far = tables.workbook([["x", "y"], *([None] * 2 for _ in range(2000)), [1, 2]])

    with pytest.raises(TableError, match=r"at most 1,000 can be read|more than 1,000 cells"):
        read(far, "far.xlsx")


def test_a_parquet_file_of_many_equal_rows_is_refused_by_its_size() -> None:
    many = parquet(
        {"x": pa.array([0], pa.int8()).take(pa.nulls(6_000_000, pa.int32())), "y": pa.nulls(6_000_000, pa.int8())}
    )

    assert len(many) < limits.MEGABYTE
    with pytest.raises(TableError, match=r"6,000,000 rows of 2 columns, 12,000,000 cells, and at most 10,000,000"):
        read(many, "many.parquet")


def test_long_words_that_repeat_stay_a_dictionary() -> None:
    table = read(parquet({"x": list(range(2000)), "y": ["long" * 50_000] * 2000}), "long.parquet")

    assert table.columns[1].values.nbytes < 2 * limits.MEGABYTE


def test_a_file_over_the_limit_says_how_large_it_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "MOST_BYTES", limits.MEGABYTE)

    with pytest.raises(TableError, match="has 2 MB, and at most 1 can be read"):
        read(b"x,y\n" + b"1,2\n" * (limits.MEGABYTE // 2))


def test_a_line_too_long_is_named() -> None:
    with pytest.raises(TableError, match=r"line 2 of 'table.csv' has 1,000,002 bytes"):
        read("x,y\n" + "1" * 1_000_000 + ",2\n3,4\n")


def test_too_many_columns_are_named() -> None:
    with pytest.raises(TableError, match="has 5,001 columns, and at most 5,000"):
        read(",".join(f"c{i}" for i in range(5001)) + "\n" + ",".join("1" * 5001) + "\n")


def test_too_many_cells_are_named() -> None:
    with pytest.raises(TableError, match=r"has 200,002 rows of 100 columns, 20,000,200 cells"):
        read(("1," * 99 + "1\n") * 200_002, reading=Reading(head=False))


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b'{"x": 1}\n{"x": "a"}\n', "changed from number to string"),
        (b'{"x": 1\n', "cannot be read as JSON"),
        (b'[{"x": 1}, 2]', "list of int"),
        (b'[{"x": 1, "y": 2}, {"x": "a", "y": 2}]', "cannot be read as JSON"),
        (b"[" * 100_000, "cannot be read as JSON"),
    ],
)
def test_json_of_another_kind_says_what_is_wrong(data: bytes, match: str) -> None:
    with pytest.raises(TableError, match=match):
        read(data, "t.json")


def test_columns_of_lists_are_left_out_and_named() -> None:
    table = read(b'{"x": 1, "y": [1, 2], "z": {"a": 1}}\n{"x": 2, "y": [3], "z": {"a": 2}}\n', "t.jsonl")

    assert [column.kind for column in table.columns] == ["number", "nothing", "nothing"]
    assert notes_of(table)[NoteKind.UNUSABLE] == {"n": 2, "column": "y", "type": "list<item: int64>"}


def test_types_of_parquet_become_numbers_or_words() -> None:
    moment = datetime(1970, 1, 2, 12)
    table = read(
        parquet({
            "whole": [1, 2], "truth": [True, False], "when": [moment, None],
            "word": pa.array(["a", "b"]).dictionary_encode(),
            "infinite": [float("inf"), 1.0], "decimal": pa.array([1, 2], pa.decimal128(5, 1)),
        }),
        "t.parquet",
    )  # fmt: skip

    found = {column.name: (column.kind, column.values.to_pylist()) for column in table.columns}
    assert found == {
        "whole": ("number", [1, 2]), "truth": ("words", ["True", "False"]), "when": ("number", [1.5, None]),
        "word": ("words", ["a", "b"]), "infinite": ("number", [None, 1]), "decimal": ("number", [1, 2]),
    }  # fmt: skip


def test_a_sheet_is_chosen_and_one_that_there_is_not_is_named() -> None:
    book = tables.workbook([["a", "b"], [1, 2]], [["c", "d"], [3, 4], [5, datetime(1970, 1, 2)]])

    assert notes_of(read(book))[NoteKind.ONE_SHEET] == {"sheet": 1, "n": 2}
    second = read(book, reading=Reading(sheet=2))
    assert second.names == ("c", "d")
    with pytest.raises(TableError, match="has 2 sheets and no sheet 3"):
        read(book, reading=Reading(sheet=3))
    with pytest.raises(TableError, match=r"sheet 1 of .* is empty"):
        read(tables.workbook([[]]))


def test_formulas_without_a_result_are_named() -> None:
    table = read(tables.workbook([["x", "y"], [1, "=A2+1"], [2, 5]]))

    assert table.columns[1].values.to_pylist() == [None, 5]
    assert notes_of(table)[NoteKind.FORMULAS] == {"column": "y", "row": 2}


def test_a_sheet_without_names_is_numbered() -> None:
    assert read(tables.workbook([[1, 2], [3, 4]])).names == ("column 1", "column 2")
