"""The menu Use sends a run or a sweep to MLflow, only to the place that the environment of the server names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from playground.export.tracking.place import VARIABLE
from playground.ui.parts.tracking_button import JOB
from tests.export.tracking.real import IN_MLFLOW, client_of
from tests.ui.driver import AppDriver

SMALL = {"n": "40", "layers": "4"}
BUTTON = "keep run in mlflow"


def job_of(app: AppDriver, key: str) -> Any:
    """Return what is sent once it is there, or ended, and shown on the page."""
    job = app._test.session_state[f"{JOB} {key}"]
    job.wait()
    app.rerun()
    return job


def opened(**link: str) -> AppDriver:
    app = AppDriver(**SMALL, **link)
    app.train_unseen(3)
    app.open_menu("use")
    return app


def test_there_is_no_button_where_the_server_was_told_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("MLFLOW_TRACKING_URI", "http://elsewhere:5000")

    assert not opened(mlflow="http://elsewhere:5000").has(BUTTON)


def test_a_run_is_sent_once_it_was_trained(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = AppDriver(**SMALL)
    app.open_menu("use")

    assert app.control(BUTTON, "button").disabled
    app.train_unseen(1)
    app.rerun()
    assert not app.control(BUTTON, "button").disabled


def test_without_mlflow_the_page_says_what_to_install_and_the_run_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "runs"))
    monkeypatch.setitem(sys.modules, "mlflow", None)
    app = opened()
    app.press(BUTTON)
    job_of(app, "run")

    assert any("pip install -r requirements-mlflow.txt" in text for text in app.errors)
    assert not (tmp_path / "runs").exists()
    app.train_unseen(1)
    assert app.run.trainer.epoch == 4


def test_what_nobody_foresaw_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(_: object) -> None:
        raise ZeroDivisionError("of the test")

    monkeypatch.setenv(VARIABLE, str(tmp_path / "runs"))
    monkeypatch.setattr("playground.export.tracking.job.Tracker", fail)
    app = opened()
    app.press(BUTTON)
    job_of(app, "run")

    assert any("ZeroDivisionError: of the test" in text for text in app.errors)


class TestInMLflow:
    pytestmark = IN_MLFLOW

    def test_a_run_is_there_as_it_was_at_the_moment_of_the_click(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        app = opened()
        loss = app.run.trainer.evaluation.test_loss
        app.press(BUTTON)
        app.train_unseen(2)
        job = job_of(app, "run")
        there = client_of(tmp_path).get_run(job.logged.run)

        assert app.run.trainer.epoch == 5
        assert there.data.metrics["test_loss"] == loss
        assert there.data.tags["playground.epoch"] == "3"
        assert any(job.logged.run in text for text in app.html)

    def test_a_sweep_is_there_with_its_cells(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        app = AppDriver("sweep", **SMALL, steps="2", seeds="1", sweepepochs="2")
        app.press("sweep start")
        app.watch_to_end()
        app.press("keep sweep in mlflow")
        job = job_of(app, "sweep")
        found = client_of(tmp_path)
        experiment = found.get_run(job.logged.run).info.experiment_id

        assert found.get_run(job.logged.run).data.metrics["cells"] == 2
        assert len(found.search_runs([experiment], f"tags.`mlflow.parentRunId` = '{job.logged.run}'")) == 2
