"""Tags: what can be one, who has them, and files from before there were any."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.journal import Journal, TagError
from playground.journal.export import study_summaries, summaries
from playground.journal.tags import (
    LONGEST_TAG,
    MOST_TAGS,
    Fault,
    TagProblem,
    joined,
    split,
    tags_in,
    with_tags,
    without_tags,
)
from tests.journal.some_studies import columns_in

VISIBLE = st.text(st.characters(categories=("L", "M", "N", "P", "S"), exclude_characters=","), min_size=1, max_size=20)
SOME_TAGS = st.lists(VISIBLE, min_size=1, max_size=6).map(lambda tags: tags_in(",".join(tags)))


@given(st.text(max_size=200))
def test_any_text_makes_tags_that_the_file_gives_back_or_is_refused(typed: str) -> None:
    try:
        tags = tags_in(typed)
    except TagError as error:
        error.problem.tag.encode()
        return
    assert split(joined(tags)) == tags == tags_in(joined(tags))
    assert all(0 < len(tag) <= LONGEST_TAG and tag == tag.strip() and "\n" not in tag for tag in tags)
    assert len({tag.casefold() for tag in tags}) == len(tags)


@given(SOME_TAGS, SOME_TAGS)
def test_tags_that_are_given_and_taken_again_leave_those_there_were_before(before, more) -> None:
    has = with_tags(before, more)

    assert has[: len(before)] == before
    assert with_tags(has, more) == has
    assert without_tags(has, has) == ()
    assert without_tags(has, without_tags(has, before)) == before


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (" , ,", TagProblem(Fault.NOTHING)),
        ("calm,a\x07b", TagProblem(Fault.UNSEEN, "a�b", "U+0007")),
        ("a\u202eb", TagProblem(Fault.UNSEEN, "a�b", "U+202E")),
        ("x" * 41, TagProblem(Fault.TOO_LONG, "x" * 40, "41")),
    ],
)
def test_what_makes_no_tag_is_named(typed: str, problem: TagProblem) -> None:
    with pytest.raises(TagError) as refusal:
        tags_in(typed)
    assert refusal.value.problem == problem


def test_runs_are_tagged_found_by_their_tags_and_freed_of_them(journal: Journal, make_run) -> None:
    one, other = (journal.keep(make_run(seed=seed), pinned=False) for seed in range(2))
    journal.tag([one, other], tags_in("for Monday, Übung"))
    journal.tag([one], tags_in("ÜBUNG, last"))

    assert {kept.id: kept.tags for kept in journal.runs()} == {
        one: ("for Monday", "Übung", "last"),
        other: ("for Monday", "Übung"),
    }
    assert [kept.id for kept in journal.runs(text="last")] == [one]
    assert len(journal.runs(text="übung")) == 2
    assert summaries(journal.runs(text="last")).column("tags").to_pylist() == ["for Monday, Übung, last"]

    journal.untag([one, other], ("übung",))
    assert [kept.tags for kept in journal.runs(text="last")] == [("for Monday", "last")]
    assert journal.runs(text="Übung") == []


def test_a_run_that_would_have_too_many_tags_is_named_and_none_is_changed(journal: Journal, make_run) -> None:
    one, other = (journal.keep(make_run(seed=seed), pinned=False) for seed in range(2))
    journal.tag([other], tuple(map(str, range(MOST_TAGS))))
    before = journal.runs()
    with pytest.raises(TagError) as refusal:
        journal.tag([one, other], ("0", "more"))

    assert refusal.value.problem == TagProblem(Fault.TOO_MANY, detail=str(MOST_TAGS + 1), run=other)
    assert journal.runs() == before


def test_tags_stay_when_a_run_is_kept_again_and_come_back_with_it(journal: Journal, make_run) -> None:
    id_ = journal.keep(make_run(), pinned=False)
    journal.tag([id_], ("calm",))
    assert journal.keep(make_run(), pinned=True) == id_

    deleted = journal.delete([id_])
    journal.restore(deleted)
    assert journal.load(id_).kept.tags == ("calm",)

    deleted = journal.delete([id_])
    again = journal.keep(make_run(), pinned=False)
    journal.restore(deleted)
    assert journal.load(again).kept.tags == ("calm",)


def first_version(journal: Journal) -> None:
    """Turn a log into one of before there were tags."""
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("ALTER TABLE runs DROP COLUMN tags")
        connection.execute("DROP TABLE studies")
        connection.execute("PRAGMA user_version = 1")


def test_a_log_of_before_there_were_tags_opens_with_all_its_runs_and_takes_tags(journal: Journal, make_run) -> None:
    ids = [journal.keep(make_run(seed=seed), pinned=seed == 1) for seed in range(3)]
    journal.cells["key"] = {"loss": 0.5}
    before = journal.runs()
    first_version(journal)

    log = Journal(journal.path.parent)

    assert log.runs() == before == journal.runs()
    assert log.cells["key"] == {"loss": 0.5}
    log.tag(ids, ("old",))
    assert len(journal.runs(text="old")) == 3
    assert log.keep(make_run(seed=9), pinned=False) not in ids


def test_a_log_of_before_there_were_tags_that_lacks_more_is_left_alone(journal: Journal, make_run) -> None:
    journal.keep(make_run(), pinned=False)
    first_version(journal)
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("ALTER TABLE runs DROP COLUMN note")
    before = journal.path.read_bytes()

    with pytest.raises(Exception, match=r"no such column: runs\.note"):
        Journal(journal.path.parent)
    assert journal.path.read_bytes() == before


def test_a_damaged_value_in_place_of_tags_is_named_and_left_alone(journal: Journal, make_run) -> None:
    one, other = (journal.keep(make_run(seed=seed), pinned=False) for seed in range(2))
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("UPDATE runs SET tags = x'00' WHERE id = ?", (one,))

    journal.tag([one, other], ("calm",))

    (problem,) = journal.listing().damaged
    assert (problem.run, problem.detail) == (one, "tags is b'\\x00'")
    assert [kept.tags for kept in journal.runs()] == [("calm",)]


@pytest.mark.long
def test_studies_are_tagged_found_and_freed_as_runs_are_and_no_run_is_touched(
    journal: Journal, studies, make_run
) -> None:
    run = journal.keep(make_run(), pinned=False)
    one, other = (journal.studies.keep(studies[name], pinned=False) for name in ("one", "number"))
    journal.studies.tag([one, other], tags_in("for Monday, Übung"))
    journal.studies.untag([other], ("übung",))
    deleted = journal.studies.delete([one])
    journal.restore(deleted)

    assert {kept.id: kept.tags for kept in journal.studies.listing(text="monday").kept} == {
        one: ("for Monday", "Übung"),
        other: ("for Monday",),
    }
    assert [kept.id for kept in journal.studies.listing(text="ÜBUNG").kept] == [one]
    assert study_summaries(journal.studies.listing(text="übung").kept)["tags"].to_pylist() == ["for Monday, Übung"]
    assert journal.load(run).kept.tags == ()
    with pytest.raises(TagError) as refusal:
        journal.studies.tag([one], tuple(map(str, range(MOST_TAGS - 1))))
    assert refusal.value.problem == TagProblem(Fault.TOO_MANY, detail=str(MOST_TAGS + 1), run=one, is_study=True)


@pytest.mark.long
def test_a_log_of_before_studies_had_tags_opens_with_its_studies_and_takes_tags(journal: Journal, studies) -> None:
    ids = [journal.studies.keep(studies[name], pinned=False) for name in ("one", "pair")]
    before, columns = journal.studies.listing(), columns_in(journal.path, "studies")
    with closing(sqlite3.connect(journal.path)) as connection, connection:
        connection.execute("ALTER TABLE studies DROP COLUMN tags")
        connection.execute("PRAGMA user_version = 3")

    log = Journal(journal.path.parent)

    assert log.studies.listing() == before == journal.studies.listing()
    assert columns_in(log.path, "studies") == columns
    log.studies.tag(ids, ("old",))
    assert [kept.id for kept in journal.studies.listing(text="old").kept] == ids[::-1]
    assert log.studies.keep(studies["number"], pinned=False) not in ids
