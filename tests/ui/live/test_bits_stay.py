"""Whatever is done to a run while it plays, its numbers are those of the same changes made to a run without a stage."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from playground.journal.database import VARIABLE
from playground.training.changes import LIVE
from playground.ui.live.turns import Turns
from tests.ui.driver import AppDriver
from tests.ui.live.notes import Notes, bits
from tests.ui.live.people import VALUES, Person, Tab

ACTS = 100  # of one test with one seed
LINKS = ("?n=40&layers=5&epochs=100000", "?n=40&layers=4,4&bn=before&dropout=0.2&epochs=100000")


@pytest.fixture
def notes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Notes:
    """What is changed from now on, and a run log of its own for the runs that end."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return Notes(monkeypatch)


def let_act(people: list[Person], times: int) -> None:
    """Let people act at once."""
    with ThreadPoolExecutor(len(people)) as threads:
        list(threads.map(lambda person: person.act(times), people))


def test_every_setting_that_may_change_in_mid_run_is_among_the_values() -> None:
    assert set(VALUES) == LIVE


@pytest.mark.long
@pytest.mark.parametrize("seed", range(10))
def test_two_tabs_that_play_at_once_have_the_numbers_of_runs_without_a_stage(seed: int, notes: Notes) -> None:
    turns = Turns()
    tabs = [Tab(link, turns) for link in LINKS]
    for tab in tabs:
        tab.enter()
        tab.state.stage.play()
    let_act([Person(tab, random.Random(10 * seed + i)) for i, tab in enumerate(tabs)], ACTS // 2)

    for tab in tabs:
        tab.state.stage.pause()
        tab.leave()
        assert tab.errors == []
        assert bits(tab.state.run) == bits(notes.repeated(tab.state.run))
    assert notes.count > ACTS / 4


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_two_threads_that_run_one_page_change_the_run_in_turn(seed: int, notes: Notes) -> None:
    """Streamlit answers a control with a new thread while the old one may still be in the middle of a change."""
    tab = Tab(LINKS[1], Turns())
    tab.enter()
    tab.state.stage.play()
    let_act([Person(tab, random.Random(100 * seed + i), stays=True) for i in range(2)], ACTS // 2)

    tab.state.stage.pause()
    tab.leave()
    assert tab.errors == []
    assert bits(tab.state.run) == bits(notes.repeated(tab.state.run))


@pytest.mark.long
def test_through_the_pages_own_controls_the_numbers_stay_too(notes: Notes) -> None:
    dice = random.Random(0)
    tabs = [AppDriver(n=40, layers="5", speed="medium", tab="network"), AppDriver(n=40, dropout=0.2, speed="medium")]
    for app in tabs:
        app.press("play")
    for _ in range(30):
        app = dice.choice(tabs)
        match dice.randrange(8):
            case 0:
                app.press("play")
            case 1:
                app.press("step")
            case 2:
                app.go_to("race")
                app.go_to("")
            case 3:
                app.reconnect()
            case 4:
                app.set("ViewSettings.discretise", not app.value("ViewSettings.discretise"))
            case _:
                name = dice.choice(["learning_rate", "l1", "l2", "dropout", "early_stopping"])
                app.set(f"TrainingSettings.{name}", dice.choice(VALUES[name]))
        app.paint()

    for app in tabs:
        if app.is_playing:
            app.press("play")
        assert app.seat.error == ""
        assert app.run.trainer.epoch > 0
        assert bits(app.run) == bits(notes.repeated(app.run))
    assert notes.count > 5
