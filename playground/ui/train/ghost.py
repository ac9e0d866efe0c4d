"""The ghost: the curves of the run before the last change, which stay to be compared with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playground.measurements.history import History
from playground.measurements.run import Run
from playground.settings.run import Settings

SHORTEST = 5  # epochs of a run whose curves are worth comparing with


@dataclass(slots=True)
class Ghost:
    """The curves of an earlier run, or none.

    Attributes
    ----------
    history : History or None
        Of the earlier run.
    settings : Settings or None
        Those it had.
    """

    history: History | None = None
    settings: Settings | None = None

    @contextmanager
    def kept(self, run: Run) -> Iterator[None]:
        """Keep the run's curves if what is done within makes it begin again with other settings.

        A run that begins again as it was has no ghost but the one before; one whose loss is another, or whose task
        is, has none: the two could not be compared.
        """
        history, settings, task = run.history, run.settings, run.dataset.task
        changed_at = run.changed_at
        yield
        if run.history is history:
            return
        if not _is_comparable(settings, run.settings) or task != run.dataset.task:
            self.history = self.settings = None
        elif history.epoch >= SHORTEST and (settings != run.settings or changed_at is not None):
            self.history, self.settings = history, settings


def _is_comparable(before: Settings, now: Settings) -> bool:
    """Return whether the losses of two runs are of the same kind."""
    return all(getattr(before.training, name) == getattr(now.training, name) for name in ("loss", "class_weights"))
