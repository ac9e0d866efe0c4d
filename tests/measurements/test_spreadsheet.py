"""A table is CSV whose text no spreadsheet takes for a formula, and whose numbers stay what they are."""

import csv
from io import StringIO

import pyarrow as pa
import pytest

from playground.measurements.spreadsheet import csv_of


def rows(table: pa.Table) -> list[list[str]]:
    return list(csv.reader(StringIO(csv_of(table).decode(), newline="")))[1:]


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://evil.example")', "+1", "-1+2", "@SUM(A1)", "  =1", "\t=1", "\r=1", "\n=1", "＝1", "-"]
)
def test_a_text_that_begins_like_a_formula_is_text(text: str) -> None:
    assert rows(pa.table({"title": [text, "a"]})) == [[f"'{text}"], ["a"]]


@pytest.mark.parametrize("text", ["", "a = b", "?v=2&n=40", "1 - 2", "λ₂ = 1", 'a;"=1"', "'=1", None])
def test_other_text_stays_as_it_is(text: str | None) -> None:
    assert rows(pa.table({"id": [1], "title": pa.array([text], pa.string())})) == [["1", text or ""]]


def test_numbers_stay_numbers() -> None:
    table = pa.table({"id": [-1, 2], "r2": [-0.125, float("nan")], "large": pa.array(["=1", "b"], pa.large_string())})
    assert rows(table) == [["-1", "-0.125", "'=1"], ["2", "nan", "b"]]
