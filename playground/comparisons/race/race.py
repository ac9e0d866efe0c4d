"""A race: two settings on the same data, from the same weights where shapes allow, trained in lock step."""

from __future__ import annotations

from collections.abc import Callable

from playground.comparisons.race.disagreement import Disagreement, disagreement
from playground.measurements.run import Run
from playground.settings.links import like
from playground.settings.run import Settings
from playground.training.changes import starts_anew
from playground.training.data import load_data
from playground.training.reason import Status
from playground.training.threads import one_blas_thread


class Race:
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

    @property
    def runs(self) -> tuple[Run, Run]:
        """A and B."""
        return self.a, self.b

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

    def disagreement(self) -> Disagreement:
        """Return where the two answer differently."""
        return disagreement(self.a, self.b)
