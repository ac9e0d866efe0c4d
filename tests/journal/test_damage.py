"""Files and folders that cannot be a run log are named, left as they are, and cost no run."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from playground.journal import Journal, JournalError
from playground.journal.database import FILE, VARIABLE, default_folder
from playground.journal.errors import Trouble
from tests.journal.processes import filled, finish, start


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 2")
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE accounts (balance INTEGER)")
    connection.close()


EITHER = {Trouble.DAMAGED, Trouble.NO_LOG}  # SQLite may find out by itself, or only when it is asked to check
DAMAGES = {
    "garbage": (lambda path: path.write_bytes(b"not a database" * 999), {Trouble.NO_LOG}),
    "truncated": (lambda path: path.write_bytes(path.read_bytes()[: 3 * 4096]), EITHER),
    "truncated in its first page": (lambda path: path.write_bytes(path.read_bytes()[:50]), {Trouble.NO_LOG}),
    "overwritten in the middle": (
        lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\x55" * 8192 + path.read_bytes()[12288:]),
        EITHER,
    ),
    "newer": (newer, {Trouble.NEWER}),
    "another program's": (foreign, {Trouble.FOREIGN}),
}


@pytest.mark.parametrize(("damage", "troubles"), DAMAGES.values(), ids=DAMAGES.keys())
def test_a_file_that_cannot_be_used_is_named_and_left_as_it_is(
    tmp_path: Path, make_run, damage, troubles: set[Trouble]
) -> None:
    path = filled(tmp_path, make_run)
    damage(path)
    before = path.read_bytes()

    with pytest.raises(JournalError) as refusal:
        Journal(tmp_path)
    assert refusal.value.problem.trouble in troubles
    assert refusal.value.problem.path == path
    assert path.read_bytes() == before


def test_damage_while_the_log_is_open_is_named_too(tmp_path: Path, make_run) -> None:
    path = filled(tmp_path, make_run)
    journal = Journal(tmp_path)
    path.write_bytes(b"not a database" * 999)
    before = path.read_bytes()

    for use in (journal.runs, lambda: journal.keep(make_run(), pinned=False), lambda: journal.cells.get("a")):
        with pytest.raises(JournalError) as refusal:
            use()
        assert refusal.value.problem.trouble is Trouble.NO_LOG
    assert path.read_bytes() == before


def test_a_log_that_was_moved_away_starts_anew(tmp_path: Path, make_run) -> None:
    path = filled(tmp_path, make_run)
    journal = Journal(tmp_path)
    path.rename(tmp_path / "old.sqlite3")

    assert journal.runs() == []
    journal.keep(make_run(), pinned=False)
    assert len(journal.runs()) == 1


def test_an_empty_file_becomes_a_log(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()

    assert Journal(tmp_path).runs() == []


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()

    with pytest.raises(JournalError) as refusal:
        Journal(tmp_path)
    assert refusal.value.problem.trouble is Trouble.IS_FOLDER


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine")

    with pytest.raises(JournalError) as refusal:
        Journal(tmp_path / "data")
    assert refusal.value.problem.trouble is Trouble.UNUSABLE
    assert (tmp_path / "data").read_text() == "mine"


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from playground.journal import Journal, JournalError

if os.geteuid() == 0:
    os.setuid(65534)  # whom permissions hold back
try:
    Journal(Path(sys.argv[1]))
except JournalError as error:
    print(error.problem.trouble.name, error.problem.path)
"""


@pytest.mark.long
@pytest.mark.parametrize("holds_a_log", [False, True])
def test_a_folder_that_cannot_be_written_to_is_named(make_run, *, holds_a_log: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if holds_a_log:
            filled(folder, make_run)
        folder.chmod(0o555)
        output = finish(start(UNPRIVILEGED, folder))
        folder.chmod(0o755)

    assert output.rstrip().endswith(f"UNUSABLE {folder / FILE}")


def test_the_folder_is_the_users_own_unless_the_variable_names_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert default_folder() == tmp_path
    assert Journal().path == tmp_path / FILE
    monkeypatch.setenv(VARIABLE, "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert default_folder().name == "overfitting-playground"
    assert os.listdir(tmp_path) == [FILE]
