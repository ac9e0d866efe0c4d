"""Values in tables of text: numbers, dates, gaps, formulas."""

import pytest

from datasets.own.note import NoteKind
from datasets.own.reading import Reading
from tests.datasets.own.tables import notes_of, read


def kinds(content: str) -> dict[str, str]:
    return {column.name: column.kind for column in read(content).columns}


@pytest.mark.parametrize(
    ("cells", "numbers", "separator"),
    [
        (["1.5", "2", "-3e2"], "point", ","),
        (["1,234.5", "2,345", "7"], "point-comma", "\t"),
        (["1,5", "2", "-3"], "comma", ";"),
        (["1.234,5", "2", "2.345.678"], "comma-point", ";"),
        (["1 234,5", "2", "5"], "comma-space", ";"),
        (["1\u202f234,5", "2", "5"], "comma-space", ";"),
        (["1 234.5", "12 345", "5"], "point-space", ";"),
        (["1'234.5", "2", "5"], "point-apostrophe", ","),
        (["1,234", "2,345", "3,456"], "point-comma", "\t"),
        (["1,234", "2,345", "3,456"], "comma", ";"),
    ],
)
def test_decimal_commas_and_signs_between_thousands_are_found(cells: list[str], numbers: str, separator: str) -> None:
    table = read(f"x{separator}y\n" + "".join(f"{cell}{separator}a\n" for cell in cells))

    assert table.reading.numbers == numbers
    assert table.columns[0].kind == "number"


def test_numbers_are_what_they_say() -> None:
    def values(cells: str, numbers: str) -> list[float]:
        rows = "".join(f"{cell};a\n" for cell in cells.split("_"))
        found = read("x;y\n" + rows, reading=Reading(separator="semicolon", numbers=numbers)).columns[0]
        return list(found.values.to_pylist())

    assert values("1.234,5_−2_+3", "comma-point") == [1234.5, -2.0, 3.0]
    assert values("1,234.5_.5_5.", "point-comma") == [1234.5, 0.5, 5.0]
    assert values("12 %_7%", "point") == [12.0, 7.0]


def test_what_is_missing_is_a_gap_whatever_stands_for_it() -> None:
    table = read("x,y,z\n1,NA,a\n,2,\nNaN,?,N/A\n4,5,b\n")

    assert [column.values.null_count for column in table.columns] == [2, 2, 2]
    assert kinds("x,y,z\n1,NA,a\n,2,\nNaN,?,N/A\n4,5,b\n") == {"x": "number", "y": "number", "z": "words"}


def test_infinite_numbers_count_as_missing_and_the_first_is_named() -> None:
    table = read("x,y\n1,a\ninf,b\n-Infinity,c\n4,d\n")

    assert table.columns[0].values.to_pylist() == [1.0, None, None, 4.0]
    assert notes_of(table)[NoteKind.INFINITE] == {"n": 2, "column": "x", "row": 3}


def test_a_word_among_many_numbers_counts_as_missing_and_is_named() -> None:
    rows = "".join(f"{'unknown' if i == 7 else i},a\n" for i in range(40))
    table = read("x,y\n" + rows)

    assert table.columns[0].values.null_count == 1
    assert notes_of(table)[NoteKind.NOT_NUMBERS] == {"n": 1, "column": "x", "value": "unknown", "row": 9}
    assert kinds("x,y\nunknown,1\n2,3\n") == {"x": "words", "y": "number"}


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["1970-01-02", "1971-01-01"], [1.0, 365.0]),
        (["1970-01-02T12:00:00Z", "1970-01-03 00:00"], [1.5, 2.0]),
        (["02.01.1970", "03.01.1970"], [1.0, 2.0]),
        (["1/2/1970", "1/31/1970"], [1.0, 30.0]),
        (["2/1/1970", "31/1/1970"], [1.0, 30.0]),
        (["1970/01/02", "1970/01/03"], [1.0, 2.0]),
        (["Jan 2, 1970", "Jan 3 1970"], [1.0, 2.0]),
        (["2 Jan 1970", "3-Jan-1970"], [1.0, 2.0]),
    ],
)
def test_dates_become_days(cells: list[str], days: list[float]) -> None:
    table = read("when;y\n" + "".join(f'"{cell}";{i}\n' for i, cell in enumerate(cells)))

    assert table.columns[0].values.to_pylist() == days
    assert table.columns[0].is_date
    assert NoteKind.DATES in notes_of(table)


def test_a_date_that_there_is_not_counts_as_missing() -> None:
    rows = "".join(f"2020-01-{i:02},a\n" for i in range(1, 41))
    assert kinds("when,y\n" + rows) == {"when": "words", "y": "words"}

    rows = "".join(f"2020-{1 + i // 28:02}-{1 + i % 28:02},a\n" for i in range(60)) + "2020-02-30,a\n"
    table = read("when,y\n" + rows)
    assert notes_of(table)[NoteKind.NOT_DATES] == {"n": 1, "column": "when", "value": "2020-02-30", "row": 62}


def test_formulas_are_text_that_is_not_computed() -> None:
    table = read("x,y\n1,=A2+1\n2,=A3+1\n")

    assert notes_of(table)[NoteKind.FORMULA_TEXTS] == {"n": 2, "column": "y", "row": 2}
