"""A table of a person's own on the dashboard."""

import pytest

from playground.settings.own.own_table import OwnTable, TableFile
from playground.settings.run import DataSettings
from playground.ui.train.tabs import TABS
from tests.ui.driver import AppDriver
from tests.ui.own.samples import NAME, NUMBERS, SECRET, TABLE, WORD, give, opened


def own_of(app: AppDriver) -> OwnTable:
    own = app.settings.data.own
    assert isinstance(own, OwnTable)
    return own


def scope_of(app: AppDriver) -> str:
    """Return what the keys of the table's controls begin with: they are the file's own."""
    last = "TableSettings.target"
    return next(key.removesuffix(last) for key in app.keys("selectbox") if key.endswith(last))


def test_a_file_is_trained_on_as_soon_as_it_is_chosen() -> None:
    app = opened()
    app.train_unseen(3)

    assert (app.run.dataset.feature_names, app.run.dataset.class_names) == (
        ("a", "b", "sport = Lauf", f"sport = {WORD}"), ("no", "yes"),
    )  # fmt: skip
    assert (app.problems, app.errors, app.run.trainer.epoch, app.settings.data.noise) == ([], [], 3, 0.0)
    assert "mine.csv: 60 rows that can be used, 4 columns." in app.text


def test_until_a_file_is_there_the_run_goes_on_with_what_it_had() -> None:
    app = AppDriver(data="circles", noise="0.2")
    app.train_unseen(4)
    app.set(NAME, "table")

    assert (app.settings.data.name, app.settings.data.noise, app.epoch) == ("circles", 0.2, 4)
    assert "Until a table is there, the run goes on with Circles." in app.text


@pytest.mark.parametrize(
    ("data", "match"),
    [(b"", "is empty"), (b"%PDF", "PDF"), (b"x,y\n1,2,3\n4,5\n", "in row"), (b"x,y\n1,2\n", "no column")],
)
def test_a_bad_file_is_told_and_the_run_that_was_there_goes_on(data: bytes, match: str) -> None:
    app = AppDriver()
    app.train_unseen(4)
    app.set(NAME, "table")
    before = app.settings
    give(app, "bad.csv", data)

    (error,) = app.errors
    assert match in error
    assert (app.settings, app.epoch) == (before, 4)

    app = opened()
    app.train_unseen(2)
    before = app.settings
    give(app, "bad.csv", data)
    assert (app.settings, app.epoch, len(app.errors)) == (before, 2, 1)


def test_every_tab_can_be_drawn_of_a_table() -> None:
    app = opened()
    app.train_unseen(2)

    for tab in TABS:
        app.open_tab(tab)
        assert (app.problems, app.errors) == ([], []), tab


def test_the_boundary_of_two_columns_is_drawn_over_them() -> None:
    app = opened(data=NUMBERS)

    assert app.run.dataset.plane is not None
    assert app.run.dataset.plane.axis_titles == ("a", "b")
    assert "over" in app.charts[0].alt


def test_target_inputs_task_and_split_are_chosen() -> None:
    app = opened()
    scope = scope_of(app)
    app.set(f"{scope}TableSettings.columns", [1, 3])
    assert own_of(app).settings.columns == (1, 3)
    app.set(f"{scope}TableSettings.target", 2)
    assert "have at most" in " ".join(app.errors) or app.run.dataset.target_name == "b"
    app.set(f"{scope}TableSettings.task", "number")
    assert (app.run.dataset.task, app.run.dataset.target_name) == ("regression", "b")
    app.set(f"{scope}TableSettings.split", "order")
    assert own_of(app).settings.split == "order"
    app.train_unseen(2)
    assert app.errors == []


def test_what_cannot_be_done_with_the_table_is_told_and_it_stays() -> None:
    app = opened()
    before = app.settings
    scope = scope_of(app)
    app.set(f"{scope}TableSettings.task", "number")

    (error,) = app.errors
    assert "'won' has words, such as 'no', and no numbers" in error
    assert app.settings == before


def test_pasted_rows_are_a_table() -> None:
    app = AppDriver()
    app.set(NAME, "table")
    app.open_menu("paste rows")
    app.fill("own rows", TABLE.decode())
    app.press("use rows")

    assert own_of(app).settings.file == "pasted"
    assert app.run.dataset.n_train == 30


def test_what_was_done_is_said_line_by_line() -> None:
    app = opened(data=TABLE.replace(b"\n0.25,", b"\n,", 1))
    app.open_menu("own notes")

    assert "Read as text: UTF-8, separated by comma, numbers like 1234.5." in app.text
    assert "a: 1 missing value, in row 3, is filled with the median of the training rows." in app.text
    assert "sport: one-hot, an input for each of its 2 words in the training rows." in app.text


def test_a_link_holds_name_and_fingerprint_and_no_value() -> None:
    app = opened()

    assert app.link["file"] == "mine.csv"
    assert app.link["content"] == TableFile("x", TABLE).content
    assert [value for value in app.link.values() if SECRET in value or WORD in value] == []


def test_a_link_opened_in_another_tab_gets_a_message_and_no_data() -> None:
    giver = opened()
    giver.train_unseen(2)
    other = AppDriver(**giver.link)

    (problem,) = other.problems
    assert "mine.csv" in problem
    assert "choose it in the sidebar" in problem
    assert other.settings.data.own is None
    assert SECRET not in other.text + "".join(other.html)


def test_the_same_file_makes_the_links_run_with_the_links_treatment() -> None:
    giver = opened(l2="2", n="40", noise="0.2")
    scope = scope_of(giver)
    giver.set(f"{scope}TableSettings.columns", [1])
    other = AppDriver(**giver.link)
    give(other, "renamed.csv", TABLE)

    assert other.settings == giver.settings
    assert (own_of(other).settings.columns, other.settings.data.noise) == ((1,), giver.settings.data.noise)


def test_another_file_than_the_links_is_used_and_treated_as_usual() -> None:
    other = AppDriver(**opened().link)
    give(other, "other.csv", NUMBERS)

    assert own_of(other).settings.columns == (1, 2)


def test_a_table_is_there_again_after_another_data_set() -> None:
    app = opened()
    own = own_of(app)
    app.set(NAME, "circles")
    assert (app.settings.data.own, app.settings.data.noise) == (None, DataSettings(name="circles").entry.default_noise)
    app.set(NAME, "table")
    assert (own_of(app), app.settings.data.noise) == (own, 0.0)


def test_a_table_survives_a_visit_of_another_page() -> None:
    app = opened()
    own = own_of(app)
    app.go_to("luck")
    app.go_to("")

    assert own_of(app) == own
    assert app.errors == []
