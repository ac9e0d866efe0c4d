"""A film in the making: in a thread of its own, so that a page can say how far it is, and end it."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Protocol

from playground.export.animation.film import CancelledError, Scene, film
from playground.export.animation.formats import FORMATS


class DrawScene(Protocol):
    """Draws a run as it was after an epoch; None where the run is not that one any more."""

    def __call__(self, epoch: int) -> Scene | None:
        """Return the scene of an epoch."""


class FilmJob:
    """A film that is made from the moment on at which this is.

    Parameters
    ----------
    epochs : sequence of int
        Which are shown, in order.
    form : {"gif", "webp"}
        Key of the format.
    draw : callable
        Draws one; called in the job's thread.

    Attributes
    ----------
    done : int
        Frames painted.
    content : bytes or None
        The whole film, once it is.
    error : str
        What went wrong; empty if nothing did.
    is_lost : bool
        Whether the run became another before all was drawn.
    """

    def __init__(self, epochs: Sequence[int], form: str, draw: DrawScene) -> None:
        self.form, self.total, self.done = FORMATS[form], len(epochs), 0
        self.ending = form
        self.content: bytes | None = None
        self.error, self.is_lost = "", False
        self._epochs, self._draw = epochs, draw
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._make, name="film", daemon=True)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """Whether it is still in the making."""
        return self._thread.is_alive()

    def cancel(self) -> None:
        """End it after the frames in hand."""
        self._cancelled.set()

    def wait(self) -> None:
        """Wait until it is made, or ended."""
        self._thread.join()

    def _make(self) -> None:
        try:
            self.content = film(self._scenes(), self.ending, progress=self._note)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 -- whatever it is, the page says so
            self.error = f"{type(error).__name__}: {error}"

    def _scenes(self) -> Iterator[Scene]:
        for epoch in self._epochs:
            scene = self._draw(epoch)
            if scene is None:
                self.is_lost = True
                raise CancelledError
            yield scene

    def _note(self, done: int) -> None:
        self.done = done
        if self._cancelled.is_set():
            raise CancelledError
