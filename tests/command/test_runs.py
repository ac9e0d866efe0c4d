"""Kept runs on the command line."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from playground.__main__ import main
from playground.journal import Journal
from playground.journal.database import FILE, VARIABLE
from playground.measurements.run import Run
from playground.settings.links import from_url
from tests.command.typed import refusal


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """Return a run log with three runs."""
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    log = Journal(tmp_path)
    for query in ("?v=2&n=40&layers=4", "?v=2&n=40&layers=3&data=circles", "?v=2&n=40&layers=none&data=sine"):
        run = Run(from_url(query).settings)
        run.trainer.advance(2)
        log.keep(run, pinned="circles" in query)
    log.describe(2, title="rings", note="")
    return log


def listed(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    assert main(["runs", *words]) == 0
    return list(csv.DictReader(StringIO(capsys.readouterr().out)))


def test_runs_are_listed_and_found_as_on_the_page(log: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    everything = listed(capsys)
    assert [row["id"] for row in everything] == ["3", "2", "1"]
    assert [float(row["test_loss"]) for row in everything] == [kept.test_loss for kept in log.runs()]
    assert [row["id"] for row in listed(capsys, "--data", "circles")] == ["2"]
    assert [row["id"] for row in listed(capsys, "--find", "RING")] == ["2"]
    assert [row["id"] for row in listed(capsys, "--pinned")] == ["2"]
    assert [row["id"] for row in listed(capsys, "1", "--format", "csv", "#3", "1")] == ["1", "3"]
    assert listed(capsys, "--find", "nothing has this") == []


def test_histories_have_a_row_for_every_epoch(log: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    rows = listed(capsys, "2", "--histories")
    assert [(row["id"], row["epoch"]) for row in rows] == [("2", "0"), ("2", "1"), ("2", "2")]
    assert [float(row["test_loss"]) for row in rows] == log.load(2).history["test_loss"].tolist()

    assert main(["runs", "2", "--histories", "--format", "json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["runs"]
    assert document["history"]["test_loss"] == log.load(2).history["test_loss"].tolist()
    assert (document["settings"]["data"], document["settings"]["layers"], document["title"]) == (
        "circles",
        [3],
        "rings",
    )
    assert document["numpy"]


def test_a_run_that_is_not_there_is_named(log: Journal, capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(["runs", "1", "99"], capsys) == f"there is no run 99 in {log.path}"


def test_a_run_log_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    (tmp_path / FILE).write_bytes(b"this is no database, and it is longer than any header of one would be" * 20)

    assert main(["runs"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(f"The file {tmp_path / FILE} is damaged")
