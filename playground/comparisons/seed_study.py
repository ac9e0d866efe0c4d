"""A study trains one setting, or two, with many seeds, in worker processes and without keeping anyone waiting."""

from __future__ import annotations

import threading
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from time import monotonic

import numpy as np
from loky import ProcessPoolExecutor
from loky.process_executor import BrokenProcessPool, ShutdownExecutorError

from playground.comparisons.chunk import Chunk, Progress, common_grid, train
from playground.comparisons.seed_results import SeedResults
from playground.comparisons.seeding import reseeded
from playground.comparisons.workers import n_workers, workers
from playground.fields import SettingsError
from playground.measurements.run import load_data
from playground.network.arithmetic import Array
from playground.settings import Settings
from playground.training.problem import pose
from playground.training.stack_trainer import StackState

LEASE = 3.0  # seconds that the workers go on for without being asked for results
# A stack spares time as long as NumPy's calls cost more than the arithmetic. Measured on one core, a network in a stack
# over one alone: 2-8-8-1 0.21 with 16; 2-64-64-1 (4,353 parameters) 0.65 with 10 and 0.59 with 25; 2-128-128-1 (17,025)
# 0.83 with 8 and 0.89 with 16; 2-256-256-1 (67,073) never below 1.
STACKED_PARAMETERS, MOST_STACKED = 1 << 17, 32


class StudyError(RuntimeError):
    """A study cannot go on; the message says why and what to do."""


@dataclass(eq=False, slots=True)
class _Part:
    """Networks of one side that are trained as a stack, and how far they are."""

    settings: tuple[Settings, ...]
    rows: list[Array] = field(default_factory=list)
    state: StackState | None = None
    answers: Array | None = None
    future: Future[Progress] | None = None

    @property
    def epoch(self) -> int:
        return -1 if self.state is None else self.state.epoch


