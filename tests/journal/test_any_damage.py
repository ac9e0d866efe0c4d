"""Any damage at all to the file: every use of the log works or is refused in words, and nothing is overwritten."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.charts.kit.theme import Theme
from playground.charts.runs.kept_curves import kept_curves
from playground.journal import Journal, JournalError, Kept
from playground.journal.database import FILE
from playground.journal.export import histories, summaries
from playground.journal.tables import Base
from playground.measurements.spreadsheet import csv_of
from playground.ui.runs.table import rows_of
from playground.words.runs import chosen_text, damaged_text, journal_problem_text
from playground.words.runs_compared import number_rows, setting_rows
from tests.journal.processes import filled

pytestmark = pytest.mark.long

COLUMNS = [(table.name, column.name) for table in Base.metadata.sorted_tables for column in table.columns]
VALUES = st.one_of(
    st.none(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False), st.text(max_size=20),
    st.binary(max_size=40), st.just("x" * 100_000),
)  # fmt: skip
NOT_TEXT = bytes([0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80])


@pytest.fixture(scope="module")
def sound(make_run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound log with four runs and a cell."""
    folder = tmp_path_factory.mktemp("sound")
    path = filled(folder, make_run)
    log = Journal(folder)
    log.cells["key"] = {"loss": 0.5}
    log.describe(2, title="Übung", note="drei\nWolken")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], Path]:
    """Return a function that makes a folder with a file of these bytes."""

    def make(content: bytes) -> Path:
        made = tmp_path_factory.mktemp("damaged")
        (made / FILE).write_bytes(content)
        return made

    return make


def look_at(log: Journal) -> tuple[Kept, ...]:
    """Do all that the page of runs does with what it reads, and return the runs that can be read."""
    listing = log.listing()
    assert not listing.damaged or damaged_text(listing.damaged).encode()
    assert rows_of(listing.kept).num_rows == summaries(listing.kept).num_rows == len(listing.kept)
    assert csv_of(summaries(listing.kept))
    assert log.runs(text="nothing has this in it") == []
    for row in [*setting_rows([kept.link for kept in listing.kept]), *number_rows(listing.kept)]:
        assert "".join(row.texts).encode() or not listing.kept
    whole = []
    for kept in listing.kept:
        assert chosen_text(1, [kept], most=8).encode()
        assert kept.link.settings
        with_words(lambda id_=kept.id: whole.append(log.load(id_)))
    curves = {record.kept.name: record.history for record in whole[:8]}
    assert kept_curves(curves, Theme(), measure="loss", log_loss=True, log_epochs=False).alt
    assert histories(whole).num_rows == sum(record.kept.epochs + 1 for record in whole)
    return listing.kept


def with_words(use: Callable[[], Any]) -> bool:
    """Use the log, and return whether it was refused: then in words that can be shown."""
    try:
        use()
    except JournalError as error:
        said = journal_problem_text(error.problem)
        assert said.encode()
        assert len(said) > 40, "a remedy too"
        return True
    return False


def use_all(folder: Path, run: Any) -> None:
    """Open a damaged log and use it in every way; if it cannot be opened, its bytes stay."""
    path = folder / FILE
    before = path.read_bytes()
    opened: list[Journal] = []
    if with_words(lambda: opened.append(Journal(folder))):
        assert path.read_bytes() == before
        return
    (log,) = opened
    with_words(lambda: look_at(log))
    with_words(lambda: log.cells.get("key"))
    with_words(lambda: dict(log.cells))
    aside = []
    uses = (
        lambda: log.keep(run, pinned=True),
        lambda: log.pin([1, 2], pinned=True),
        lambda: log.describe(3, title="a", note="b"),
        lambda: log.tag([1, 2, 3], ("calm",)),
        lambda: log.untag([2], ("calm",)),
        lambda: aside.append(log.delete([1, 3])),
        lambda: log.restore(aside[0]) if aside else None,
        lambda: log.cells.update(key={"loss": 0.25}),
    )
    for use in uses:
        with_words(use)
    with_words(lambda: look_at(log))


@settings(max_examples=40)
@given(flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=40))
def test_bytes_changed_at_random(sound: Path, folder, make_run, flips: list[tuple[float, int]]) -> None:
    content = bytearray(sound.read_bytes())
    for place, change in flips:
        content[int(place * len(content))] ^= change

    use_all(folder(bytes(content)), make_run(seed=9))


