"""Files and folders that cannot be a run log are named, left as they are, and cost no run."""

import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from playground.journal import Journal, JournalError
from playground.journal.database import FILE, VARIABLE, default_folder
from playground.journal.errors import JournalProblem, Trouble
from playground.words.runs import journal_problem_text
from tests.journal.processes import filled, finish, start


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 5")
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


def test_a_name_that_is_too_long_is_named_with_a_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / ("n" * 300)))

    with pytest.raises(JournalError) as refusal:
        Journal()
    assert refusal.value.problem.trouble is Trouble.NAME_TOO_LONG
    assert f"Set {VARIABLE} to a folder with a shorter name" in journal_problem_text(refusal.value.problem)
    assert list(tmp_path.iterdir()) == []


def test_a_tilde_in_the_variable_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv(VARIABLE, "~/my runs")
    monkeypatch.chdir(tmp_path)

    assert Journal().path == tmp_path / "my runs" / FILE
    assert os.listdir(tmp_path) == ["my runs"]


def test_the_home_of_nobody_is_named_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "~nobody-of-this-name/runs")
    monkeypatch.chdir(tmp_path)

    with pytest.raises(JournalError) as refusal:
        Journal()
    assert refusal.value.problem.trouble is Trouble.NO_HOME
    said = journal_problem_text(refusal.value.problem)
    assert "The folder ~nobody-of-this-name/runs" in said
    assert f"Write the folder out in {VARIABLE}" in said
    assert os.listdir(tmp_path) == []


def test_a_name_with_bytes_that_are_no_text_can_be_shown() -> None:
    problem = JournalProblem(Trouble.NO_LOG, Path(b"\xff\xfe".decode(errors="surrogateescape")), "a\udcff")

    said = journal_problem_text(problem)

    assert "The file \ufffd\ufffd is damaged" in said
    assert said.encode()


def test_damage_done_between_two_uses_is_found_before_the_next_is_written(tmp_path: Path, make_run) -> None:
    path = filled(tmp_path, make_run)
    journal = Journal(tmp_path)
    journal.pin([1], pinned=True)
    path.write_bytes(path.read_bytes()[: 3 * 4096])
    before = path.read_bytes()

    uses = (
        lambda: journal.keep(make_run(seed=9), pinned=True),
        lambda: journal.pin([1], pinned=False),
        lambda: journal.delete([1]),
        lambda: journal.cells.update(key={"loss": 1.0}),
    )
    for use in uses:
        with pytest.raises(JournalError) as refusal:
            use()
        assert refusal.value.problem.trouble in EITHER
    assert path.read_bytes() == before


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
@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_without_permission_is_named(make_run, mode: int, *, holds_a_log: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if holds_a_log:
            filled(folder, make_run)
        folder.chmod(mode)
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
