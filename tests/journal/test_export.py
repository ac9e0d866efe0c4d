"""Tables of kept runs, and whether other programs read the same numbers from them."""

from io import BytesIO

import numpy as np
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
import pytest

from playground.journal import Journal
from playground.journal.columns import NAMES
from playground.journal.export import histories, summaries, to_parquet
from playground.measurements.spreadsheet import csv_of


@pytest.fixture
def filled(journal: Journal, make_run) -> Journal:
    """Return a run log with two runs, one with words that CSV must quote."""
    journal.keep(make_run(train=4), pinned=True)
    id_ = journal.keep(make_run(train=6, data="sine", l2=1), pinned=False)
    journal.describe(id_, title='a "title", with\nlines', note="λ₂ = 1")
    return journal


def test_summaries_have_a_row_a_run(filled: Journal) -> None:
    kept = filled.runs()
    rows = summaries(kept).to_pylist()

    assert [row["id"] for row in rows] == [one.id for one in kept]
    assert [row["gap"] for row in rows] == [one.gap for one in kept]
    assert [row["title"] for row in rows] == ['a "title", with\nlines', ""]
    assert rows[0]["kept_at"] == kept[0].kept_at


def test_histories_have_a_row_a_run_and_epoch(filled: Journal) -> None:
    records = [filled.load(kept.id) for kept in filled.runs()]
    table = histories(records)

    assert table.column_names == ["id", "epoch", *NAMES]
    assert table.column("epoch").to_pylist() == [*range(7), *range(5)]
    np.testing.assert_array_equal(
        table.column("test_loss").to_numpy(), np.concatenate([record.history["test_loss"] for record in records])
    )


def test_csv_and_parquet_give_the_same_numbers_to_the_last_bit(filled: Journal) -> None:
    for table in (summaries(filled.runs()), histories(filled.load(kept.id) for kept in filled.runs())):
        stored = pq.read_table(BytesIO(to_parquet(table)))
        assert stored.schema == table.schema
        assert csv_of(stored) == csv_of(table)
        read = pa_csv.read_csv(
            BytesIO(csv_of(table)),
            parse_options=pa_csv.ParseOptions(newlines_in_values=True),
            convert_options=pa_csv.ConvertOptions(null_values=[""]),
        )
        assert read.column_names == table.column_names
        for name in table.column_names:
            if table.column(name).type == "double":
                np.testing.assert_array_equal(read.column(name).to_numpy(), table.column(name).to_numpy())


def test_nothing_chosen_still_makes_tables() -> None:
    for table in (summaries([]), histories([])):
        assert table.num_rows == 0
        assert csv_of(table).decode().startswith('"id"')
        assert pq.read_table(BytesIO(to_parquet(table))).num_rows == 0
