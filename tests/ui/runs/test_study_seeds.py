"""The seeds of ticked studies on the page of kept runs, and their tags."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest

from playground.comparisons.luck.table import seeds_table
from playground.journal import Journal
from playground.ui.runs.seeds import MOST_STUDIES
from playground.ui.runs.tagging import MENU
from tests.journal.some_studies import QUERIES
from tests.ui.driver import AppDriver

pytestmark = pytest.mark.long


@pytest.fixture
def kept(log: Journal, studies) -> dict[str, int]:
    """Keep studies of every kind, and return their numbers."""
    return {name: log.studies.keep(studies[name], pinned=False) for name in QUERIES}


def test_a_ticked_study_shows_what_each_of_its_networks_came_to(log: Journal, studies, kept: dict[str, int]) -> None:
    app = AppDriver("runs", studies=str(kept["one"]))
    seen, (result,) = app.rows_below, studies["one"].results()

    expected = seeds_table([result], "all")
    assert seen["seed"].tolist() == list(range(5))
    for name in ("data_seed", "train_loss", "test_loss", "test_score", "best_test_loss", "best_epoch"):
        assert seen[name].tolist() == expected[name]
    assert not {"id", "side", "compared", "valid_loss", "diverged_at"}.intersection(seen)
    app.tick_rows()
    assert app.rows_below is None


def test_ticked_studies_stand_below_each_other_with_all_that_one_of_them_has(
    log: Journal, studies, kept: dict[str, int]
) -> None:
    app = AppDriver("runs", studies=",".join(str(kept[name]) for name in ("diverges", "validated")))
    seen = app.rows_below

    assert seen["id"].tolist() == [kept["diverges"]] * 5 + [kept["validated"]] * 10
    assert seen["side"].tolist() == ["A"] * 10 + ["B"] * 5
    a, b = studies["validated"].results()
    np.testing.assert_array_equal(seen["valid_loss"][5:], [*a["valid_loss"][-1], *b["valid_loss"][-1]])
    np.testing.assert_array_equal(seen["compared"][10:], b.measured_by("bce")["test_loss"][-1])
    assert np.isnan(seen["valid_loss"][:5]).all()
    assert seen["diverged_at"][:5].max() > 0


def test_of_very_many_the_first_are_shown_and_a_damaged_one_costs_no_other(log: Journal, kept: dict[str, int]) -> None:
    with closing(sqlite3.connect(log.path)) as connection, connection:
        connection.execute("UPDATE studies SET curves = x'00' WHERE id = ?", (kept["number"],))
    app = AppDriver("runs", studies=",".join(map(str, kept.values())))

    newest = sorted(kept.values(), reverse=True)[:MOST_STUDIES]
    assert list(dict.fromkeys(app.rows_below["id"])) == [id_ for id_ in newest if id_ != kept["number"]]
    assert f"Study {kept['number']} in {log.path} is damaged" in " ".join(app.problems)
    assert f"The seeds of the first {MOST_STUDIES} ticked studies stand here." in app.text


def test_studies_are_tagged_with_the_tags_of_runs_and_found_by_them(filled: Journal, studies) -> None:
    filled.tag([1], ("calm",))
    ids = [filled.studies.keep(studies[name], pinned=False) for name in ("one", "number")]
    app = AppDriver("runs", studies=",".join(map(str, ids)))
    assert "tags" not in app.rows
    app.open_menu(MENU)
    (box,) = [key for key in app.keys("multiselect") if key.startswith("tags ")]
    assert app.control(box, "multiselect").options == ["calm"]
    app.set(box, ["calm", "for Monday"])

    assert [kept.tags for kept in filled.studies.listing().kept] == [("calm", "for Monday")] * 2
    assert [list(tags) for tags in app.rows["tags"]] == [["calm", "for Monday"]] * 2
    assert [kept.tags for kept in filled.runs()] == [(), (), ("calm",)]
    app.set("runs text", "monday")
    assert app.rows["study"].tolist() == ["#2", "#1"]
    app.set("runs text", "tuesday")
    assert app.rows is None


def test_too_many_tags_are_said_of_the_study(log: Journal, studies) -> None:
    log.studies.keep(studies["one"], pinned=False)
    app = AppDriver("runs", studies="1")
    app.open_menu(MENU)
    (box,) = [key for key in app.keys("multiselect") if key.startswith("tags ")]
    app.set(box, [",".join(map(str, range(13)))])

    (error,) = app.errors
    assert "Study #1 would have 13 tags, and a study has room for 12." in error
