"""What was interrupted on its way to a real MLflow is marked there, and completed when it is sent again."""

from __future__ import annotations

from pathlib import Path

import pytest

from playground.comparisons.sweep.sweep import Sweep
from playground.export.tracking.entry import Entry, entry_of_run, entry_of_sweep
from playground.export.tracking.errors import TrackingError, Trouble
from playground.export.tracking.place import place_of
from playground.export.tracking.told import problem_text
from playground.export.tracking.tracker import PARENT, Tracker
from playground.settings.pages import SweepSettings
from tests.export.tracking.real import IN_MLFLOW, check_same, content, mlflow_server, sent
from tests.export.tracking.samples import trained

pytestmark = IN_MLFLOW


@pytest.mark.parametrize("calls", [1, 2, 3, 6])
def test_what_was_stopped_on_the_way_is_marked_and_completed_when_it_is_sent_again(
    tracker: Tracker, calls: int
) -> None:
    entry, done = entry_of_run(trained(seed=str(10 + calls))), []
    with pytest.raises(TrackingError) as caught:
        tracker.log(entry, progress=lambda n, _: done.append(n), is_enough=lambda: len(done) >= calls)
    problem = caught.value.problem

    assert (problem.trouble, problem.is_marked, len(done)) == (Trouble.STOPPED, True, calls)
    assert tracker._client.get_run(problem.run).info.status == "KILLED"
    again = sent(tracker, entry)
    assert (again.run, again.is_new) == (problem.run, True)
    check_same(tracker._client, again.run, entry)
    assert content(tracker._client, again.run, "history.csv") == entry.files["history.csv"]
    assert [run.info.run_id for run in tracker._found(f"tags.`playground.digest` = '{entry.digest}'")] == [again.run]
    assert not sent(tracker, entry).is_new


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


@pytest.mark.parametrize("calls", [1, 5, 9])
def test_a_sweep_that_was_stopped_is_completed_with_each_of_its_cells_once(
    tracker: Tracker, sweep: tuple[Sweep, SweepSettings], calls: int
) -> None:
    whole, done = entry_of_sweep(*sweep), []
    entry = Entry(
        whole.name, whole.params, {**whole.tags, "playground.try": f"{calls} calls"}, (), children=whole.children
    )  # fmt: skip
    with pytest.raises(TrackingError) as caught:
        tracker.log(entry, progress=lambda n, _: done.append(n), is_enough=lambda: len(done) >= calls)
    client, again = tracker._client, sent(tracker, entry)
    within = {run.data.tags["playground.digest"]: run for run in tracker._found(f"tags.`{PARENT}` = '{again.run}'")}

    assert again.run == caught.value.problem.run
    check_same(client, again.run, entry)
    assert len(tracker._found(f"tags.`{PARENT}` = '{again.run}'")) == len(within) == len(entry.children)
    for child in entry.children:
        check_same(client, within[child.digest].info.run_id, child)


def test_a_run_that_another_has_completed_meanwhile_stays_whole(tracker: Tracker) -> None:
    entry, done = entry_of_run(trained(seed="21")), []

    def complete_then_stop(n: int, _: int) -> None:
        done.append(n)
        if n == 1:
            sent(tracker, entry)

    with pytest.raises(TrackingError) as caught:
        tracker.log(entry, progress=complete_then_stop, is_enough=lambda: len(done) >= 2)

    check_same(tracker._client, caught.value.problem.run, entry)


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
    with mlflow_server(tmp_path) as (uri, _):
        tracker = Tracker(place_of(uri))
        assert tracker._client.get_run(problem.run).info.status == "RUNNING"
        assert sent(tracker, other).run == problem.run
        check_same(tracker._client, problem.run, other)

    assert (problem.trouble, problem.is_marked) == (Trouble.LOST, False)
    assert problem.run in problem_text(problem)
    assert other.digest == entry_of_run(trained(seed="6")).digest
