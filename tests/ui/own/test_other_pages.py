"""A table of a person's own on the pages beside the dashboard, in the run log, and nowhere else."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from playground.journal import Journal
from playground.journal.database import VARIABLE
from playground.settings.own.own_table import OwnTable
from tests.ui.driver import AppDriver
from tests.ui.own.samples import NAME, SECRET, TABLE, WORD, give, opened
from tests.ui.runs.runs_table import choose

SMALL = {"layers": "4", "n": "40", "epochs": "3"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give every test a run log of its own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def is_used(settings: Any) -> bool:
    return isinstance(settings.data.own, OwnTable)


def test_a_race_is_run_on_the_table_of_the_dashboard_and_its_link_read_in_the_same_tab() -> None:
    app = opened(**SMALL)
    app.go_to("race")
    race = app.state().race

    assert is_used(race.a.settings)
    assert race.a.settings.data == race.b.settings.data
    race.advance(2)
    link = app.link
    assert (link["data"], link["file"]) == ("table", "mine.csv")
    assert AppDriver("race", **link).problems[0].startswith("The link's data are the file “mine.csv”")


@pytest.mark.long
def test_seeds_are_studied_on_a_table_each_with_a_split_of_its_own() -> None:
    app = opened(**SMALL)
    app.go_to("luck", **app.link, seeds="5", upto="3")
    app.press("start")
    app.watch_to_end()

    (result,) = app.state().study.results()
    assert result["test_loss"].shape == (4, 5)
    assert len(set(result["test_loss"][-1].tolist())) == 5


@pytest.mark.long
def test_a_sweep_is_run_on_a_table_and_its_cells_hold_no_value(folder: Path) -> None:
    app = opened(**SMALL)
    link = {key: text for key, text in app.link.items() if key != "epochs"}
    app.go_to("sweep", **link, steps="2", seeds="1", sweepepochs="2")
    app.press("sweep start")
    assert app.state().sweep.wait(120)

    assert len(app.state().sweep.results) == 2
    assert [path for path in folder.rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()] == []


def test_a_kept_run_holds_the_fingerprint_and_opens_where_the_file_is(folder: Path) -> None:
    app = opened(**SMALL)
    settings = app.settings
    log = Journal(folder)
    log.keep(app.run, pinned=True)
    (kept,) = log.runs()

    assert kept.dataset == "table"
    assert f"content={settings.data.own.query['content']}" in kept.query
    assert SECRET.encode() not in log.path.read_bytes()
    assert WORD.encode() not in log.path.read_bytes()

    other = AppDriver("runs")
    choose(other, log, kept.id)
    other.press("open run")
    (error,) = other.errors
    assert error.startswith(f"Run #{kept.id} cannot be opened without the file “mine.csv” with the fingerprint")

    other.go_to("")
    other.set(NAME, "table")
    give(other, "mine.csv", TABLE)
    other.go_to("runs")
    choose(other, log, kept.id)
    other.press("open run")
    assert other.settings == settings


def test_nothing_is_written_while_a_table_is_given_and_trained_on(folder: Path) -> None:
    opened_for_writing: list[str] = []
    watching = [True]

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if watching[0] and event == "open":
            path, mode, flags = arguments
            writes = any(sign in (mode or "") for sign in "wax+") or bool(flags & (os.O_WRONLY | os.O_RDWR))
            if writes and isinstance(path, str | bytes | os.PathLike):
                opened_for_writing.append(os.fsdecode(path))

    sys.addaudithook(note)
    try:
        app = opened(**SMALL)
        app.train_unseen(2)
        app.open_tab("confusion")
    finally:
        watching[0] = False

    assert [path for path in opened_for_writing if "__pycache__" not in path] == []
