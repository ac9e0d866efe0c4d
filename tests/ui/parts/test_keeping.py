"""Which runs the dashboard keeps, and what it says when it cannot."""

from pathlib import Path
from threading import Event, Thread

import pytest

from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.measurements.run import Run
from tests.ui.driver import AppDriver


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app an empty data folder."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ({"epochs": "2"}, "epoch limit reached"),
        ({"stop": "stop", "patience": "1", "noise": "0.8", "rate": "0.3"}, "stopped early"),
        ({"data": "plane", "act": "linear", "opt": "sgd", "rate": "100"}, "diverged"),
    ],
)
def test_a_run_that_ends_by_itself_is_kept(folder: Path, query: dict[str, str], end: str) -> None:
    app = AppDriver(n="40", layers="4", **query)
    app.play_to_end()

    (kept,) = Journal(folder).runs()
    assert (kept.status, kept.pinned, kept.link.settings) == (end, False, app.run.settings)
    assert kept.epochs == app.epoch
    assert not app.problems


def test_a_run_that_ends_while_its_page_is_not_run_is_kept(folder: Path) -> None:
    app = AppDriver(n="40", layers="4", epochs="2")
    app.press("play")
    while app.seat.stage.playing:
        app.seat.paint()

    assert [kept.epochs for kept in Journal(folder).runs()] == [2]


def test_a_run_stepped_to_its_limit_is_kept_and_one_that_is_open_is_not(folder: Path) -> None:
    app = AppDriver(n="40", layers="4", epochs="2")
    app.press("step")
    assert Journal(folder).runs() == []
    app.press("step")

    assert [kept.epochs for kept in Journal(folder).runs()] == [2]


def test_a_run_that_plays_is_kept_between_two_epochs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppDriver(n="40", layers="4", epochs="100000", speed="fast")
    app.press("play")
    app.open_menu("use")
    stage, keep, has_come_between = app.seat.stage, Journal.keep, Event()

    def come_between() -> None:
        with stage.between_epochs():
            has_come_between.set()

    def keep_alone(log: Journal, run: Run, *, pinned: bool) -> int:
        Thread(target=come_between).start()
        assert not has_come_between.wait(0.2)
        return keep(log, run, pinned=pinned)

    monkeypatch.setattr(Journal, "keep", keep_alone)
    app.press("keep")

    assert has_come_between.wait(60)
    (kept,) = Journal(folder).runs()
    assert len(Journal(folder).load(kept.id).history["train_loss"]) == kept.epochs + 1


def test_the_same_run_played_again_is_kept_once(folder: Path) -> None:
    app = AppDriver(n="40", layers="4", epochs="1")
    for _ in range(2):
        app.press("step")
        app.press("reset")

    assert len(Journal(folder).runs()) == 1


def test_a_run_changed_on_its_way_says_so_in_the_log(folder: Path) -> None:
    app = AppDriver(n="40", layers="4", epochs="3")
    app.press("step")
    app.set("TrainingSettings.learning_rate", 0.03)
    app.press("step")
    app.press("step")

    assert [kept.changed_at for kept in Journal(folder).runs()] == [1]


def test_without_a_log_the_dashboard_goes_on_and_says_why(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database" * 99)
    app = AppDriver(n="40", layers="4", epochs="1")
    for _ in range(2):
        app.press("step")

        (problem,) = app.problems
        assert "The run was not kept." in problem
        assert str(folder / FILE) in problem
        assert "left as it is" in problem
        assert app.epoch == 1
        app.press("reset")


def test_a_run_that_plays_to_its_end_without_a_log_says_why(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database" * 99)
    app = AppDriver(n="40", layers="4", epochs="2")
    app.play_to_end()

    (problem,) = app.problems
    assert "The run was not kept." in problem
    assert app.epoch == 2


def test_a_log_that_was_repaired_is_used_without_a_new_start(folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database" * 99)
    app = AppDriver(n="40", layers="4", epochs="1")
    app.press("step")
    (folder / FILE).unlink()
    app.press("reset")
    app.press("step")

    assert len(Journal(folder).runs()) == 1


def test_a_pin_that_cannot_be_says_why_once(folder: Path) -> None:
    (folder / FILE).mkdir()
    app = AppDriver(n="40", layers="4")
    app.open_menu("use")
    app.press("step")
    app.press("keep")
    app.press("keep")

    assert [f"{FILE} is a folder" in problem for problem in app.problems] == [True]


def test_the_button_pins_a_run_that_is_still_open(folder: Path) -> None:
    app = AppDriver(n="40", layers="4")
    app.open_menu("use")
    app.press("step")
    app.press("keep")

    (kept,) = Journal(folder).runs()
    assert (kept.epochs, kept.pinned, kept.status) == (1, True, "paused")
    assert not app.problems
