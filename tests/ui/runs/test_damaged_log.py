"""The page of kept runs on a file that is damaged or cannot be reached: it says so, with a remedy, and lives."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from playground.journal import Journal
from playground.journal.database import VARIABLE
from tests.ui.driver import AppDriver


def without_its_table(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE runs")


UNUSABLE = {
    "garbage": lambda path: path.write_bytes(b"no database" * 99),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:9000]),
    "bytes that are no text": lambda path: path.write_bytes(path.read_bytes().replace(b" TABLE", b" T\xffBLE")),
    "without its table": without_its_table,
}  # fmt: skip


@pytest.mark.parametrize("damage", UNUSABLE.values(), ids=UNUSABLE.keys())
@pytest.mark.parametrize("while_open", [False, True])
def test_a_damaged_log_is_named_with_a_remedy_and_the_page_lives(filled: Journal, damage, *, while_open: bool) -> None:
    app = AppDriver("runs") if while_open else None
    damage(filled.path)
    before = filled.path.read_bytes()
    app = app or AppDriver("runs")
    app.set("runs text", "moons")

    (error,) = app.errors
    assert str(filled.path) in error
    assert "left as it is. Move it away, or set" in error
    assert filled.path.read_bytes() == before
    app.go_to("")
    assert app.has("play")


@pytest.mark.parametrize("named", ["{folder}/" + "n" * 300, "~nobody-of-this-name/x"])
def test_a_folder_that_cannot_be_is_named_with_a_remedy_and_the_page_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv(VARIABLE, named.format(folder=tmp_path))
    app = AppDriver("runs")

    (error,) = app.errors
    assert VARIABLE in error
    app.go_to("", n="40", layers="4", epochs="1")
    app.press("step")
    (problem,) = app.problems
    assert "The run was not kept." in problem
    assert app.epoch == 1


def test_a_run_that_cannot_be_read_is_named_and_the_others_are_listed(filled: Journal) -> None:
    with closing(sqlite3.connect(filled.path)) as connection, connection:
        connection.execute("UPDATE runs SET epochs = 'many' WHERE id = 2")
        connection.execute("UPDATE runs SET history = x'00' WHERE id = 1")
    app = AppDriver("runs")

    assert app.rows["run"].tolist() == ["#3", "#1"]
    (problem,) = app.problems
    assert f"Run 2 in {filled.path} is damaged (epochs is 'many') and not listed." in problem
    choose_rows = [row for row, name in enumerate(app.rows["run"]) if name in {"#3", "#1"}]
    app.tick_rows(*choose_rows)
    assert any(f"Run 1 in {filled.path} is damaged: the history cannot be read" in one for one in app.problems)
    assert set(app.charts[0].columns("curves")["run"]) == {"#3 sine"}
