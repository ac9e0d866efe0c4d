"""What can be done with kept runs: open, pin, describe, delete, export and copy as Python."""

import gc
from io import BytesIO

import pyarrow as pa
import pyarrow.parquet as pq

from playground.journal import Journal
from playground.script import as_python
from playground.settings.links import from_url
from tests.ui.driver import AppDriver
from tests.ui.runs.conftest import LINKS
from tests.ui.runs.runs_table import choose, chosen


def test_open_restores_the_settings_and_goes_to_the_dashboard(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 2)
    app.press("open run")

    assert app.settings == from_url(LINKS[1]).settings
    assert app.epoch == 0
    assert app.has("play")
    assert app.link == {"v": "2", "data": "circles", "layers": "8,8", "l2": "1", "epochs": "4"}


def test_open_begins_anew_when_the_dashboard_has_nearly_the_same_run(filled: Journal) -> None:
    app = AppDriver(epochs="200")
    app.train_unseen(7)
    app.go_to("runs")
    choose(app, filled, 1)
    app.press("open run")

    assert (app.settings, app.epoch) == (from_url(LINKS[0]).settings, 0)
    assert app.run.changed_at is None


def test_pins_are_set_and_taken(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1, 2)
    assert app.control("pin runs").label == "Pin"
    app.press("pin runs")
    assert app.rows["pinned"].tolist() == [False, True, True]
    assert app.control("pin runs").label == "Unpin"
    app.press("pin runs")
    assert app.rows["pinned"].tolist() == [False, False, False]
    assert chosen(app) == [2, 1]


def test_a_run_is_given_a_title_and_a_note(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 3)
    app.fill("title of run 3", "wave")
    app.fill("note of run 3", "too few epochs")
    app.press("save words")

    assert app.rows["run"].tolist() == ["#3 wave", "#2", "#1"]
    assert "#3 wave: too few epochs" in app.text


def test_deletion_takes_the_chosen_runs_after_a_second_word(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1, 2)
    assert "Delete 2 runs (1 pinned)? Until you leave this page they can be brought back." in app.text
    app.press("delete runs")

    assert app.rows["run"].tolist() == ["#3"]
    assert [kept.id for kept in filled.runs()] == [3]
    assert chosen(app) == []


def test_deletions_are_undone_one_after_the_other_until_none_is_left(filled: Journal) -> None:
    before = filled.runs()
    app = AppDriver("runs")
    assert not app.has("undo delete")
    for ids in ((1, 2), (3,)):
        choose(app, filled, *ids)
        app.press("delete runs")
    assert "No runs yet" in app.text

    assert app.control("undo delete").label == "Bring back 1 run"
    app.press("undo delete")
    assert app.rows["run"].tolist() == ["#3"]
    assert app.control("undo delete").label == "Bring back 2 runs"
    app.press("undo delete")
    assert not app.has("undo delete")
    assert filled.runs() == before


def test_what_was_deleted_is_gone_once_the_page_is_left(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1)
    app.press("delete runs")
    aside = app.state().deleted[0].path
    assert aside.exists()
    app.go_to("race")
    app.go_to("runs")

    assert not app.has("undo delete")
    gc.collect()
    assert not aside.exists()
    assert app.rows["run"].tolist() == ["#3", "#2"]


def test_a_deletion_that_fails_is_said_and_takes_nothing(filled: Journal, make_unusable) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1)
    before = make_unusable(filled)
    app.press("delete runs")

    assert str(filled.path) in (app.problems + app.errors)[0]
    assert filled.path.read_bytes() == before


def test_a_run_that_another_tab_deleted_is_gone_from_the_list(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 1, 2)
    filled.delete([2])
    app.rerun()

    assert app.rows["run"].tolist() == ["#3", "#1"]
    assert chosen(app) == [1]


def table(app: AppDriver, name: str) -> pa.Table:
    return pq.read_table(BytesIO(app.files[f"{name}.parquet"]() or b""))


def test_exports_hold_the_chosen_runs_or_all(filled: Journal) -> None:
    app = AppDriver("runs")
    assert table(app, "runs").column("id").to_pylist() == [3, 2, 1]
    choose(app, filled, 2)

    assert list(app.files) == ["runs.csv", "runs.parquet", "histories.csv", "histories.parquet"]
    assert table(app, "runs").column("id").to_pylist() == [2]
    histories = table(app, "histories")
    assert histories.column("epoch").to_pylist() == [0, 1, 2, 3, 4]
    assert histories.column("test_loss").to_pylist() == filled.load(2).history["test_loss"].tolist()
    assert (app.files["histories.csv"]() or b"").count(b"\n") == 6
    assert (app.files["runs.csv"]() or b"").startswith(b'"id","kept_at"')


def test_a_kept_run_can_be_copied_as_python(filled: Journal) -> None:
    app = AppDriver("runs")
    choose(app, filled, 2)
    app.open_menu("program")

    settings = from_url(LINKS[1]).settings
    assert app.programs == [as_python(settings, 4).strip()]
    choose(app, filled, 1, 2)
    assert not app.programs
