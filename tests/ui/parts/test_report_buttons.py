"""Every page that trains saves a report of what it shows, and slides of it, in its menu Use."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.ui.parts import report_buttons
from playground.words.numbers import number
from tests.export.report.pages import Page
from tests.ui.driver import AppDriver

Files = dict[str, Callable[[], bytes]]
SMALL = {"n": "40", "layers": "4"}


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """Return the files that are offered, by name; each is made when it is called for."""
    offered: Files = {}

    def note(_label: str, data: Callable[[], bytes], file_name: str, *_: Any, **__: Any) -> bool:
        offered[file_name] = data
        return False

    monkeypatch.setattr(report_buttons.st, "download_button", note)
    return offered


def both(files: Files) -> list[Page]:
    return [Page(files[name]().decode()) for name in ("report.html", "slides.html")]


def test_a_run_is_reported_as_it_is_at_the_moment_of_the_click(files: Files) -> None:
    app = AppDriver(**SMALL)
    app.open_menu("use")
    app.train_unseen(3)

    loss = number(app.run.trainer.evaluation.test_loss)
    for page in both(files):
        assert ["epoch", "3"] in page.rows
        assert ["test loss", loss] in page.rows


def test_a_race_is_reported(files: Files) -> None:
    AppDriver("race", **SMALL, **{"b.dropout": "0.5"})

    for page in both(files):
        assert ["Dropout", "0", "0.5", "Regularisation"] in page.rows


@pytest.mark.long
def test_a_study_is_reported_once_there_is_one(files: Files) -> None:
    app = AppDriver("luck", **SMALL, seeds="5", upto="3")
    assert not files
    app.press("start")
    app.watch_to_end()

    for page in both(files):
        assert ["median last test loss", app.numbers["median compared"]] in page.rows


@pytest.mark.long
def test_a_sweep_is_reported_once_there_is_one(files: Files) -> None:
    app = AppDriver("sweep", **SMALL, steps="2", seeds="1", sweepepochs="2")
    assert not files
    app.press("sweep start")
    app.watch_to_end()

    app.set("SweepSettings.steps", 7)
    for page in both(files):
        assert len([row for row in page.rows if len(row) == 6]) == 3
        assert any("steps=2" in text for text in page.text)


def test_the_link_of_a_report_is_that_of_the_page(files: Files) -> None:
    AppDriver("race", **SMALL, **{"b.dropout": "0.5"})

    assert any("n=40" in text and "b.dropout=0.5" in text for text in both(files)[0].text)
