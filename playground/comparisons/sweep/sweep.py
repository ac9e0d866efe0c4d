"""A sweep trains the cells of a plan in the background; what is done stays done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, MutableMapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import Enum
from threading import Event, Thread
from typing import Any

from playground.comparisons.sweep.cell import CellResult, restored, train
from playground.comparisons.sweep.cell_key import cell_key
from playground.comparisons.sweep.cluster_problem import ClusterError, ClusterProblem
from playground.comparisons.sweep.dask_cluster import Job
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Place, Plan
from playground.comparisons.sweep.table import sweep_table
from playground.comparisons.sweep.workers import workers
from playground.measurements.notebook.frame import Frame
from playground.measurements.notebook.shown import Shown
from playground.settings.run import Settings

# A sweep that nobody has asked after for so long stops. Browsers wake a hidden tab only once a minute.
PATIENCE = 90.0
PACED_FROM = 4  # cells trained

Train = Callable[[Settings], dict[str, Any]]
Store = MutableMapping[str, dict[str, Any]]


class State(Enum):
    """How far a sweep is."""

    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    FAILED = "failed"


class Failure(Enum):
    """Why a sweep failed on this machine."""

    UNFORESEEN = "unforeseen"
    WORKER_DIED = "worker died"
    WORKERS_LOST = "workers lost"


@dataclass(frozen=True, slots=True)
class Failed:
    """A failure, with what the system says of it."""

    failure: Failure
    detail: str = ""


class Sweep(Shown):
    """Trains the cells of a plan that the store does not hold, from the moment it is made.

    A thread of its own hands the cells to workers and takes note of each that comes back. Attributes may be read at any
    time.

    Parameters
    ----------
    plan : Plan
        Which cells.
    store : mutable mapping of str to dict, or None
        Finished cells by their key; a cell found there is not trained again. None for a store of the sweep's own.
    scheduler : str
        Address of a Dask scheduler, or empty (see ``workers``). Data of a person's own are trained on this machine.
    n_processes : int or None
        Processes of this machine; None for one a core.
    train : callable
        Gives the numbers of a cell; picklable.
    clock : callable
        Seconds, for the time left and for the patience.
    patience : float
        Seconds without a ``beat`` after which the sweep cancels itself.

    Attributes
    ----------
    results : dict of Place to CellResult
        The cells done so far; it only ever grows.
    state : State
    error : Failed, ClusterProblem or None
        Why it failed.
    """

    def __init__(
        self,
        plan: Plan,
        store: Store | None = None,
        *,
        scheduler: str = "",
        n_processes: int | None = None,
        train: Train = train,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE,
    ) -> None:
        self.plan = plan
        self.results: dict[Place, CellResult] = {}
        self.state = State.RUNNING
        self.error: Failed | ClusterProblem | None = None
        self._places = plan.places
        self._store: Store = {} if store is None else store
        # Data of a person's own leave this machine for no cluster.
        self._scheduler = scheduler if plan.base.data.own is None else ""
        self._n_processes, self._train = n_processes, train
        self._clock, self._patience = clock, patience
        self._cancelled = Event()
        self._n_trained = 0
        self._first_given = self._first_done = self._last_done = 0.0
        self.beat()
        self._thread = Thread(target=self._run, name="sweep", daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether cells may still come."""
        return self.state is State.RUNNING

    @property
    def cancelling(self) -> bool:
        """Whether it was told to stop, and waits for the cells in hand."""
        return self.running and self._cancelled.is_set()

    @property
    def total(self) -> int:
        """Number of cells of the plan."""
        return len(self._places)

    @property
    def done(self) -> int:
        """Number of cells whose numbers are known."""
        return len(self.results)

    @property
    def seconds_left(self) -> float | None:
        """Estimate of the seconds until the last cell, from the pace so far; None before the first was trained."""
        if not self._n_trained:
            return None
        if self._n_trained > PACED_FROM:  # from then on without the start of the workers
            pace = (self._last_done - self._first_done) / (self._n_trained - 1)
        else:
            pace = (self._last_done - self._first_given) / self._n_trained
        return max(pace * (self.total - self.done) - (self._clock() - self._last_done), 0.0)

    def beat(self) -> None:
        """Note that somebody still waits for the sweep."""
        self._last_beat = self._clock()

    def cancel(self) -> None:
        """Hand out no more cells. Those in hand are finished and kept."""
        self._cancelled.set()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until the sweep has ended, at most so many seconds, and return whether it has."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def to_pandas(self) -> Frame:
        """Return a row for each cell that is done (see ``sweep_table``) as a data frame."""
        return sweep_table(Outcome(self.plan, dict(self.results))).to_pandas()

    def _run(self) -> None:
        """Train all cells and note how the sweep ended. An unforeseen error is also left to the thread's own report."""
        state = State.FAILED
        error: Failed | ClusterProblem | None = Failed(Failure.UNFORESEEN)
        try:
            if waiting := self._recall():
                self._train_all(waiting)
            state, error = (State.CANCELLED if self.done < self.total else State.FINISHED), None
        except ClusterError as caught:
            error = caught.problem
        except BrokenProcessPool as caught:
            error = Failed(Failure.WORKER_DIED, str(caught))
        except (OSError, TimeoutError) as caught:
            error = Failed(Failure.WORKERS_LOST, str(caught) or type(caught).__name__)
        finally:
            self.error, self.state = error, state

    def _recall(self) -> dict[str, list[Place]]:
        """Take the cells the store holds; return the places of the others by key, as some may share their settings."""
        waiting: dict[str, list[Place]] = {}
        for place in self._places:
            key = cell_key(self.plan.settings(place))
            stored = self._store.get(key) if key not in waiting else None
            result = restored(stored) if stored is not None else None
            if result is None:
                waiting.setdefault(key, []).append(place)
            else:
                self.results[place] = result
        return waiting

    def _train_all(self, waiting: dict[str, list[Place]]) -> None:
        with workers(self._scheduler, n_processes=self._n_processes) as in_parallel:
            self._first_given = self._clock()
            for key, stored in in_parallel(self._jobs(waiting)):
                self._store[key] = stored
                result = CellResult(**stored)
                self._last_done = self._clock()
                self._first_done = self._first_done or self._last_done
                self._n_trained += 1
                for place in waiting[key]:
                    self.results[place] = result

    def _jobs(self, waiting: dict[str, list[Place]]) -> Iterator[Job]:
        """Yield a job for each key, as long as somebody wants it."""
        for key, places in waiting.items():
            if self._clock() - self._last_beat > self._patience:
                self.cancel()
            if self._cancelled.is_set():
                return
            yield _trained, (self._train, key, self.plan.settings(places[0]))


def _trained(train: Train, key: str, settings: Settings) -> tuple[str, dict[str, Any]]:
    """Train one cell in a worker, and return it with its key."""
    return key, train(settings)
