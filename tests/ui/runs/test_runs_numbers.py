"""The numbers in the table of kept runs are written as everywhere else."""

import re
import sqlite3
from contextlib import closing

import pytest

from playground.journal import Journal
from playground.ui.runs import table as runs_table_module
from playground.words.numbers import number
from tests.ui.driver import AppDriver
from tests.ui.runs.runs_table import written


def test_numbers_of_any_size_are_written_as_everywhere_else(filled: Journal) -> None:
    values = {"train_loss": 2.2e-8, "test_loss": 6.1e12, "test_score": -1234.5}
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        for name, value in values.items():
            connection.execute(f"UPDATE runs SET {name} = ? WHERE id = 3", (value,))
        connection.execute("UPDATE runs SET train_score = NULL WHERE id = 3")

    first, *others = written(AppDriver("runs"))

    said = [first[name] for name in ("train_loss", "test_loss", "gap", "train_score", "test_score")]
    assert said == ["2.2·10⁻⁸", "6.1·10¹²", "6.1·10¹²", "–", "−1,234"]
    assert not any(re.search(r"\de[+-]?\d", str(value)) for row in (first, *others) for value in row.values())


def test_a_long_list_rounds_as_much_as_a_short_one(filled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = filled.runs()
    monkeypatch.setattr(runs_table_module, "MOST_WRITTEN", 2)

    rows = AppDriver("runs").rows

    for name in runs_table_module.NUMBERS:
        assert rows[name].map(number).tolist() == [number(getattr(one, name)) for one in kept]
        assert all(len(f"{value:.12f}".rstrip("0").lstrip("-0.")) <= 4 for value in rows[name])
