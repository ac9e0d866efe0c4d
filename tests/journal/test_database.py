"""The file of the run log: shared, killed, damaged, foreign, newer, moved away."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from playground.journal import Journal, JournalError, database
from playground.journal.database import FILE, VARIABLE, default_folder
from playground.journal.errors import Trouble

ROOT = Path(__file__).parents[2]
KEEPER = """
import sys
from pathlib import Path
from playground.journal import Journal
from playground.settings.links import from_query
from playground.measurements.run import Run

folder, first, n = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
journal = Journal(folder)
for seed in range(first, first + n):
    run = Run(from_query({"n": "20", "layers": "2", "seed": str(seed)}).settings)
    run.trainer.advance(1)
    print(journal.keep(run, pinned=False), flush=True)
    journal.cells[f"cell {seed}"] = {"test loss": seed / 7}
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python process that can import the playground."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def finish(process: subprocess.Popen[str]) -> str:
    """Wait for a process and return what it printed; it must have ended well."""
    said, complaint = process.communicate(timeout=120)
    assert process.returncode == 0, complaint
    return said


def test_a_process_killed_right_after_keeping_loses_no_run(tmp_path: Path) -> None:
    last = """
import os, signal
run.trainer.advance(1)
print(journal.keep(run, pinned=True), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    process = start(KEEPER + last, tmp_path, 0, 3)
    said, _ = process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    journal = Journal(tmp_path)
    ids = [int(line) for line in said.split()]
    assert sorted(kept.id for kept in journal.runs()) == ids
    assert [len(journal.load(id_).history["test_loss"]) for id_ in ids] == [2, 2, 2, 3]
    assert len(journal.cells) == 3


def test_a_process_killed_in_the_middle_of_writing_leaves_a_sound_log(tmp_path: Path) -> None:
    middle = """
        session.execute(RunRow.__table__.update().values(title="half"))
        session.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    """
    program = KEEPER + "\nimport os, signal\nfrom playground.journal.tables import RunRow\n"
    program += f"with journal._database.writing() as session:\n{middle}"
    process = start(program, tmp_path, 0, 1)
    process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    assert [kept.title for kept in Journal(tmp_path).runs()] == [""]


def test_two_processes_write_at_once_from_the_first_moment_on(tmp_path: Path) -> None:
    folder = tmp_path / "not made yet"
    processes = [start(KEEPER, folder, first, 15) for first in (0, 100)]
    ids = [int(line) for process in processes for line in finish(process).split()]

    journal = Journal(folder)
    assert sorted(ids) == sorted(kept.id for kept in journal.runs())
    assert len(set(ids)) == 30
    assert len(journal.cells) == 30


def test_two_processes_that_keep_the_same_runs_keep_them_once(tmp_path: Path) -> None:
    one, other = (finish(process) for process in [start(KEEPER, tmp_path, 0, 5) for _ in range(2)])

    assert one == other
    assert len(Journal(tmp_path).runs()) == 5


def test_who_writes_waits_for_another_that_does(tmp_path: Path, make_run) -> None:
    journal = Journal(tmp_path)
    other = sqlite3.connect(journal.path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        process = start(KEEPER, tmp_path, 0, 1)
        assert journal.runs() == [], "reading goes on meanwhile"
        other.execute("COMMIT")
        finish(process)
    finally:
        other.close()

    assert len(journal.runs()) == 1


def test_who_has_waited_too_long_is_told_so(tmp_path: Path, make_run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.01)
    journal = Journal(tmp_path)
    other = sqlite3.connect(journal.path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalError) as refusal:
            journal.keep(make_run(), pinned=False)
        assert refusal.value.problem.trouble is Trouble.IN_USE
        other.execute("ROLLBACK")
    finally:
        other.close()

    journal.keep(make_run(), pinned=False)
    assert len(journal.runs()) == 1


def test_a_disk_that_is_full_is_named_and_harms_nothing(tmp_path: Path, make_run) -> None:
    path = filled(tmp_path, make_run)
    last = """
import resource
from playground.journal import JournalError

resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # no file may grow beyond that
run.trainer.advance(500)
try:
    journal.keep(run, pinned=True)
except JournalError as error:
    print(error.problem.trouble.name, error.problem.path)
"""
    said = finish(start(KEEPER + last, tmp_path, 100, 1))

    assert said.rstrip().endswith((f"FULL {path}", f"UNUSABLE {path}"))
    assert len(Journal(tmp_path).runs()) == 5


def test_the_log_is_written_ahead_and_rests_in_one_file(journal: Journal, make_run) -> None:
    journal.keep(make_run(), pinned=False)

    assert [path.name for path in journal.path.parent.iterdir()] == [FILE]
    with journal._database.reading() as session:
        pragmas = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "user_version")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "user_version": 1}


def filled(folder: Path, make_run) -> Path:
    """Make a run log of several pages and return its file."""
    journal = Journal(folder)
    for seed in range(4):
        journal.keep(make_run(seed=seed, train=40), pinned=False)
    return journal.path


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


@pytest.mark.parametrize("holds_a_log", [False, True])
def test_a_folder_that_cannot_be_written_to_is_named(make_run, *, holds_a_log: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if holds_a_log:
            filled(folder, make_run)
        folder.chmod(0o555)
        said = finish(start(UNPRIVILEGED, folder))
        folder.chmod(0o755)

    assert said.rstrip().endswith(f"UNUSABLE {folder / FILE}")


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
