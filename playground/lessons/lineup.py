"""The runs of a lesson, trained in lock step; the page plays them, and a claim is judged by the same ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from playground.datasets import Dataset
from playground.lessons.lesson import Evidence, Lesson
from playground.measurements.run import Run
from playground.settings.run import DataSettings, Settings
from playground.settings.seeding import reseeded
from playground.training.data import load_data
from playground.training.reason import Status
from playground.training.threads import one_blas_thread


class Lineup:
    """A lesson's runs by the names of its variants.

    Parameters
    ----------
    lesson : Lesson
    number : int, at least 0
        Added to all three seeds of each variant: 0 plays the lesson as its link has it.
    place : str
        A key of the lesson's ``elsewhere``; empty for the settings that the page plays.

    Attributes
    ----------
    runs : dict of str to Run
    """

    def __init__(self, lesson: Lesson, number: int = 0, place: str = "") -> None:
        self.lesson = lesson
        variants = lesson.elsewhere[place] if place else lesson.variants
        self.runs = _runs({name: reseeded(settings, "all", number) for name, settings in variants.items()})

    @property
    def epoch(self) -> int:
        """Epochs of the run that is ahead."""
        return max(run.trainer.epoch for run in self.runs.values())

    @property
    def is_open(self) -> bool:
        """Whether one of them can go on."""
        return any(run.trainer.status is Status.OPEN for run in self.runs.values())

    @one_blas_thread()
    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train all by the same epochs, and return how many epochs were begun.

        Parameters
        ----------
        epochs : int or None
            At most so many; None to go to the end.
        until : callable or None
            Asked when all have finished an epoch; training ends when it says True.
        """
        done = 0
        while epochs is None or done < epochs:
            if not sum(run.trainer.advance(1) for run in self.runs.values()):
                break
            done += 1
            if until is not None and until():
                break
        return done

    def finish(self) -> None:
        """Train all to their end."""
        self.advance()

    def reset(self) -> None:
        """Take all back to epoch 0."""
        for run in self.runs.values():
            run.reset()

    def evidence(self) -> Evidence:
        """Return what the runs as they are say of the claim."""
        return self.lesson.check(self.runs)


def _runs(variants: Mapping[str, Settings]) -> dict[str, Run]:
    """Return a run for each variant; those with the same data share them."""
    datasets: dict[DataSettings, Dataset] = {}
    for settings in variants.values():
        if settings.data not in datasets:
            datasets[settings.data] = load_data(settings.data)
    return {name: Run(settings, datasets[settings.data]) for name, settings in variants.items()}
