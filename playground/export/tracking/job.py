"""Sending to MLflow: in a thread of its own, so that a page can say how far it is, and end it."""

from __future__ import annotations

import threading

from playground.export.tracking.entry import Entry
from playground.export.tracking.errors import TrackingError, TrackingProblem
from playground.export.tracking.place import Place
from playground.export.tracking.tracker import Logged, Tracker


class TrackingJob:
    """A run that is sent from the moment on at which this is.

    Parameters
    ----------
    place : Place
    entry : Entry

    Attributes
    ----------
    done, total : int
        Calls; 0 until it is known how many there are.
    logged : Logged or None
        Where it is, once it is there.
    problem : TrackingProblem or None
        Why it is not.
    error : str
        What nobody foresaw; empty if nothing was.
    """

    def __init__(self, place: Place, entry: Entry) -> None:
        self.place, self.done, self.total = place, 0, 0
        self.logged: Logged | None = None
        self.problem: TrackingProblem | None = None
        self.error = ""
        self._entry = entry
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._send, name="tracking", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still being sent."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """End it after the call in hand."""
        self._cancelled.set()

    def wait(self) -> None:
        """Wait until it is there, or ended."""
        self._thread.join()

    def _send(self) -> None:
        try:
            self.logged = Tracker(self.place).log(self._entry, progress=self._note, is_enough=self._cancelled.is_set)
        except TrackingError as error:
            self.problem = error.problem
        except Exception as error:  # noqa: BLE001 -- whatever it is, the page says so
            self.error = f"{type(error).__name__}: {error}"

    def _note(self, done: int, total: int) -> None:
        self.done, self.total = done, total
