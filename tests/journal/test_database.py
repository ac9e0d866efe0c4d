"""The file of the run log: shared, killed, damaged, foreign, newer, moved away."""

import signal
import sqlite3
from pathlib import Path

import pytest

from playground.journal import Journal, JournalError, database
from playground.journal.database import FILE
from playground.journal.errors import Trouble
from tests.journal.processes import filled, finish, start

pytestmark = pytest.mark.long

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


def test_a_process_killed_right_after_keeping_loses_no_run(tmp_path: Path) -> None:
    last = """
import os, signal
run.trainer.advance(1)
print(journal.keep(run, pinned=True), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    process = start(KEEPER + last, tmp_path, 0, 3)
    output, _ = process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    journal = Journal(tmp_path)
    ids = [int(line) for line in output.split()]
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
    output = finish(start(KEEPER + last, tmp_path, 100, 1))

    assert output.rstrip().endswith((f"FULL {path}", f"UNUSABLE {path}"))
    assert len(Journal(tmp_path).runs()) == 5


def test_the_log_is_written_ahead_and_rests_in_one_file(journal: Journal, make_run) -> None:
    journal.keep(make_run(), pinned=False)

    assert [path.name for path in journal.path.parent.iterdir()] == [FILE]
    with journal._database.reading() as session:
        pragmas = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "user_version")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "user_version": 4}


def test_a_list_read_before_is_read_again_when_another_process_has_written(journal: Journal, make_run) -> None:
    journal.keep(make_run(), pinned=False)
    assert len(journal.runs()) == 1
    holder = sqlite3.connect(journal.path)
    try:
        holder.execute("SELECT count(*) FROM runs").fetchall()  # so that what is written stays in SQLite's own log
        holder.execute("BEGIN")
        holder.execute("SELECT count(*) FROM runs").fetchall()
        finish(start(KEEPER, journal.path.parent, 7, 2))

        assert len(journal.runs()) == 3
    finally:
        holder.close()
    assert len(journal.runs(text="seed=8")) == 1
