"""Tags on the page of kept runs: typed into a box, taken away there, listed, searched, and refused in words."""

import pytest

from playground.journal import Journal
from playground.journal.tags import MOST_TAGS
from playground.ui.runs.tagging import MENU
from tests.ui.driver import AppDriver
from tests.ui.runs.runs_table import choose


def box(app: AppDriver) -> str:
    """Return the key of the box with the tags of the ticked runs."""
    app.open_menu(MENU)
    (key,) = [key for key in app.keys("multiselect") if key.startswith("tags ")]
    return key


def tags(log: Journal) -> dict[int, tuple[str, ...]]:
    return {kept.id: kept.tags for kept in log.runs()}


def test_a_tag_is_typed_listed_and_found(filled: Journal) -> None:
    app = AppDriver("runs")
    assert "tags" not in app.rows
    choose(app, filled, 1, 2)
    app.set(box(app), ["for Monday, calm"])
    assert tags(filled) == {3: (), 2: ("for Monday", "calm"), 1: ("for Monday", "calm")}
    assert [list(row) for row in app.rows["tags"]] == [[], ["for Monday", "calm"], ["for Monday", "calm"]]
    app.set("runs text", "MONDAY")
    assert app.rows["run"].tolist() == ["#2", "#1"]


def test_the_box_has_the_tags_that_all_ticked_runs_have_and_takes_them_from_all(filled: Journal) -> None:
    filled.tag([1, 2], ("calm", "old"))
    filled.tag([2, 3], ("Wild",))
    app = AppDriver("runs")
    choose(app, filled, 1, 2)
    shown = app.control(box(app), "multiselect")
    assert shown.value == ["calm", "old"]
    assert shown.options == ["calm", "old", "Wild"]
    app.set(box(app), ["old"])

    assert tags(filled) == {3: ("Wild",), 2: ("old", "Wild"), 1: ("old",)}
    assert app.control(box(app), "multiselect").value == ["old"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (" , ", "No tag was typed."),
        ("x" * 41, "has 41 characters, and a tag has room for 40."),
        ("a\u202eb", "has a character that cannot be seen (U+202E)"),
        (",".join(map(str, range(MOST_TAGS + 1))), "Run #1 would have 13 tags, and a run has room for 12."),
    ],
)
def test_what_makes_no_tag_is_said_and_changes_nothing(filled: Journal, typed: str, words: str) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1)
    app.set(box(app), [typed])

    (error,) = app.errors
    assert words in error
    assert set(tags(filled).values()) == {()}
    assert app.control(box(app), "multiselect").value == []
    app.set(box(app), ["calm"])
    assert app.errors == []


def test_a_tag_in_other_letters_is_the_one_that_is_there(filled: Journal) -> None:
    filled.tag([1], ("Calm",))
    app = AppDriver("runs")
    choose(app, filled, 1)
    app.set(box(app), ["Calm", "cALM"])

    assert tags(filled)[1] == ("Calm",)
    assert app.control(box(app), "multiselect").value == ["Calm"]


def test_a_log_that_fails_while_tagging_is_named(filled: Journal, make_unusable) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1)
    key = box(app)
    make_unusable(filled)
    app.set(key, ["calm"])

    assert str(filled.path) in (app.problems + app.errors)[0]
