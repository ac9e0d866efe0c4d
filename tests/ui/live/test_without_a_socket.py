"""Where a browser cannot reach the stage, the page says so, draws what it has, and goes on when it is asked to."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from playground.journal import Journal
from playground.journal.database import VARIABLE
from playground.ui.live import places
from playground.words.catalogue import live as says
from tests.ui.driver import DASHBOARD, AppDriver


@pytest.fixture(autouse=True)
def short_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each look train for a moment only."""
    monkeypatch.setattr(places, "UNSEEN_SECONDS", 0.02)


def unreached(page: str = DASHBOARD, **link: str) -> AppDriver:
    """Open a page in a browser that finds no stage."""
    app = AppDriver(page, **link)
    app.lose_the_socket()
    return app


def words_of(html: str) -> list[str]:
    """Return the words of a text without its marks."""
    return unescape(re.sub(r"<[^>]+>", " ", html)).split()


@pytest.mark.parametrize("page", [DASHBOARD, "race", "sweep"])
def test_the_page_says_so_and_shows_what_a_stage_would(page: str) -> None:
    app = AppDriver(page)
    charts, text = app.charts, app.text
    with_commands = [html for html in app.html if "data-command" in html]
    assert says.NO_STAGE() not in text

    app.lose_the_socket()

    assert not app.places
    assert says.NO_STAGE() in app.text
    assert not app.has(says.LOOK_AGAIN())
    assert [chart.alt for chart in app.charts] == [chart.alt for chart in charts]
    assert [set(chart.tables) for chart in app.charts] == [set(chart.tables) for chart in charts]
    left_out = set(text.split()) - set(app.text.split())  # what needs a stage: the list of keys, and remedies' buttons
    assert set(app.text.replace(says.NO_STAGE(), "").split()) <= set(text.split())
    assert left_out <= {word for html in with_commands for word in words_of(html)}


def test_while_it_plays_each_look_goes_on_and_without_one_nothing_is_trained() -> None:
    app = unreached(layers="64,64", epochs="100000")
    app.press("play")
    epochs = [app.epoch]
    for _ in range(3):
        app.press(says.LOOK_AGAIN())
        epochs.append(app.epoch)
    assert 0 < epochs[0] < epochs[1] < epochs[2] < epochs[3] == app.run.trainer.epoch

    app.press("play")
    assert not app.has(says.LOOK_AGAIN())
    assert app.epoch == epochs[3]


def test_a_control_takes_effect_without_a_stage_too() -> None:
    app = unreached(layers="4")
    app.press("step")
    app.set("TrainingSettings.learning_rate", 0.1)
    app.open_tab("norms")

    assert app.epoch == 1
    assert app.run.trainer.optimiser.learning_rate == 0.1
    assert "Norm" in app.charts[2].alt


def test_a_run_that_ends_is_kept_and_its_controls_follow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = unreached(n="40", layers="4", epochs="3")
    app.press("play")
    while app.has(says.LOOK_AGAIN()):
        app.press(says.LOOK_AGAIN())

    assert not app.is_playing
    assert not app.can_press("step")
    assert app.epoch == 3
    assert [kept.epochs for kept in Journal(tmp_path).runs()] == [3]


def test_the_same_numbers_come_of_looks_as_of_steps() -> None:
    looked = unreached(n="40", layers="4")
    looked.press("play")
    looked.press(says.LOOK_AGAIN())
    looked.press("play")
    stepped = AppDriver(n="40", layers="4")
    stepped.train_unseen(looked.epoch)

    assert looked.run.trainer.network.theta.tobytes() == stepped.run.trainer.network.theta.tobytes()


@pytest.mark.long
@pytest.mark.parametrize(("page", "start"), [("luck", "start"), ("sweep", "sweep start")])
def test_a_study_of_which_nothing_is_known_yet_is_shown_and_goes_on_to_its_numbers(page: str, start: str) -> None:
    app = unreached(page, n="40", layers="4", seeds="5", upto="3", steps="2", sweepepochs="3")
    app.press(start)
    while app.has(says.LOOK_AGAIN()):
        app.press(says.LOOK_AGAIN())

    assert not app.errors
    assert app.charts
