"""Studies of many seeds on Luck and Runs: kept when they end, listed by their kind, opened from their numbers."""

from io import BytesIO

import numpy as np
import pyarrow.parquet as pq
import pytest

from playground.comparisons.luck import seed_study
from playground.comparisons.luck.seed_study import SeedStudy
from playground.comparisons.luck.table import seeds_table
from playground.journal import Journal
from playground.settings.links import from_pair_query
from playground.settings.pages import LuckSettings
from tests.journal.some_studies import keep_cut_short
from tests.ui.driver import AppDriver

pytestmark = pytest.mark.long

SMALL = {"n": "40", "layers": "4", "seeds": "5", "upto": "3"}


def kept(log: Journal, **query: str) -> SeedStudy:
    """Train a study, keep it and return it."""
    link = from_pair_query(SMALL | query, LuckSettings())
    view = link.view
    study = SeedStudy(link.a, link.b if view.pair else None, n_seeds=5, varied=view.varied, epochs=view.epochs)
    study.finish()
    log.studies.keep(study, pinned=False)
    return study


def test_a_study_that_ends_is_kept_and_opens_again_from_its_numbers(
    log: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = AppDriver("luck", **SMALL, pair="1", vary="weights", **{"b.l2": "1"})
    app.press("start")
    app.watch_to_end()
    assert "It is study #1 in Runs." in app.text
    a, b = app.state().study.results()
    (one,) = log.studies.listing().kept
    assert (one.is_finished, one.pinned, one.n_sides, one.varied) == (True, False, 2, "weights")

    def train(*_: object) -> None:
        raise AssertionError("a network was trained again")

    monkeypatch.setattr(seed_study, "workers", train)
    other = AppDriver("runs")
    other.set("runs kind", "studies")
    other.tick_rows(0)
    assert other.link == {"v": "2", "studies": "1"}
    other.press("open study")

    state = other.state("luck")
    assert [np.array_equal(x.rows, y.rows) for x, y in zip(state.study.results(), (a, b), strict=True)] == [True, True]
    assert state.wanted == (a.settings, b.settings, 5, "weights", 3)
    assert not state.is_outdated
    assert "It is study #1 in Runs." in other.text
    assert len(other.charts) == 4
    assert other.numbers == app.numbers
    assert other.value("LuckSettings.n_seeds") == 5


def test_a_cancelled_study_is_kept_when_it_is_asked_for(log: Journal) -> None:
    app = AppDriver("luck", **SMALL | {"upto": "5000", "seeds": "50"})
    app.press("start")
    while not app.state().study.results():
        app.rerun()
    app.press("cancel")
    assert log.studies.listing().kept == ()
    app.press("keep study")

    (one,) = log.studies.listing().kept
    assert (one.is_finished, one.pinned, one.epochs) == (False, True, 5000)
    assert "It is study #1 in Runs." in app.text


def test_a_study_that_was_cut_short_goes_on_from_the_log_and_shows_its_numbers_until_it_is_past_them(
    log: Journal,
) -> None:
    keep_cut_short(log, "v=2&n=40&layers=4&seeds=5&upto=300", at=3)
    other = AppDriver("runs", studies="1")
    other.press("open study")
    other.go_to("luck")
    assert "Train this study to its end" in other.control("resume", "button").help
    other.press("resume")

    assert "again from the beginning" in other.text
    assert other.numbers["epoch"] == "3"
    assert "study #1" not in other.text
    other.watch_to_end()
    assert "5 networks trained for 300 epochs. It is study #2 in Runs." in other.text
    whole = kept(log, upto="300", v="2")
    np.testing.assert_array_equal(other.state("luck").study.results()[0].rows, whole.results()[0].rows)


def test_studies_are_listed_apart_from_runs_and_named_pinned_and_found(filled: Journal) -> None:
    kept(filled)
    kept(filled, data="sine")
    app = AppDriver("runs")
    assert app.rows["run"].tolist() == ["#3", "#2", "#1"]
    app.set("runs kind", "studies")
    assert app.rows["study"].tolist() == ["#2", "#1"]
    assert app.rows["data"].tolist() == ["Sine", "Moons"]
    app.tick_rows(1)
    app.fill("title of study 1", "calm")
    app.fill("note of study 1", "five seeds")
    app.press("save words")
    app.press("pin runs")

    assert "#1 calm: five seeds" in app.text
    assert app.rows["pinned"].tolist() == [False, True]
    app.set("runs text", "calm")
    assert app.rows["study"].tolist() == ["#1 calm"]
    app.set("runs text", "nothing like it")
    assert "No kept study fits the filters" in app.text


def test_deleted_studies_come_back_until_the_page_is_left(log: Journal) -> None:
    kept(log)
    app = AppDriver("runs", studies="1")
    assert "Delete 1 study? Until you leave this page it can be brought back." in app.text
    app.press("delete runs")
    assert "No studies yet" in app.text
    assert log.studies.listing().kept == ()
    app.press("undo delete")

    assert app.rows["study"].tolist() == ["#1"]


def test_what_a_link_names_and_is_not_there_is_said_until_something_else_is_ticked(log: Journal) -> None:
    kept(log)
    app = AppDriver("runs", studies="1,7", colour="red")
    assert app.state().chosen_studies == [1]
    assert any("The link's study #7 is not in this run log" in problem for problem in app.problems)
    assert any("colour=red" in problem for problem in app.problems)
    app.tick_rows()

    assert not app.problems
    assert app.link == {}


def test_the_table_of_seeds_is_exported(log: Journal) -> None:
    study = kept(log)
    files = AppDriver("runs", studies="1").files

    table = pq.read_table(BytesIO(files["seeds.parquet"]() or b"")).drop_columns(["id"]).to_pydict()
    expected = seeds_table(study.results(), "all")
    assert list(table) == list(expected)
    for column, values in expected.items():
        np.testing.assert_array_equal(table[column], values)
    assert (files["studies.csv"]() or b"").startswith(b'"id","kept_at"')


def test_a_damaged_study_is_named_where_it_is_opened(log: Journal) -> None:
    kept(log)
    with log._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE studies SET curves = x'00'")
    app = AppDriver("runs", studies="1")
    app.press("open study")

    assert "Study 1 in" in app.text
    assert "is damaged" in app.text


def test_a_study_of_own_data_says_which_file_it_needs(log: Journal) -> None:
    kept(log)
    query = "v=2&data=table&file=mine.csv&sha=" + "ab" * 32 + "&seeds=5&upto=3"
    with log._database.writing() as session:
        session.connection().exec_driver_sql("UPDATE studies SET query = ?", (query,))
    app = AppDriver("runs", studies="1")
    app.press("open study")

    assert "Study #1 cannot be opened without" in app.text
