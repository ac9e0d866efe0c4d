"""The run is saved in the menu Use, and a saved one is opened in its place, controls and all."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from playground.export.run_file.loaded import loaded
from playground.export.run_file.saved import saved
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.ui.train.drive import saved_run
from tests.export.run_file.test_own_data import members
from tests.ui.driver import AppDriver
from tests.ui.own.samples import NUMBERS, opened


class Given:
    """A file as the page's place for files hands it over."""

    name = "kept.zip"

    def __init__(self, content: bytes) -> None:
        self._content = content

    def getvalue(self) -> bytes:
        return self._content


def give(monkeypatch: pytest.MonkeyPatch, app: AppDriver, content: bytes) -> None:
    """Give the page a file, which its place for files hands over once."""
    files = [Given(content)]

    def uploader(*_: Any, on_change: Callable[[], None], **__: Any) -> None:
        if files:
            monkeypatch.setattr(saved_run.tab_state, "value", lambda _: files.pop())
            on_change()
            monkeypatch.undo()

    monkeypatch.setattr(saved_run.st, "file_uploader", uploader)
    app.open_menu("use")
    app.rerun()


def test_the_run_is_saved_as_it_is_at_the_moment_of_the_click() -> None:
    app = AppDriver(n=40)
    app.open_menu("use")
    app.train_unseen(3)

    assert loaded(app.files["run.zip"]() or b"").run.trainer.epoch == 3


def test_a_saved_run_is_opened_with_its_epochs_and_the_controls_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    run = Run(from_url("?v=2&n=40&l2=0.5").settings)
    run.trainer.advance(5)
    app = AppDriver()
    give(monkeypatch, app, saved(run))

    assert app.epoch == 5
    assert app.link["l2"] == "0.5"
    assert app.value("TrainingSettings.l2") == 0.5
    np.testing.assert_array_equal(app.run.history["test_loss"], run.history["test_loss"])
    assert not app.problems


def test_a_file_that_is_none_is_named_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    app = AppDriver(n=40)
    app.train_unseen(2)
    give(monkeypatch, app, b"GIF89a")

    (problem,) = app.problems
    assert "no file of a run" in problem
    assert app.epoch == 2


@pytest.mark.parametrize("wanted", [True, False])
def test_a_table_travels_with_the_run_if_the_person_wants_it(monkeypatch: pytest.MonkeyPatch, *, wanted: bool) -> None:
    app = opened(data=NUMBERS)
    app.train_unseen(2)
    app.open_menu("use")
    app.set("save with data", wanted)
    content = app.files["run.zip"]() or b""
    other = AppDriver(n=40)
    give(monkeypatch, other, content)

    assert (NUMBERS in {*members(content).values()}) == wanted
    if wanted:
        assert (other.epoch, other.run.settings) == (2, app.run.settings)
    else:
        assert other.epoch == 0
        assert any("“mine.csv”" in problem for problem in other.problems)


def test_a_run_of_a_data_set_has_nothing_to_ask() -> None:
    app = AppDriver(n=40)
    app.open_menu("use")

    assert not app.has("save with data")
