"""Which runs the dashboard keeps, and what it says when it cannot."""

from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import Settings, TrainingSettings
from playground.ui.live.pace import Pace
from playground.ui.parts.keeping import keep_pinned
from playground.ui.train.state import TrainState


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app an empty data folder."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def here(at: AppTest) -> TrainState:
    return at.session_state["train"]


def press(at: AppTest, key: str) -> None:
    at.button(key=key).click().run()
    assert not at.exception


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ({"epochs": "2"}, "epoch limit reached"),
        ({"stop": "stop", "patience": "1", "noise": "0.8", "rate": "0.3"}, "stopped early"),
        ({"data": "plane", "act": "linear", "opt": "sgd", "rate": "100"}, "diverged"),
    ],
)
def test_a_run_that_ends_by_itself_is_kept(make_app, folder: Path, query: dict[str, str], end: str) -> None:
    at = make_app(n="40", layers="4", **query)
    here(at).run.trainer.advance(1)
    while here(at).is_open:
        here(at).pace.playing = False
        press(at, "play")

    (kept,) = Journal(folder).runs()
    assert (kept.status, kept.pinned, kept.link.settings) == (end, False, here(at).run.settings)
    assert kept.epochs == here(at).run.trainer.epoch
    assert not at.warning


def test_a_run_stepped_to_its_limit_is_kept_and_one_that_is_open_is_not(make_app, folder: Path) -> None:
    at = make_app(n="40", layers="4", epochs="2")
    press(at, "step")
    assert Journal(folder).runs() == []
    press(at, "step")

    assert [kept.epochs for kept in Journal(folder).runs()] == [2]


def test_the_same_run_played_again_is_kept_once(make_app, folder: Path) -> None:
    at = make_app(n="40", layers="4", epochs="1")
    for _ in range(2):
        press(at, "step")
        press(at, "reset")

    assert len(Journal(folder).runs()) == 1


def test_a_run_changed_on_its_way_says_so_in_the_log(make_app, folder: Path) -> None:
    at = make_app(n="40", layers="4", epochs="3")
    press(at, "step")
    settings = here(at).run.settings
    here(at).run.update(replace(settings, training=replace(settings.training, learning_rate=0.05)))
    press(at, "step")
    press(at, "step")

    assert [kept.changed_at for kept in Journal(folder).runs()] == [1]


def test_without_a_log_the_dashboard_goes_on_and_says_why(make_app, folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database" * 99)
    at = make_app(n="40", layers="4", epochs="1")
    for _ in range(2):
        press(at, "step")

        (warning,) = at.warning
        assert "The run was not kept." in warning.value
        assert str(folder / FILE) in warning.value
        assert "left as it is" in warning.value
        assert here(at).run.trainer.epoch == 1
        press(at, "reset")


def test_a_log_that_was_repaired_is_used_without_a_new_start(make_app, folder: Path) -> None:
    (folder / FILE).write_bytes(b"no database" * 99)
    at = make_app(n="40", layers="4", epochs="1")
    press(at, "step")
    (folder / FILE).unlink()
    press(at, "reset")
    press(at, "step")

    assert len(Journal(folder).runs()) == 1


def test_a_pinned_run_is_kept_while_it_is_still_open(folder: Path) -> None:
    run = Run(Settings(training=TrainingSettings(max_epochs=9)))
    state = TrainState(run, ViewSettings(), Pace(), (), run.settings)
    run.trainer.advance(2)
    keep_pinned(state)

    (kept,) = Journal(folder).runs()
    assert (kept.pinned, kept.status, kept.epochs, state.problems) == (True, "paused", 2, ())


def test_a_pin_that_cannot_be_says_why_once(folder: Path) -> None:
    (folder / FILE).mkdir()
    run = Run(Settings())
    state = TrainState(run, ViewSettings(), Pace(), ("known",), run.settings)
    keep_pinned(state)
    keep_pinned(state)

    assert state.problems[0] == "known"
    assert [f"{FILE} is a folder" in problem for problem in state.problems[1:]] == [True]


def test_the_button_keeps_a_paused_run(make_app, folder: Path) -> None:
    at = make_app(n="40", layers="4")
    at.session_state["use"] = True
    press(at, "step")
    at.button(key="keep").click().run()

    (kept,) = Journal(folder).runs()
    assert (kept.epochs, kept.pinned) == (1, True)
