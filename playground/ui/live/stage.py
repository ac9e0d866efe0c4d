"""A stage plays for one browser tab: it trains, draws, sends frames, and waits until they are painted.

Its thread lives as long as a socket is open. A tab that is closed or out of sight paints nothing, so nothing is
trained for it; a slow browser is never sent more than it can show.
"""

from __future__ import annotations

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playground.ui.live.audience import Audience
from playground.ui.live.connection import Connection
from playground.ui.live.pace import Pace
from playground.ui.live.performance import Command, Drawing, Performance, Speed, drawn
from playground.ui.live.turns import TURNS, Turns
from playground.words.catalogue import live as says

_LOG = logging.getLogger(__name__)


class Stage:
    """Plays a performance to one tab.

    Parameters
    ----------
    turns : Turns
        Who may train when.
    clock : callable
        Returns seconds that only grow.

    Attributes
    ----------
    token : str
        What a socket must know to be connected: a secret of the tab.
    playing : bool
        Whether epochs are asked for.
    """

    def __init__(self, turns: Turns = TURNS, clock: Callable[[], float] = time.monotonic) -> None:
        self.token, self.playing = secrets.token_urlsafe(24), False
        self._turns, self._clock, self._pace = turns, clock, Pace(clock, lambda: turns.is_held, lambda: turns.is_wanted)
        self._performance: Performance | None = None
        self._lock = threading.RLock()  # held while the performance trains, draws or is changed
        self._moved = threading.Condition()  # guards what follows; taken after the lock, never before it
        self._audience = Audience()
        self._visitors = 0  # threads that want to change the performance
        self._is_stale, self._is_idle = False, True
        self._error = ""  # what went wrong, until somebody plays or pauses

    # --- what the page does, in the thread of its script
    @contextmanager
    def between_epochs(self) -> Iterator[None]:
        """Hold the performance between two epochs, so that it can be changed."""
        with self._moved:
            self._visitors += 1
        try:
            with self._lock:
                yield
        finally:
            with self._moved:
                self._visitors -= 1
                self._wake()

    def show(self, performance: Performance) -> None:
        """Show this from now on, and at once if the browser has painted what it was sent."""
        with self.between_epochs():
            self._performance = performance
            self.refresh()

    def refresh(self) -> None:
        """Show how things are now, at once if the browser has painted what it was sent."""
        with self.between_epochs():
            self._is_stale = True
            if self._audience.has_room:
                self._send()

    def play(self) -> None:
        """Ask for epochs."""
        with self.between_epochs():
            self.playing, self._error = True, ""
            self._pace.begin()

    def pause(self) -> None:
        """Ask for no more epochs, and wait until the one under way has ended."""
        with self.between_epochs():
            self.playing, self._error = False, ""

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        (self.pause if self.playing else self.play)()

    def settle(self, seconds: float) -> bool:
        """Wait until there is nothing to do at the moment; return whether that was so in time."""
        with self._moved:
            return self._moved.wait_for(lambda: self._is_idle, seconds)

    def draw(self, *, printed: bool = False) -> Drawing:
        """Return what the performance looks like now, on the page or printed."""
        with self._lock:
            return drawn(self._performance, printed=printed)

    def draw_unseen(self, seconds: float) -> Drawing:
        """Return what the performance looks like, after so long a training if it plays; for a page without a socket."""
        with self.between_epochs():
            if self.playing and self._performance is not None:
                end = self._clock() + seconds
                self._train(self._performance, lambda: self._clock() >= end)
            return self.draw()

    # --- what the browser does, in the thread of the sockets
    def connect(self, connection: Connection) -> None:
        """Send frames there from now on; a socket that was connected before is closed."""
        with self._moved:
            self._audience.arrive(connection)
            self._is_stale = True
            self._wake()
        threading.Thread(target=self._serve, args=(connection,), name="stage", daemon=True).start()

    def disconnect(self, connection: Connection) -> None:
        """Send nothing there any more."""
        with self._moved:
            self._audience.leave(connection)
            self._wake()

    def painted(self, frame: int) -> None:
        """Hear that the browser has painted this frame, and those before it."""
        with self._moved:
            self._audience.painted(frame)
            self._wake()

    def command(self, command: Command) -> None:
        """Hear what a person asked for in the browser."""
        with self._moved:
            self._audience.commands.append(command)
            self._wake()

    # --- what the stage does, in its own thread
    def _serve(self, connection: Connection) -> None:
        """Play for one socket until it is gone."""
        while self._wait_for_work(connection):
            with self._turns.take(), self._lock:
                try:
                    self._work()
                except Exception as error:  # noqa: BLE001 -- whatever it is, the person is told and the page stays usable
                    _LOG.exception("The stage stopped playing.")
                    self._fail(error)

    def _wait_for_work(self, connection: Connection) -> bool:
        """Wait until there is something to do; return False when the socket is gone."""
        with self._moved:
            while self._audience.connection is connection:
                seconds = self._seconds_to_wait()
                self._is_idle = seconds != 0.0 and not self._visitors
                if seconds == 0.0:
                    return True
                self._moved.notify_all()
                self._moved.wait(seconds)
        return False

    def _seconds_to_wait(self) -> float | None:
        """Return how long there is nothing to do: 0 if there is something now, None if nothing is foreseen."""
        audience, speed = self._audience, self._playing_speed()
        if self._visitors:
            return None
        if audience.commands or (self._is_stale and audience.has_room):
            return 0.0
        return None if speed is None else self._pace.seconds_to_wait(speed, audience)

    def _playing_speed(self) -> Speed | None:
        """How fast epochs are to follow each other; None while nothing plays."""
        return self._performance.speed if self.playing and self._performance is not None else None

    def _work(self) -> None:
        """Obey, train and draw what is due."""
        performance = self._performance
        if performance is None:
            return
        while self._audience.commands:
            self._audience.rerun_wanted |= performance.obey(self._audience.commands.popleft())
            self._is_stale = True
        speed, trained = self._playing_speed(), False
        if speed is not None and self._pace.seconds_to_wait(speed, self._audience) == 0.0:
            until = self._pace.end_of_turn(speed, self._audience, lambda: self._visitors > 0)
            trained = self._train(performance, until)
        if (trained or self._is_stale) and self._audience.has_room:
            self._send()

    def _train(self, performance: Performance, until: Callable[[], bool]) -> bool:
        """Train until something says so after an epoch, or to the end; return whether anything was trained."""
        epochs = performance.advance(until) if performance.is_open else 0
        if not performance.is_open:
            self.playing = False
            performance.end()
            self._audience.rerun_wanted = self._is_stale = True
        return epochs > 0

    def _send(self, drawing: Drawing | None = None) -> None:
        """Send a drawing, by default a new one, to the socket that is open now if there is one."""
        self._is_stale = False
        drawing = self.draw() if drawing is None else drawing
        with self._moved:
            send = self._audience.next_frame(drawing, self._clock(), self._error)
        send()  # a frame is packed without keeping the sockets' thread waiting

    def _fail(self, error: Exception) -> None:
        """Stop playing and say why."""
        self.playing, self._error = False, says.STAGE_STOPPED(error=type(error).__name__, text=str(error))
        self._audience.commands.clear()
        self._audience.rerun_wanted = True
        self._send(Drawing())  # it may have been the drawing that failed

    def _wake(self) -> None:
        """Let the stage's thread look for something to do; what guards the state is held."""
        self._is_idle = False
        self._moved.notify_all()
