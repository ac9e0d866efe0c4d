"""What a real MLflow gives back is what was sent: every setting, number and file, and a network that predicts."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking import failures
from playground.export.tracking.entry import Entry, entry_of_run, entry_of_sweep
from playground.export.tracking.errors import TrackingError, Trouble
from playground.export.tracking.place import place_of
from playground.export.tracking.told import problem_text
from playground.export.tracking.tracker import Logged, Tracker
from playground.settings.pages import SweepSettings
from tests.browser.server import answers, free_port, running
from tests.export.tracking.real import IN_MLFLOW, mlflow_server
from tests.export.tracking.samples import trained

pytestmark = IN_MLFLOW


@pytest.fixture
def tracker(folder: Path) -> Tracker:
    return Tracker(place_of(str(folder)))


def sent(tracker: Tracker, entry: Entry) -> Logged:
    return tracker.log(entry, progress=lambda done, of: None)


def check_same(client: Any, run: str, entry: Entry) -> None:
    """See that MLflow has all that an entry has, and nothing else."""
    there = client.get_run(run)
    own = {name: text for name, text in there.data.tags.items() if name.startswith("playground.")}
    metrics = {
        (one.key, one.value, one.step) for name in there.data.metrics for one in client.get_metric_history(run, name)
    }
    assert there.info.status == "FINISHED"
    assert there.info.run_name == entry.name
    assert there.data.params == entry.params
    assert own == {name: text for name, text in entry.tags.items() if name.startswith("playground.")} | {
        "playground.digest": entry.digest
    }
    assert there.data.tags["mlflow.note.content"] == entry.tags["mlflow.note.content"]
    assert metrics == set(entry.metrics)


def content(client: Any, run: str, path: str) -> bytes:
    return Path(client.download_artifacts(run, path)).read_bytes()


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


@pytest.mark.parametrize("calls", [1, 3])
def test_what_was_stopped_on_the_way_is_marked_and_can_be_sent_again(tracker: Tracker, calls: int) -> None:
    entry, done = entry_of_run(trained(seed=str(10 + calls))), []
    with pytest.raises(TrackingError) as caught:
        tracker.log(entry, progress=lambda n, _: done.append(n), is_enough=lambda: len(done) >= calls)
    problem = caught.value.problem

    assert (problem.trouble, problem.is_marked, len(done)) == (Trouble.STOPPED, True, calls)
    assert tracker._client.get_run(problem.run).info.status == "KILLED"
    again = sent(tracker, entry)
    assert again.is_new
    check_same(tracker._client, again.run, entry)


def test_a_keyboard_interrupt_on_the_way_marks_what_is_there(tracker: Tracker) -> None:
    def interrupt(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    entry = entry_of_run(trained(seed="20"))
    with pytest.raises(KeyboardInterrupt):
        tracker.log(entry, progress=interrupt)
    (there,) = tracker._client.search_runs([tracker._experiment_id], f"tags.`playground.digest` = '{entry.digest}'")

    assert there.info.status == "KILLED"


def test_a_cell_that_was_stopped_marks_its_sweep(tracker: Tracker, sweep: tuple[Sweep, SweepSettings]) -> None:
    whole = entry_of_sweep(*sweep)
    entry = Entry(whole.name, whole.params, {**whole.tags, "playground.try": "2"}, (), children=whole.children)
    done: list[int] = []
    with pytest.raises(TrackingError) as caught:
        tracker.log(entry, progress=lambda n, _: done.append(n), is_enough=lambda: len(done) >= 2)
    client, run = tracker._client, caught.value.problem.run
    within = client.search_runs([tracker._experiment_id], f"tags.`mlflow.parentRunId` = '{run}'")

    assert [client.get_run(run).info.status, *(one.info.status for one in within)] == ["KILLED", "KILLED"]


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


@pytest.fixture(scope="module")
def in_a_hurry() -> Iterator[None]:
    """Let MLflow ask a server that does not answer once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "0")
        yield


@pytest.mark.usefixtures("in_a_hurry")
def test_a_server_takes_a_run_and_one_that_ends_on_the_way_loses_nothing_here(tmp_path: Path) -> None:
    entry, other = entry_of_run(trained(seed="5")), entry_of_run(trained(seed="6"))
    with mlflow_server(tmp_path) as (uri, program):
        tracker = Tracker(place_of(uri))
        logged = sent(tracker, entry)
        check_same(tracker._client, logged.run, entry)
        assert content(tracker._client, logged.run, "history.csv") == entry.files["history.csv"]

        def end(done: int, _of: int) -> None:
            if done == 1:
                program.terminate()
                program.wait(timeout=60)

        with pytest.raises(TrackingError) as caught:
            tracker.log(other, progress=end)
    problem = caught.value.problem

    assert (problem.trouble, problem.is_marked) == (Trouble.LOST, False)
    assert problem.run in problem_text(problem)
    assert other.digest == entry_of_run(trained(seed="6")).digest
