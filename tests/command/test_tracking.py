"""Run and sweep send what they trained to MLflow; a place that cannot be used is refused before anything is trained."""

from __future__ import annotations

import csv
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from playground.__main__ import main
from playground.export.tracking.tracker import Tracker
from tests.command.typed import refusal
from tests.export.tracking.real import IN_MLFLOW, client_of

SMALL = ["?v=2&n=40&layers=4", "--epochs", "3"]


def test_without_mlflow_the_call_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "mlflow", None)

    assert "pip install -r requirements-mlflow.txt" in refusal([*SMALL, "--mlflow", str(tmp_path / "runs")], capsys)
    assert "pip install -r requirements-mlflow.txt" in refusal(["sweep", "--mlflow", str(tmp_path)], capsys)


@pytest.mark.parametrize("link", ["?v=2&n=40", "http://localhost:8501/?v=2&n=40"])
def test_a_link_is_not_taken_for_a_place(link: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert f"'{link}' is a link" in refusal(["run", "--mlflow", link], capsys)


class TestInMLflow:
    pytestmark = IN_MLFLOW

    def test_a_run_is_there_with_the_numbers_that_are_printed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main([*SMALL, "--mlflow", str(tmp_path)]) == 0
        printed = capsys.readouterr()
        rows = list(csv.DictReader(printed.out.splitlines()))
        found = client_of(tmp_path)
        (there,) = found.search_runs([found.get_experiment_by_name("overfitting playground").experiment_id])

        assert there.info.run_id in printed.err
        history = found.get_metric_history(there.info.run_id, "train_loss")
        assert {one.step: one.value for one in history} == {
            int(row["epoch"]): float(row["train_loss"]) for row in rows
        }  # fmt: skip

        assert main([*SMALL, "--mlflow", str(tmp_path)]) == 0
        assert (
            f"already in the experiment overfitting playground, as run {there.info.run_id}" in capsys.readouterr().err
        )

    def test_alone_it_takes_the_place_of_mlflows_own_variable(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("MLFLOW_TRACKING_URI", str(tmp_path / "named"))
        assert main(["sweep", "?v=2&n=40&layers=3&sweepepochs=2&seeds=1&steps=2", "--mlflow"]) == 0

        assert f"In MLflow at {tmp_path / 'named'}" in capsys.readouterr().err

    def test_ctrl_c_while_it_is_sent_ends_the_sending_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        send = Tracker._send_values

        def press(self: Tracker, *parts: Any, **named: Any) -> None:
            signal.raise_signal(signal.SIGINT)
            send(self, *parts, **named)

        monkeypatch.setattr(Tracker, "_send_values", press)
        assert main([*SMALL, "--mlflow", str(tmp_path)]) == 130
        printed, found = capsys.readouterr(), client_of(tmp_path)
        (there,) = found.search_runs([found.get_experiment_by_name("overfitting playground").experiment_id])

        assert len(printed.out.splitlines()) == 5
        assert there.info.status == "KILLED"
        assert there.info.run_id in printed.err

    def test_a_place_that_is_lost_in_the_end_leaves_the_output(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        made = Tracker.__init__

        def lose(self: Tracker, place: Any) -> None:
            made(self, place)
            with closing(sqlite3.connect(tmp_path / "mlflow.db")) as database:
                database.execute("DROP TABLE runs")

        monkeypatch.setattr(Tracker, "__init__", lose)
        assert main([*SMALL, "--mlflow", str(tmp_path)]) == 1
        printed = capsys.readouterr()

        assert len(printed.out.splitlines()) == 5
        assert "Nothing is lost here" in printed.err
