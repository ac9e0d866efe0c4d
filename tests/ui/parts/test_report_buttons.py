"""Every page that trains saves a report of what it shows, and slides of it, in its menu Use."""

import pytest

from playground.words.numbers import number
from tests.export.report.pages import Page
from tests.ui.driver import AppDriver

SMALL = {"n": "40", "layers": "4"}


def both(app: AppDriver) -> list[Page]:
    written = [app.files[name]() for name in ("report.html", "slides.html")]
    return [Page(one.decode()) for one in written if one is not None]


def test_a_run_is_reported_as_it_is_at_the_moment_of_the_click() -> None:
    app = AppDriver(**SMALL)
    app.open_menu("use")
    app.train_unseen(3)

    loss = number(app.run.trainer.evaluation.test_loss)
    for page in both(app):
        assert ["epoch", "3"] in page.rows
        assert ["test loss", loss] in page.rows


def test_a_race_is_reported() -> None:
    app = AppDriver("race", **SMALL, **{"b.dropout": "0.5"})

    for page in both(app):
        assert ["Dropout", "0", "0.5", "Regularisation"] in page.rows


@pytest.mark.long
def test_a_study_is_reported_once_there_is_one() -> None:
    app = AppDriver("luck", **SMALL, seeds="5", upto="3")
    assert not app.files
    app.press("start")
    app.watch_to_end()

    for page in both(app):
        assert ["median last test loss", app.numbers["median compared"]] in page.rows


@pytest.mark.long
def test_a_sweep_is_reported_once_there_is_one() -> None:
    app = AppDriver("sweep", **SMALL, steps="2", seeds="1", sweepepochs="2")
    assert not app.files
    app.press("sweep start")
    app.watch_to_end()

    app.set("SweepSettings.steps", 7)
    for page in both(app):
        assert len([row for row in page.rows if len(row) == 6]) == 3
        assert any("steps=2" in text for text in page.text)


def test_the_link_of_a_report_is_that_of_the_page() -> None:
    app = AppDriver("race", **SMALL, **{"b.dropout": "0.5"})

    assert any("n=40" in text and "b.dropout=0.5" in text for text in both(app)[0].text)
