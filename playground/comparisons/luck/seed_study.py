"""A study trains one setting, or two, with many seeds, in worker processes and without keeping anyone waiting."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from functools import partial
from multiprocessing.process import BaseProcess
from time import monotonic

import numpy as np
from loky import ProcessPoolExecutor
from loky.process_executor import BrokenProcessPool, ShutdownExecutorError

from playground.comparisons.common_loss import other_losses
from playground.comparisons.luck.chunk import SECONDS, Chunk, Progress, common_grid, train
from playground.comparisons.luck.failure import StudyError, StudyFailure
from playground.comparisons.luck.processes import n_workers, processes_of, release, workers
from playground.comparisons.luck.seed_results import SeedResults
from playground.comparisons.luck.stacks import Stack, stacks_of
from playground.comparisons.luck.tabled import Tabled
from playground.settings.fields import SettingsError
from playground.settings.run import Settings
from playground.training.data import load_data
from playground.training.problem import pose

LEASE = 3.0  # seconds that the workers go on for without being asked for results
PATIENCE = 2.0  # seconds without a word of the workers after which one is looked for that was killed


class SeedStudy(Tabled):
    """Trains A, and B if there is one, with the same seeds.

    Nothing blocks but ``wait`` and ``finish``: ``collect`` hands out work for the next seconds, and each chunk that
    ends begins the next. Without a call of ``collect`` the work stops by itself, and the next call lets it go on.

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
    failure : StudyFailure or None
        Why the workers stopped; None while they have not.
    dataset : Dataset
        Of the first seed.
    own_data : bool
        Whether each seed has data of its own.
    is_recalled : bool
        Whether the networks are not here, but only what they had come to, see ``recall``.
    measures : tuple of str
        Losses that measure the networks besides their own, as those of A and B differ.

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
        self.failure: StudyFailure | None = None
        dataset = self.dataset = load_data(a.data)
        self.n_classes = dataset.n_classes
        ends = dataset.n_features, pose(dataset, loss=a.training.loss).n_outputs
        self.measures = other_losses(a.training, self.sides[-1].training, dataset.task)
        self._parts = [stacks_of(side, varied, n_seeds, ends) for side in self.sides]
        self.own_data = varied in {"data", "all"}
        self.grid = common_grid(dataset, own_data=self.own_data)
        self._lock = threading.RLock()
        self._lease = self._heard = 0.0
        self._processes: list[BaseProcess] = []
        self._cancelled = self.is_recalled = False
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
        return not (self.is_done or self._cancelled or self.failure)

    def collect(self) -> bool:
        """Let the workers go on for the next seconds; return whether the study still runs."""
        if not self.is_running:
            return False
        with self._lock:
            executor, quiet = self._executor, monotonic() - self._heard
            waits = any(stack.future is not None for stack in self._all())
        if waits and executor is not None and quiet > PATIENCE and release(executor, self._processes):
            with self._lock:
                self._fail(BrokenProcessPool("a worker was killed while it sent its result"))
            return False
        executor = workers()
        with self._lock:
            self._executor, self._lease = executor, monotonic() + LEASE
            self._submit()
        return self.is_running

    def wait(self, seconds: float) -> bool:
        """Wait until a chunk of the work ends, at most so many seconds; return whether there was one."""
        with self._lock:
            chunks = [part.future for part in self._all() if part.future is not None]
        wait(chunks, timeout=seconds, return_when=FIRST_COMPLETED)
        return bool(chunks)

    def finish(self) -> None:
        """Wait until the study is done; raises StudyError if the workers stop before."""
        while self.collect():
            self.wait(LEASE / 2)
        if self.failure:
            raise StudyError(self.failure)

    def cancel(self) -> None:
        """Stop after the chunks that are being trained; what is done stays."""
        with self._lock:
            self._cancelled = True
            for part in self._all():
                if part.future is not None:
                    part.future.cancel()

    def resume(self) -> None:
        """Go on after ``cancel`` or an error from where all stacks were; of a recalled one see ``ContinuedStudy``."""
        with self._lock:
            self._cancelled, self.failure = self.is_recalled, None

    def recall(self, sides: Sequence[Stack]) -> None:
        """Take what the networks of A, and of B, had come to in an earlier study of the same in place of training."""
        with self._lock:
            self._parts, self._cancelled, self.is_recalled = [[side] for side in sides], True, True

    def results(self) -> list[SeedResults]:
        """Return what A, and B if there is one, have come to; an empty list before the first chunk of every stack."""
        with self._lock:
            if any(part.epoch < 0 for part in self._all()):
                return []
            last = min(part.epoch for part in self._all())
            if not self._last_results or last != self._last_results[0].epoch:
                self._last_results = [self._results_of(*one, last) for one in zip(self.sides, self._parts, strict=True)]
            return self._last_results

    def _results_of(self, side: Settings, parts: list[Stack], last: int) -> SeedResults:
        for part in parts:
            part.rows[:] = [np.concatenate(part.rows)]
        answers = [part.answers for part in parts if part.answers is not None]
        diverged_at = [part.diverged_at for part in parts if part.diverged_at is not None]
        return SeedResults(
            side, np.concatenate([part.rows[0][: last + 1] for part in parts], axis=2), np.concatenate(diverged_at),
            self.grid, np.concatenate(answers) if answers else None, self.n_classes, self.measures,
        )  # fmt: skip

    def _all(self) -> list[Stack]:
        return [part for parts in self._parts for part in parts]

    def _submit(self) -> None:
        """Give the workers the stacks that are furthest behind; the lock is held."""
        busy = sum(part.future is not None for part in self._all())
        idle = [part for part in self._all() if part.future is None and part.epoch < self.epochs]
        for part in sorted(idle, key=lambda part: part.epoch)[: max(n_workers() - busy, 0)]:
            if self._executor is None:
                return
            # The sooner every stack has been round once, the sooner there is something to see.
            share = min(n_workers() / len(self._all()), 1.0) if part.state is None else 1.0
            how = self.epochs, self.sides[0].data, self.own_data, SECONDS * share, self.measures
            try:
                part.future = self._executor.submit(train, Chunk(part.settings, part.state, *how))
            except (BrokenProcessPool, ShutdownExecutorError) as error:
                self._fail(error)
                return
            self._heard, self._processes = monotonic(), processes_of(self._executor)
            part.future.add_done_callback(partial(self._take, part))

    def _take(self, part: Stack, future: Future[Progress]) -> None:
        """Keep what a chunk has come to, and begin the next; called in a thread of the executor."""
        with self._lock:
            if part.future is not future:
                return  # lost with its worker, and given up since
            part.future, self._heard = None, monotonic()
            if future.cancelled():
                return
            if (error := future.exception()) is not None:
                self._fail(error)
                return
            part.take(future.result())
            if monotonic() < self._lease and self.is_running:
                self._submit()

    def _fail(self, error: BaseException) -> None:
        """Note why the workers stopped."""
        are_gone = isinstance(error, BrokenProcessPool | ShutdownExecutorError)
        for stack in self._all() if are_gone else ():
            stack.future = None  # every chunk of these workers is lost, whenever it is said
        self.failure = StudyFailure(self.progress, "" if are_gone else f"{type(error).__name__}: {error}")
