"""A race: two settings on the same data, from the same weights where shapes allow, trained in lock step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from playground.comparisons.common_loss import CommonLoss, Meter, common_loss, other_losses
from playground.comparisons.race.disagreement import Disagreement, disagreement
from playground.measurements.notebook.frame import Frame, stacked
from playground.measurements.notebook.shown import Shown
from playground.measurements.recording.parts import of_parts
from playground.measurements.run import Run
from playground.network.arithmetic import Array
from playground.settings.links import like
from playground.settings.run import Settings
from playground.training.changes import starts_anew
from playground.training.data import load_data
from playground.training.problem import Watched, parts_of
from playground.training.reason import Status
from playground.training.threads import one_blas_thread


class Race(Shown):
    """Two runs, A and B, that differ in nothing but the settings of their networks and of their training.

    They share the dataset, the seeds of first weights and of the training, and the clock: no epoch of one without the
    same epoch of the other, while both can go on.

    Parameters
    ----------
    a, b : Settings
        B takes the data and the seeds of A.

    Attributes
    ----------
    a, b : Run
        The runners.

    Raises
    ------
    DatasetError
        When the data settings contradict each other.
    """

    def __init__(self, a: Settings, b: Settings) -> None:
        self.a = Run(a)
        self.b = Run(like(a, b), self.a.dataset)
        self._begin()

    @property
    def runs(self) -> tuple[Run, Run]:
        """A and B."""
        return self.a, self.b

    @property
    def watched(self) -> Watched:
        """The part that early stopping watches, of both: they have the same data."""
        return self.a.history.watched

    @property
    def parts(self) -> tuple[str, ...]:
        """Parts of the data with a loss of their own, as ``losses`` has them."""
        return parts_of(self.watched)

    @property
    def epoch(self) -> int:
        """Epochs of the one that is ahead; they are equal unless one had to stop."""
        return max(run.trainer.epoch for run in self.runs)

    @property
    def is_open(self) -> bool:
        """Whether one of them can go on."""
        return any(run.trainer.status is Status.OPEN for run in self.runs)

    @property
    def changed_at(self) -> int | None:
        """Epoch at which a setting was first changed in mid-race, after which the link no longer gives it; or None."""
        return min((run.changed_at for run in self.runs if run.changed_at is not None), default=None)

    @one_blas_thread()
    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train both epoch by epoch, and return how many epochs were begun.

        Parameters
        ----------
        epochs : int or None
            At most so many; None for no bound.
        until : callable or None
            Asked when both have finished an epoch; training ends when it says True.

        Raises
        ------
        ValueError
            When neither is given, as the race might never end.
        """
        if epochs is None and until is None:
            raise ValueError("advance needs a number of epochs or an until; both are None")
        done = 0
        while epochs is None or done < epochs:
            if not sum(run.trainer.advance(1) for run in self.runs):
                break
            self._measure()
            done += 1
            if until is not None and until():
                break
        return done

    def update(self, a: Settings, b: Settings) -> None:
        """Take other settings. What would start one run anew takes both back to the start.

        Raises
        ------
        DatasetError
            When the data cannot be made; the race stays as it was.
        """
        b = like(a, b)
        anew = starts_anew(self.a.settings, a) or starts_anew(self.b.settings, b)
        dataset = self.a.dataset if a.data == self.a.settings.data else load_data(a.data)
        self.a.update(a, dataset)
        self.b.update(b, dataset)
        if anew:
            self.reset()

    def reset(self) -> None:
        """Take both back to epoch 0."""
        self.a.reset()
        self.b.reset()
        self._begin()

    def common_loss(self, by: str) -> CommonLoss:
        """Return by which loss the two are compared, where they differ by that of ``by``, "a" or "b"."""
        a, b = (run.settings.training for run in self.runs)
        return common_loss(a, b, self.a.dataset.task, by=by)

    def losses(self, by: str) -> tuple[Array, Array]:
        """Return train, test and any validation loss of A and of B (n_epochs + 1, 2 or 3) by the common loss.

        They are by each one's own loss if there is no common one. Row e is after epoch e; of the two one may have more
        rows.
        """
        name = self.common_loss(by).name
        if not name:
            of_a, of_b = (of_parts(run.history, "loss") for run in self.runs)
            return of_a, of_b
        n = len(self.parts)
        first = n * self._names.index(name)
        of_a, of_b = (np.stack(rows)[:, first : first + n] for rows in self._measured)
        return of_a, of_b

    def _begin(self) -> None:
        """Measure both as they are before training, if by other losses than their own."""
        a, b = (run.settings.training for run in self.runs)
        self._names = other_losses(a, b, self.a.dataset.task)
        self._meter = Meter([self.a.dataset], self._names) if self._names else None
        self._measured: tuple[list[Array], list[Array]] = ([], [])
        self._measure()

    def _measure(self) -> None:
        """Measure those that have come to another epoch."""
        for run, rows in zip(self.runs, self._measured, strict=True):
            if self._meter is not None and run.trainer.epoch == len(rows):
                rows.append(self._meter.measure(run.trainer.network))

    def to_pandas(self) -> Frame:
        """Return both histories, one below the other, as a data frame whose index is side, A or B, and epoch."""
        return stacked({side: run.history.to_pandas() for side, run in zip("AB", self.runs, strict=True)}, "side")

    def disagreement(self) -> Disagreement:
        """Return where the two answer differently."""
        return disagreement(self.a, self.b)
