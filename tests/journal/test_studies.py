"""Studies in the run log: kept whole, deleted and brought back, and in files from before there were any."""

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from playground.comparisons.luck.continued import ContinuedStudy
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.luck.table import seeds_table
from playground.journal import Journal, JournalError
from playground.journal.errors import Trouble
from playground.journal.export import study_seeds, study_summaries
from playground.journal.studies.reopened import reopened
from playground.journal.studies.study_entry import query_of_study
from playground.settings.fields import SettingsError
from playground.settings.links import from_pair_query
from playground.settings.pages import LuckSettings
from playground.words.runs import journal_problem_text
from tests.journal.some_studies import QUERIES, columns_in, keep_cut_short, study_of

pytestmark = pytest.mark.long


@pytest.mark.parametrize("name", QUERIES)
def test_a_study_comes_back_to_the_last_bit_and_is_not_trained(journal: Journal, studies, name: str) -> None:
    study = studies[name]
    id_ = journal.studies.keep(study, pinned=False)

    found = reopened(journal.studies.load(id_))

    assert found.study.is_done
    assert not found.study.collect()
    assert found.problems == ()
    assert query_of_study(found.study) == query_of_study(study)
    for kept, result in zip(found.study.results(), study.results(), strict=True):
        np.testing.assert_array_equal(kept.rows, result.rows)
        np.testing.assert_array_equal(kept.diverged_at, result.diverged_at)
        assert (kept.answers is None) == (result.answers is None)
        if result.answers is not None:
            np.testing.assert_array_equal(kept.answers, result.answers)
        assert (kept.settings, kept.measures, kept.n_classes) == (result.settings, result.measures, result.n_classes)


def test_what_the_log_says_of_a_study_is_what_it_came_to(journal: Journal, studies) -> None:
    for name in ("pair", "diverges"):
        journal.studies.keep(studies[name], pinned=name == "pair")
    diverged, pair = journal.studies.listing().kept

    a, b = studies["pair"].results()
    assert (pair.pinned, pair.n_sides, pair.n_seeds, pair.varied, pair.epoch) == (True, 2, 6, "weights", 4)
    assert pair.test_loss_a == np.median(a["test_loss"][-1])
    assert pair.test_loss_b == np.median(b["test_loss"][-1])
    assert pair.query == QUERIES["pair"]
    assert diverged.n_diverged == studies["diverges"].results()[0].n_diverged > 0
    assert np.isnan(diverged.test_loss_b)


def test_a_study_is_kept_once_and_becomes_pinned(journal: Journal, studies) -> None:
    first = journal.studies.keep(studies["one"], pinned=False)
    assert journal.studies.keep(studies["one"], pinned=True) == first
    assert journal.studies.keep(studies["one"], pinned=False) == first
    assert [kept.pinned for kept in journal.studies.listing().kept] == [True]


def test_one_that_was_cut_short_is_another_and_stands_still_when_it_is_opened(journal: Journal) -> None:
    study = study_of("v=2&n=40&layers=4&seeds=5&upto=5000")
    while not study.results():
        assert study.collect()
        study.wait(1)
    study.cancel()
    while study.wait(1):
        pass
    id_ = journal.studies.keep(study, pinned=True)
    again = reopened(journal.studies.load(id_)).study

    (result,), (kept,) = study.results(), again.results()
    assert 0 <= kept.epoch == result.epoch < 5000
    assert (again.is_done, again.is_running) == (False, False)
    again.resume()
    assert not again.collect()
    assert not journal.studies.load(id_).kept.is_finished


@pytest.mark.parametrize("name", ["pair", "validated", "diverges"])
def test_one_that_was_cut_short_goes_on_to_the_last_bit_of_one_that_was_not(
    journal: Journal, studies, name: str
) -> None:
    whole = studies[name]
    id_ = keep_cut_short(journal, QUERIES[name], at=2)
    recalled = reopened(journal.studies.load(id_)).study

    study = ContinuedStudy(recalled)
    before = study.results()
    assert (study.recalled_epoch, study.progress) == (2, 0.0)
    for kept, result in zip(before, recalled.results(), strict=True):
        np.testing.assert_array_equal(kept.rows, result.rows)
    study.finish()

    assert study.recalled_epoch == -1
    for result, expected in zip(study.results(), whole.results(), strict=True):
        np.testing.assert_array_equal(result.rows, expected.rows)
        np.testing.assert_array_equal(result.diverged_at, expected.diverged_at)
        np.testing.assert_array_equal(result.answers, expected.answers)
    assert journal.studies.keep(study, pinned=False) != id_


