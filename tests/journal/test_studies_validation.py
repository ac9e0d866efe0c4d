"""Studies and runs with a part for validation in the run log, beside those without and those of earlier versions."""

from dataclasses import replace

import numpy as np
import pytest

from playground.comparisons.luck.table import seeds_table
from playground.journal import Journal
from playground.journal.export import histories, study_seeds
from playground.journal.studies.kept_study import StudyRecord
from playground.journal.studies.packed import packed_curves, packed_networks, unpacked
from playground.journal.studies.reopened import reopened

pytestmark = pytest.mark.long


def test_the_table_of_seeds_has_its_columns_with_gaps_for_the_studies_without(journal: Journal, studies) -> None:
    ids = {name: journal.studies.keep(studies[name], pinned=False) for name in ("one", "validated")}
    table = study_seeds(journal.studies.load(id_) for id_ in ids.values())
    a, b = studies["validated"].results()

    assert table.column_names[0] == "id"
    assert set(table.column_names[1:]) == set(seeds_table([a, b], "all"))
    losses = np.array(table["valid_loss"].to_pylist(), float)
    np.testing.assert_array_equal(losses, [*[np.nan] * 5, *a["valid_loss"][-1], *b["valid_loss"][-1]])


def test_one_kept_before_other_losses_were_measured_on_it_opens_with_what_it_has(journal: Journal, studies) -> None:
    record = journal.studies.load(journal.studies.keep(studies["validated"], pinned=False))
    results = record.results()
    kept_then = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11]
    early = [replace(result, rows=result.rows[:, kept_then]) for result in results]

    again: StudyRecord = unpacked(record.kept, packed_curves(early), packed_networks(early))

    assert again.measures == record.measures == ("bce", "mse")
    for name in ("bce", "mse"):
        for now, then in zip(results, reopened(again).study.results(), strict=True):
            assert now.measured_by(name).parts == ("train", "test", "valid")
            assert then.measured_by(name).parts == ("train", "test")
            np.testing.assert_array_equal(then.measured_by(name)["test_loss"], now.measured_by(name)["test_loss"])
            np.testing.assert_array_equal(then["valid_loss"], now["valid_loss"])


def test_the_table_of_epochs_has_it_with_gaps_for_runs_without(journal: Journal, make_run) -> None:
    runs = [make_run(), make_run(valid=0.25)]
    ids = [journal.keep(run, pinned=False) for run in runs]
    table = histories(journal.load(id_) for id_ in ids)
    without = histories([journal.load(ids[0])])

    losses = np.array(table["valid_loss"].to_pylist(), float)
    np.testing.assert_array_equal(losses, [*[np.nan] * 4, *runs[1].history["valid_loss"]])
    assert table.column_names == [*without.column_names, "valid_loss", "valid_score"]