class SeedStudy:
    """Trains A, and B if there is one, with the same seeds.

    Nothing blocks but ``finish``: ``collect`` hands out work for the next seconds, and each chunk of it that ends
    begins the next. Without a call of ``collect`` the work stops by itself, and the next call lets it go on.

    Parameters
    ----------
    a, b : Settings
        What is trained; B, or None, is to have the data and the seeds of A (see ``links.like``). Epoch limit and early
        stopping of the settings do not count.
    n_seeds : int, at least 1
        Networks of each.
    varied : {"weights", "order", "data", "all"}
        What the seeds change, see ``reseeded``.
    epochs : int, at least 1
        How long each network is trained.

    Attributes
    ----------
    error : str
        Why the workers stopped; empty while they have not.
    dataset : Dataset
        Of the first seed.
    own_data : bool
        Whether each seed has data of its own.

    Raises
    ------
    DatasetError
        When the data cannot be made.
    SettingsError
        When A and B are of different data.
    """

    def __init__(self, a: Settings, b: Settings | None = None, *, n_seeds: int, varied: str, epochs: int) -> None:
        if b is not None and b.data != a.data:
            raise SettingsError("A and B must have the same data settings to be compared seed by seed")
        self.sides = (a,) if b is None else (a, b)
        self.n_seeds, self.varied, self.epochs = n_seeds, varied, epochs
        self.error = ""
        dataset = self.dataset = load_data(a.data)
        self.n_classes = dataset.n_classes
        n_outputs = pose(dataset, loss=a.training.loss).n_outputs
        self._parts: list[list[_Part]] = []
        for side in self.sides:
            all_of_it = [reseeded(side, varied, number) for number in range(n_seeds)]
            widths = (dataset.n_features, *side.network.hidden_layers, n_outputs)
            self._parts.append([_Part(tuple(some)) for some in _cut(all_of_it, _stack_size(widths, n_seeds))])
        self.own_data = varied in {"data", "all"}
        self.grid = common_grid(a.data, own_data=self.own_data)
        self._lock = threading.RLock()
        self._lease = 0.0
        self._cancelled = False
        self._last_results: list[SeedResults] = []
        self._executor: ProcessPoolExecutor | None = None

    @property
    def progress(self) -> float:
        """The share of all epochs of all networks that is done, in [0, 1]."""
        with self._lock:
            done = sum(max(part.epoch, 0) * len(part.settings) for part in self._all())
        return done / (self.epochs * self.n_seeds * len(self.sides))

    @property
    def is_done(self) -> bool:
        """Whether every network has reached the last epoch."""
        with self._lock:
            return all(part.epoch >= self.epochs for part in self._all())

    @property
    def is_running(self) -> bool:
        """Whether there is something to wait for."""
        return not (self.is_done or self._cancelled or self.error)

    def collect(self) -> bool:
        """Let the workers go on for the next seconds; return whether the study still runs."""
        if not self.is_running:
            return False
        executor = workers()
        with self._lock:
            self._executor, self._lease = executor, monotonic() + LEASE
            self._submit()
        return self.is_running

    def finish(self) -> None:
        """Wait until the study is done; raises StudyError if the workers stop before."""
        while self.collect():
            with self._lock:
                waited_for = [part.future for part in self._all() if part.future is not None]
            wait(waited_for, timeout=LEASE / 2, return_when=FIRST_COMPLETED)
        if self.error:
            raise StudyError(self.error)

    def cancel(self) -> None:
        """Stop after the chunks that are being trained; what is done stays."""
        with self._lock:
            self._cancelled = True
            for part in self._all():
                if part.future is not None:
                    part.future.cancel()

    def resume(self) -> None:
        """Go on after ``cancel`` or an error from where every stack was last."""
        with self._lock:
            self._cancelled, self.error = False, ""

    def results(self) -> list[SeedResults]:
        """Return what A, and B if there is one, have come to; an empty list before the first chunk of every stack."""
        with self._lock:
            if any(part.state is None for part in self._all()):
                return []
            last = min(part.epoch for part in self._all())
            if not self._last_results or last != self._last_results[0].epoch:
                sides = zip(self.sides, self._parts, strict=True)
                self._last_results = [self._results_of(side, parts, last) for side, parts in sides]
            return self._last_results

    def _results_of(self, side: Settings, parts: list[_Part], last: int) -> SeedResults:
        for part in parts:
            part.rows[:] = [np.concatenate(part.rows)]
        rows = [part.rows[0][: last + 1] for part in parts]
        answers = [part.answers for part in parts if part.answers is not None]
        diverged_at = [part.state.diverged_at for part in parts if part.state is not None]
        return SeedResults(
            side,
            np.concatenate(rows, axis=2),
            np.concatenate(diverged_at),
            self.grid,
            np.concatenate(answers) if answers else None,
            self.n_classes,
        )

    def _all(self) -> list[_Part]:
        return [part for parts in self._parts for part in parts]

    def _submit(self) -> None:
        """Give the workers the stacks that are furthest behind; the lock is held."""
        busy = sum(part.future is not None for part in self._all())
        idle = [part for part in self._all() if part.future is None and part.epoch < self.epochs]
        for part in sorted(idle, key=lambda part: part.epoch)[: max(n_workers() - busy, 0)]:
            if self._executor is None:
                return
            chunk = Chunk(part.settings, part.state, self.epochs, self.sides[0].data, self.own_data)
            try:
                part.future = self._executor.submit(train, chunk)
            except (BrokenProcessPool, ShutdownExecutorError) as error:
                self._fail(error)
                return
            part.future.add_done_callback(partial(self._take, part))

    def _take(self, part: _Part, future: Future[Progress]) -> None:
        """Keep what a chunk has come to, and begin the next; called in a thread of the executor."""
        with self._lock:
            part.future = None
            if future.cancelled():
                return
            if (error := future.exception()) is not None:
                self._fail(error)
                return
            progress = future.result()
            part.rows.append(progress.rows)
            part.state, part.answers = progress.state, progress.answers
            if monotonic() < self._lease and self.is_running:
                self._submit()

    def _fail(self, error: BaseException) -> None:
        """Say in words why the workers stopped."""
        if isinstance(error, BrokenProcessPool | ShutdownExecutorError):
            self.error = (
                f"A worker process ended before its time, at {100 * self.progress:.0f} % of the study. What was done "
                "is kept: go on from there. If it happens again, take fewer seeds or a smaller network, as the "
                "machine may be short of memory."
            )
        else:
            self.error = f"Training failed with {type(error).__name__}: {error}. What was done is kept."


def _stack_size(widths: tuple[int, ...], n_seeds: int) -> int:
    """Return how many networks of these widths are best trained side by side on this machine."""
    n_parameters = sum((n_in + 1) * n_out for n_in, n_out in pairwise(widths))
    largest = min(max(STACKED_PARAMETERS // n_parameters, 1), MOST_STACKED)
    return min(largest, -(-n_seeds // n_workers()))


def _cut(settings: list[Settings], size: int) -> list[list[Settings]]:
    """Return the settings in as few parts of at most ``size`` as there need be, of sizes as equal as can be."""
    n_parts = -(-len(settings) // size)
    ends = [len(settings) * i // n_parts for i in range(n_parts + 1)]
    return [settings[start:end] for start, end in pairwise(ends)]
