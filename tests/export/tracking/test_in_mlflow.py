"""What a real MLflow gives back is what was sent: every setting, number and file, and a network that predicts."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import numpy as np
import pytest

from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking import failures
from playground.export.tracking.entry import entry_of_run, entry_of_sweep
from playground.export.tracking.errors import TrackingError, Trouble
from playground.export.tracking.place import place_of
from playground.export.tracking.told import problem_text
from playground.export.tracking.tracker import Tracker
from playground.settings.pages import SweepSettings
from tests.browser.server import answers, free_port, running
from tests.export.tracking.real import IN_MLFLOW, check_same, content, sent
from tests.export.tracking.samples import trained

pytestmark = IN_MLFLOW


def test_a_run_comes_back_with_every_setting_number_and_file(tracker: Tracker) -> None:
    entry = entry_of_run(trained())
    logged, client = sent(tracker, entry), tracker._client

    assert logged.is_new
    assert len(entry.metrics) > 100
    check_same(client, logged.run, entry)
    for path, expected in entry.files.items():
        assert content(client, logged.run, path) == expected
    for name in ("curves", "answer"):
        assert content(client, logged.run, f"figures/{name}.svg").startswith(b"<svg")


def test_the_network_is_loaded_by_mlflow_and_predicts_as_the_run(tracker: Tracker) -> None:
    import mlflow.pyfunc  # noqa: PLC0415 -- in an environment of its own

    run = trained(seed="3")
    logged, X = sent(tracker, entry_of_run(run)), run.trainer.problem.test.X
    folder = tracker._client.download_artifacts(logged.run, "model")
    model = mlflow.pyfunc.load_model(folder)

    np.testing.assert_array_equal(model.predict(X), (run.trainer.network.logits(X)[:, 0] > 0).astype(int))
    assert model.get_raw_model().score(X, run.dataset.y_test) == pytest.approx(run.trainer.evaluation.test_score)
    assert not [path for path in Path(folder).rglob("*") if path.suffix in {".pkl", ".pickle"}]


def test_a_run_that_is_there_is_not_sent_again(tracker: Tracker) -> None:
    entry = entry_of_run(trained(seed="4"))
    first, second = sent(tracker, entry), sent(tracker, entry_of_run(trained(seed="4")))

    assert (second.run, second.is_new) == (first.run, False)
    check_same(tracker._client, first.run, entry)


def test_a_sweep_is_a_run_with_its_cells_within(tracker: Tracker, sweep: tuple[Sweep, SweepSettings]) -> None:
    entry = entry_of_sweep(*sweep)
    logged, client = sent(tracker, entry), tracker._client
    experiment = client.get_run(logged.run).info.experiment_id
    within = client.search_runs([experiment], f"tags.`mlflow.parentRunId` = '{logged.run}'")
    by_digest = {run.data.tags["playground.digest"]: run.info.run_id for run in within}

    check_same(client, logged.run, entry)
    assert content(client, logged.run, "sweep.csv") == entry.files["sweep.csv"]
    assert len(within) == len(entry.children) == 4
    for child in entry.children:
        check_same(client, by_digest[child.digest], child)
    assert not sent(tracker, entry_of_sweep(*sweep)).is_new


def test_an_experiment_that_was_deleted_is_named(tracker: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MLFLOW_EXPERIMENT_NAME", "gone")
    number = Tracker(tracker.place)._experiment_id
    tracker._client.delete_experiment(number)
    with pytest.raises(TrackingError) as caught:
        Tracker(tracker.place)

    assert f"--experiment-id {number}" in problem_text(caught.value.problem)


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    address = f"localhost:{free_port()}"
    with pytest.raises(TrackingError) as caught:
        Tracker(place_of(f"http://ada:secret@{address}"))

    assert caught.value.problem.trouble is Trouble.UNREACHABLE
    said = problem_text(caught.value.problem)
    assert f"http://{address}" in said
    assert "secret" not in said


def test_a_server_that_says_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failures, "CONNECT_SECONDS", 0.1)
    with socket.create_server(("localhost", 0)) as silent, pytest.raises(TrackingError) as caught:
        Tracker(place_of(f"http://localhost:{silent.getsockname()[1]}"))

    assert caught.value.problem.trouble is Trouble.UNREACHABLE


@pytest.mark.usefixtures("in_a_hurry")
def test_another_kind_of_server_is_named(tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "localhost", "--directory", str(tmp_path)]
    with (
        running(command, ready=lambda: answers(f"http://localhost:{port}")),
        pytest.raises(TrackingError) as caught,
    ):
        Tracker(place_of(f"http://localhost:{port}"))

    assert caught.value.problem.trouble is Trouble.REFUSED
    assert "404" in problem_text(caught.value.problem)
