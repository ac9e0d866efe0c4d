"""Any damage to a study in the run log is named, and costs no other."""

import sqlite3
from contextlib import closing, suppress

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from playground.journal import Journal, JournalError
from playground.journal.columns import pack
from playground.journal.studies.reopened import reopened
from playground.words.runs import damaged_text, journal_problem_text

pytestmark = pytest.mark.long

COLUMNS = [
    "kept_at", "pinned", "title", "note", "query", "dataset", "task", "n_classes", "n_sides", "n_seeds", "varied",
    "epochs", "epoch", "n_diverged", "tags", "test_loss_a", "python", "curves", "networks",
]  # fmt: skip


@pytest.fixture
def change(journal: Journal):
    """Return a function that puts any value into a column of a study."""

    def put(id_: int, column: str, value: object) -> None:
        with closing(sqlite3.connect(journal.path)) as connection, connection:
            connection.execute(f"UPDATE studies SET {column} = ? WHERE id = ?", (value, id_))

    return put


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("value", [b"\xc3\x28", "x", -3, 2**62, 1.5], ids=["bytes", "text", "-3", "large", "1.5"])
def test_any_value_in_a_study_is_read_or_named_and_costs_no_other(
    journal: Journal, studies, change, column: str, value: object
) -> None:
    sound, spoilt = (journal.studies.keep(studies[name], pinned=False) for name in ("one", "pair"))
    change(spoilt, column, value)

    listing = journal.studies.listing()
    assert sound in {kept.id for kept in listing.kept}
    assert [problem.run for problem in listing.damaged] in ([], [spoilt])
    if listing.damaged:
        assert f"Study {spoilt} in" in damaged_text(listing.damaged)
    with suppress(JournalError):
        assert len(reopened(journal.studies.load(spoilt)).study.results()) == 2
    if listing.damaged:
        with pytest.raises(JournalError) as refusal:
            journal.studies.load(spoilt)
        assert refusal.value.problem == listing.damaged[0]
        assert f"Study {spoilt} in" in journal_problem_text(refusal.value.problem)
    assert reopened(journal.studies.load(sound)).study.is_done


def test_curves_and_networks_of_another_shape_are_named(journal: Journal, studies, change) -> None:
    id_ = journal.studies.keep(studies["one"], pinned=False)
    n_rows = 5 * 4
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"diverged_at": [0] * 5, "answers": pa.array([b"abc"] * 4 + [b"ab"])}), sink)
    for column, value, detail in (
        ("curves", pack({"train_loss": np.zeros(n_rows)}), "its columns are train_loss"),
        ("curves", pack({"train_loss": np.zeros(n_rows + 1)}), "it has 21 rows, not 20"),
        ("networks", sink.getvalue().to_pybytes(), "the answers of the networks do not fit each other"),
        ("networks", pack({"diverged_at": np.zeros(5)}), "a column of double with 0 gaps is not one of epochs"),
    ):
        before = journal.studies.load(id_).kept
        with closing(sqlite3.connect(journal.path)) as connection:
            ((sound,),) = connection.execute(f"SELECT {column} FROM studies").fetchall()
        change(id_, column, value)
        with pytest.raises(JournalError) as refusal:
            journal.studies.load(id_)
        assert detail in refusal.value.problem.detail
        change(id_, column, sound)
        assert journal.studies.load(id_).kept == before
