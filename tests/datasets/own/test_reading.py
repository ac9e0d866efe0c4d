"""Tables of text: encodings, separators and names."""

import codecs

import pytest

from datasets.own.error import TableError
from datasets.own.note import NoteKind
from datasets.own.reading import Reading
from tests.datasets.own.tables import notes_of, read

PLAIN = "x,y,colour\n1,2.5,red\n3,4.5,blue\n"


def test_a_plain_table_is_read_without_a_word() -> None:
    table = read(PLAIN)

    assert (table.names, table.n_rows, table.notes, table.reading) == (("x", "y", "colour"), 2, (), Reading())
    assert [column.values.to_pylist() for column in table.columns] == [[1.0, 3.0], [2.5, 4.5], ["red", "blue"]]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PLAIN.encode(), "utf-8"),
        (codecs.BOM_UTF8 + PLAIN.encode(), "utf-8"),
        (PLAIN.encode("utf-16"), "utf-16"),
        (PLAIN.encode("utf-16-le"), "utf-16"),
        (PLAIN.encode("utf-16-be"), "utf-16"),
        (codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), "utf-16"),
        (PLAIN.encode("utf-32"), "utf-32"),
    ],
)
def test_encodings_with_and_without_a_mark_give_the_same_table(data: bytes, encoding: str) -> None:
    table = read(data)

    assert (table.names, table.reading.encoding) == (("x", "y", "colour"), encoding)
    assert table.columns[2].values.to_pylist() == ["red", "blue"]


def test_text_that_is_not_utf_8_is_taken_for_windows_and_that_is_said() -> None:
    table = read("größe,y\n1,süß\n2,bitter\n".encode("cp1252"))

    assert table.names == ("größe", "y")
    assert notes_of(table)[NoteKind.ENCODING_GUESSED] == {"encoding": "cp1252"}


def test_a_wrong_encoding_names_the_byte_and_the_line() -> None:
    data = "x,y\n1,a\n2,ü\n".encode("cp1252")

    with pytest.raises(TableError, match=r"byte 0xfc in line 3 .* choose another encoding"):
        read(data, reading=Reading(encoding="utf-8"))


@pytest.mark.parametrize(("separator", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|")])
def test_separators_are_found(separator: str, sign: str) -> None:
    table = read(PLAIN.replace(",", sign))

    assert table.reading.separator == separator
    assert table.names == ("x", "y", "colour")


def test_blanks_separate_where_nothing_else_does() -> None:
    table = read("x   y z\n1 2   3\n4 5 6\n")

    assert (table.reading.separator, table.names) == ("space", ("x", "y", "z"))
    assert read("x,my name\n1,a b\n2,c d\n").reading.separator == "comma"


def test_a_wrong_separator_says_so() -> None:
    with pytest.raises(TableError, match="only one column when cells are separated by tabs; choose another separator"):
        read(PLAIN, reading=Reading(separator="tab"))


def test_a_row_of_another_length_is_named() -> None:
    with pytest.raises(TableError, match=r"in row 3 of 'table.csv' the number of columns is 2, and in the first row 3"):
        read("x,y,z\n1,2,3\n4,5\n")
    with pytest.raises(TableError, match=r"in row 3 .* is 2, and in the first row 3"):
        read("x y z\n1 2 3\n4 5\n", reading=Reading(separator="space"))


def test_a_quotation_mark_that_is_never_closed_is_named() -> None:
    with pytest.raises(TableError, match=r"quotation mark in row 2 .* is never closed"):
        read('x,y\n1,"2\n3,4\n')


def test_quoted_separators_and_line_ends_belong_to_the_cell() -> None:
    table = read('x,y\r\n1,"a, b"\r\n2,"c\nd"\r\n')

    assert table.columns[1].values.to_pylist() == ["a, b", "c\nd"]


def test_a_first_row_of_numbers_is_no_row_of_names() -> None:
    table = read("1,2\n3,4\n")

    assert (table.names, table.n_rows, table.first_row) == (("column 1", "column 2"), 2, 1)
    assert notes_of(table)[NoteKind.NO_HEAD] == {"n": 2}
    assert read("1,2\n3,4\n", reading=Reading(head=True)).names == ("1", "2")


def test_names_that_are_empty_or_stand_twice_get_another() -> None:
    table = read(",a,a,a (2),\n1,2,3,4,5\n6,7,8,9,0\n")

    assert table.names == ("column 1", "a", "a (3)", "a (2)", "column 5")
    assert notes_of(table)[NoteKind.EMPTY_NAMES] == {"n": 2, "column": "column 1"}
    assert notes_of(table)[NoteKind.SAME_NAMES] == {"n": 1, "column": "a"}


def test_names_are_cut_and_shown_on_one_line() -> None:
    table = read(f'"a\n b",{"y" * 200},"\u202eturned"\n1,2,3\n4,5,6\n')

    assert table.names[0] == "a b"
    assert len(table.names[1]) == 60
    assert table.names[2] == "turned"


def test_rows_with_names_as_r_writes_them_have_a_column_more() -> None:
    for content in ("a,b\nr1,1,2\nr2,3,4\n", '"a" "b"\n"r1" 1 2\n"r2" 3 4\n'):
        table = read(content)
        assert table.names == ("column 1", "a", "b")
        assert NoteKind.ROW_NAMES in notes_of(table)


def test_columns_without_values_are_said_together() -> None:
    table = read("a,b,c\n1,,\n2,,NA\n")

    assert [column.kind for column in table.columns] == ["number", "nothing", "nothing"]
    assert notes_of(table)[NoteKind.NO_VALUES] == {"n": 2, "column": "b"}


@pytest.mark.parametrize("content", ["", "\n\n  \n", "\ufeff", b"\xff\xfe", b"\0\0\0"])
def test_an_empty_file_says_so(content: str | bytes) -> None:
    with pytest.raises(TableError, match="is empty"):
        read(content)


def test_names_without_rows_and_a_single_column_are_no_table() -> None:
    with pytest.raises(TableError, match="has names of columns and no rows"):
        read("x,y\n")
    with pytest.raises(TableError, match="only one column"):
        read("x\n1\n2\n")


def test_zero_bytes_within_a_text_are_named() -> None:
    with pytest.raises(TableError, match="line 2 has a zero byte"):
        read(b"x,y\n1,\0\n" + b"3,4\n" * 100)