@settings(max_examples=40)
@given(start=st.floats(0, 1), length=st.integers(1, 9000), filler=st.sampled_from([b"\0", b"\xff", b"a", NOT_TEXT]))
def test_a_stretch_overwritten(sound: Path, folder, make_run, start: float, length: int, filler: bytes) -> None:
    content = sound.read_bytes()
    place = int(start * (len(content) - 1))
    stretch = (filler * length)[: min(length, len(content) - place)]

    use_all(folder(content[:place] + stretch + content[place + len(stretch) :]), make_run(seed=9))


@settings(max_examples=40)
@given(share=st.floats(0, 1))
def test_the_end_cut_off(sound: Path, folder, make_run, share: float) -> None:
    content = sound.read_bytes()

    use_all(folder(content[: int(share * len(content))]), make_run(seed=9))


@settings(max_examples=40)
@given(place=st.sampled_from(COLUMNS), value=VALUES, id_=st.integers(1, 4))
def test_any_value_in_any_column(sound: Path, folder, make_run, place: tuple[str, str], value: Any, id_: int) -> None:
    made, (table, name) = folder(sound.read_bytes()), place
    with closing(sqlite3.connect(made / FILE)) as connection:
        try:
            connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = {id_}", (value,))
        except (sqlite3.IntegrityError, UnicodeEncodeError):
            return  # the file refuses it itself
        connection.commit()

    use_all(made, make_run(seed=9))


@pytest.mark.parametrize("value", ["CAST(x'C328' AS TEXT)", "'many'", "NULL", "x'00'", "1e300"])
def test_a_run_with_a_value_that_cannot_be_harms_no_other(sound: Path, folder, value: str) -> None:
    made = folder(sound.read_bytes())
    with closing(sqlite3.connect(made / FILE)) as connection, connection:
        connection.execute("PRAGMA writable_schema = ON")  # columns that take NULL, as SQLite's own check finds that
        connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' NOT NULL', '') WHERE name = 'runs'")
    for name in (name for table, name in COLUMNS if table == "runs" and name != "id"):
        with closing(sqlite3.connect(made / FILE)) as connection, connection:
            ((before,),) = connection.execute(f"SELECT {name} FROM runs WHERE id = 2")
            connection.execute(f"UPDATE runs SET {name} = {value} WHERE id = 2")
        log, content = Journal(made), (made / FILE).read_bytes()

        listed = look_at(log)

        assert {1, 3, 4} <= {kept.id for kept in listed}
        problems = log.listing().damaged
        assert [problem.run for problem in problems] == [2] * (4 - len(listed))
        assert all(problem.detail.startswith(f"{name} is ") for problem in problems)
        assert (made / FILE).read_bytes() == content
        with closing(sqlite3.connect(made / FILE)) as connection, connection:
            connection.execute(f"UPDATE runs SET {name} = ? WHERE id = 2", (before,))


@pytest.mark.parametrize(
    "statement", [f"DROP TABLE {table}" for table in ("runs", "cells")]
    + [f"ALTER TABLE {table} DROP COLUMN {name}" for table, name in [("runs", "epochs"), ("cells", "numbers")]]
    + [f"ALTER TABLE {table} RENAME TO gone" for table in ("runs", "cells")],
)  # fmt: skip
@pytest.mark.parametrize("while_open", [False, True])
def test_a_table_or_a_column_that_is_gone(sound: Path, folder, make_run, statement: str, *, while_open: bool) -> None:
    made = folder(sound.read_bytes())
    log = Journal(made) if while_open else None
    with closing(sqlite3.connect(made / FILE)) as connection, connection:
        connection.execute(statement)
    before = (made / FILE).read_bytes()

    for use in (
        lambda: (log or Journal(made)).listing().kept,
        lambda: (log or Journal(made)).keep(make_run(seed=9), pinned=True),
        lambda: (log or Journal(made)).cells.get("key"),
    ):
        with pytest.raises(JournalError, match="no such") as refusal:
            use()
        assert "left as it is" in journal_problem_text(refusal.value.problem)
    assert (made / FILE).read_bytes() == before