def test_nothing_is_kept_of_a_study_that_has_not_begun_or_that_no_link_asks_for(journal: Journal) -> None:
    with pytest.raises(ValueError, match="trained for a while"):
        journal.studies.keep(study_of(QUERIES["one"]), pinned=True)
    settings = from_pair_query({"n": "40"}, LuckSettings()).a
    with pytest.raises(SettingsError, match="n_seeds must be between 5 and 50, got 51"):
        journal.studies.keep(SeedStudy(settings, n_seeds=51, varied="all", epochs=2), pinned=True)
    assert journal.studies.listing().kept == ()


def test_studies_are_found_by_data_words_and_pins(journal: Journal, studies) -> None:
    one, number, _ = (
        journal.studies.keep(studies[name], pinned=name == "number") for name in ("one", "number", "pair")
    )
    journal.studies.describe(one, title="  Übung ", note="seeds")

    assert [kept.id for kept in journal.studies.listing(text="übung").kept] == [one]
    assert [kept.title for kept in journal.studies.listing(text="FINISHED").kept] == ["", "", "Übung"]
    assert [kept.id for kept in journal.studies.listing(dataset="sine").kept] == [number]
    assert [kept.id for kept in journal.studies.listing(pinned_only=True).kept] == [number]
    journal.studies.pin([one], pinned=True)
    assert [kept.id for kept in journal.studies.listing(pinned_only=True).kept] == [number, one]


def test_deleted_studies_come_back_as_they_were_and_cost_no_run(journal: Journal, studies, make_run) -> None:
    run = journal.keep(make_run(), pinned=False)
    ids = [journal.studies.keep(studies[name], pinned=name == "pair") for name in ("one", "pair", "number")]
    journal.studies.describe(ids[0], title="calm", note="a\nb")
    before = journal.studies.listing().kept

    deleted = journal.studies.delete(ids[:2])
    assert (deleted.n, [kept.id for kept in journal.studies.listing().kept]) == (2, ids[2:])
    with pytest.raises(JournalError) as gone:
        journal.studies.load(ids[0])
    assert gone.value.problem.trouble is Trouble.STUDY_GONE
    assert f"no study {ids[0]}" in journal_problem_text(gone.value.problem)
    again = journal.studies.keep(studies["one"], pinned=True)
    journal.restore(deleted)

    listed = {kept.query: kept for kept in journal.studies.listing().kept}
    assert listed[before[1].query] == before[1]
    assert (listed[before[2].query].id, listed[before[2].query].title) == (again, "calm")
    assert [kept.id for kept in journal.runs()] == [run]


def test_the_table_of_seeds_is_that_of_the_study(journal: Journal, studies) -> None:
    ids = {name: journal.studies.keep(studies[name], pinned=False) for name in ("one", "diverges")}
    table = study_seeds(journal.studies.load(id_) for id_ in ids.values())

    assert table.num_rows == 10
    for name, id_ in ids.items():
        rows = table.filter(pa.compute.equal(table["id"], id_)).drop_columns(["id"])
        expected = seeds_table(studies[name].results(), studies[name].varied)
        assert rows.column_names == list(expected)
        for column, values in expected.items():
            np.testing.assert_array_equal(rows[column].to_pylist(), values)
    summary = study_summaries(journal.studies.listing().kept)
    assert summary["id"].to_pylist() == [ids["diverges"], ids["one"]]
    assert study_seeds([]).num_rows == study_summaries([]).num_rows == 0


def test_a_log_of_before_there_were_studies_opens_with_its_runs_and_takes_studies(
    journal: Journal, studies, make_run, tmp_path: Path
) -> None:
    journal.keep(make_run(), pinned=True)
    before, fresh = journal.runs(), columns_in(journal.path, "studies")
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("DROP TABLE studies")
        connection.execute("PRAGMA user_version = 2")

    log = Journal(tmp_path)

    assert log.runs() == before
    assert columns_in(log.path, "studies") == fresh
    id_ = log.studies.keep(studies["one"], pinned=False)
    assert log.studies.keep(studies["one"], pinned=False) == id_
    log.studies.delete([id_])
    assert log.studies.keep(studies["one"], pinned=False) > id_


def test_studies_with_and_without_a_part_for_validation_make_one_table(journal: Journal, studies) -> None:
    ids = [journal.studies.keep(studies[name], pinned=False) for name in ("one", "validated")]
    table = study_seeds(journal.studies.load(id_) for id_ in ids)

    assert table.num_rows == 5 + 10
    assert table["valid_loss"].null_count == 5
    assert table.filter(pa.compute.equal(table["id"], ids[1]))["valid_loss"].null_count == 0
