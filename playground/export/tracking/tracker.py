"""Sends runs to MLflow by its client alone: what MLflow shares between threads, such as its active run, is not used."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.export.figure_file import svg_of
from playground.export.tracking.entry import Entry
from playground.export.tracking.errors import TrackingError, TrackingProblem, Trouble
from playground.export.tracking.failures import failures, look_for_server, said
from playground.export.tracking.library import load_mlflow
from playground.export.tracking.model import save
from playground.export.tracking.place import ARTIFACTS, Place, prepare_folder

EXPERIMENT = "overfitting playground"
DIGEST, PARENT, FINISHED = "playground.digest", "mlflow.parentRunId", "FINISHED"
MOST_FOUND = 50_000  # runs in one answer, the most that MLflow gives
MOST_METRICS, MOST_VALUES = 1000, 100  # of metrics, and of parameters or tags, in one call
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Logged:
    """What became of a run: what MLflow calls it, and whether it was sent just now, or had been there before."""

    place: Place
    experiment: str
    run: str
    is_new: bool


class Stopped(Exception):
    """A person wants no more of it."""


class Tracker:
    """A place of MLflow's that takes runs.

    Parameters
    ----------
    place : Place

    Raises
    ------
    TrackingError
        When there is no MLflow here, or the place cannot be used.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        mlflow = load_mlflow(place.name)
        prepare_folder(place)
        look_for_server(place)
        with self._refusing(Trouble.REFUSED):
            self._client = mlflow.MlflowClient(place.uri)
            self.experiment = os.environ.get("MLFLOW_EXPERIMENT_NAME", EXPERIMENT)
            self._experiment_id = self._found_experiment()

    def log(self, entry: Entry, *, progress: Progress, is_enough: Callable[[], bool] = lambda: False) -> Logged:
        """Send a run and those that belong to it, unless it is there already, whole; complete what is there in part.

        Parameters
        ----------
        entry : Entry
        progress : callable
            Called with how many calls are done and how many there are.
        is_enough : callable
            Asked between calls; once it says True, no more is sent.

        Raises
        ------
        TrackingError
            When it did not get there as a whole; what did stays there, marked as failed or killed if it could be.
        """
        with self._refusing(Trouble.LOST):
            there = [run for run in self._found(f"tags.`{DIGEST}` = '{entry.digest}'") if PARENT not in run.data.tags]
        whole = [run for run in there if run.info.status == FINISHED]
        if whole:
            return Logged(self.place, self.experiment, whole[0].info.run_id, is_new=False)
        of, done = _n_calls(entry), 0

        def step() -> None:
            nonlocal done
            done += 1
            progress(done, of)
            if is_enough():
                raise Stopped

        run = self._send(entry, step, parent="", begun=there[0] if there else None)
        return Logged(self.place, self.experiment, run, is_new=True)

    def _send(self, entry: Entry, step: Callable[[], None], *, parent: str, begun: Any) -> str:
        """Send a run and those that belong to it, and return what MLflow calls it.

        ``begun`` is what is there of it, or None. All of it is sent again, which leaves what got there as it is.
        """
        tags = entry.tags | {DIGEST: entry.digest} | ({PARENT: parent} if parent else {})
        with self._refusing(Trouble.LOST):
            info = (begun or self._client.create_run(self._experiment_id, tags=tags, run_name=entry.name)).info
            run: str = info.run_id
        try:
            if begun:
                self._client.update_run(run, "RUNNING", entry.name)
            self._send_values(run, entry, step, at=info.start_time)
            self._send_files(run, entry, step)
            within = self._found(f"tags.`{PARENT}` = '{run}'") if begun and entry.children else []
            there = {one.data.tags.get(DIGEST): one for one in within}
            for child in entry.children:
                self._send(child, step, parent=run, begun=there.get(child.digest))
            self._client.set_terminated(run, FINISHED)
        except Stopped:
            problem = TrackingProblem(Trouble.STOPPED, self.place.name, "", run, is_marked=self._mark(run, "KILLED"))
            raise TrackingError(problem) from None
        except failures() as error:
            detail, is_marked = said(error), self._mark(run, "FAILED")
            raise TrackingError(TrackingProblem(Trouble.LOST, self.place.name, detail, run, is_marked)) from error
        except TrackingError as error:  # of a run that belongs to it
            is_marked = self._mark(run, "KILLED" if error.problem.trouble is Trouble.STOPPED else "FAILED")
            problem = TrackingProblem(
                error.problem.trouble, self.place.name, error.problem.detail, run, is_marked=is_marked
            )
            raise TrackingError(problem) from error
        except BaseException:
            self._mark(run, "KILLED")
            raise
        return run

    def _send_values(self, run: str, entry: Entry, step: Callable[[], None], *, at: int) -> None:
        """Send parameters and numbers; MLflow takes a number of the same moment, ``at`` in milliseconds, only once."""
        from mlflow.entities import Metric, Param  # noqa: PLC0415

        for some in _in_parts(list(entry.params.items()), MOST_VALUES):
            self._client.log_batch(run, params=[Param(*one) for one in some])
            step()
        for rows in _in_parts(entry.metrics, MOST_METRICS):
            self._client.log_batch(run, metrics=[Metric(name, value, at, epoch) for name, value, epoch in rows])
            step()

    def _send_files(self, run: str, entry: Entry, step: Callable[[], None]) -> None:
        painted = {f"figures/{name}.svg": svg_of(figure).encode() for name, figure in entry.figures.items()}
        with tempfile.TemporaryDirectory() as name:
            for path, content in {**entry.files, **painted}.items():
                file = Path(name, path)
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
                self._client.log_artifact(run, str(file), str(Path(path).parent) if "/" in path else None)
                step()
            if entry.model:
                self._client.log_artifacts(run, str(save(entry.model, Path(name))), "model")
                step()

    def _mark(self, run: str, status: str) -> bool:
        """Say there how a run ended that is not whole, unless another has completed it; return whether it is said."""
        try:
            if self._client.get_run(run).info.status != FINISHED:
                self._client.set_terminated(run, status)
        except failures():
            return False
        return True

    def _found(self, wanted: str) -> list[Any]:
        """Return the runs of the experiment that a filter of MLflow's lets through, the newest first."""
        found: list[Any] = self._client.search_runs([self._experiment_id], wanted, max_results=MOST_FOUND)
        return found

    def _found_experiment(self) -> str:
        """Return the number of the experiment, which is made if there is none."""
        found = self._client.get_experiment_by_name(self.experiment)
        if found is None:
            folder = self.place.folder
            location = (folder / ARTIFACTS).as_uri() if folder else None
            number: str = self._client.create_experiment(self.experiment, artifact_location=location)
            return number
        if found.lifecycle_stage == "deleted":
            raise TrackingError(TrackingProblem(Trouble.DELETED, self.place.name, str(found.experiment_id)))
        return str(found.experiment_id)

    @contextmanager
    def _refusing(self, trouble: Trouble) -> Iterator[None]:
        """Make a problem of what MLflow says within."""
        try:
            yield
        except failures() as error:
            raise TrackingError(TrackingProblem(trouble, self.place.name, said(error))) from error


def _n_calls(entry: Entry) -> int:
    """Return how many calls a run takes that ``step`` counts, with those that belong to it."""
    values = len(_in_parts(list(entry.params.items()), MOST_VALUES)) + len(_in_parts(entry.metrics, MOST_METRICS))
    files = len(entry.files) + len(entry.figures) + bool(entry.model)
    return values + files + sum(_n_calls(child) for child in entry.children)


def _in_parts(values: Sequence[Any], most: int) -> list[Sequence[Any]]:
    return [values[start : start + most] for start in range(0, len(values), most)]
