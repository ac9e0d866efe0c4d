"""People who do one thing after another in tabs of the dashboard, as dice say, while a stage plays for them."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from playground.charts.kit.theme import Theme
from playground.measurements.run import Run
from playground.settings.links import from_url
from playground.settings.pages import ViewSettings
from playground.settings.training import LAMBDAS, LIMITS, RATES
from playground.ui.live.stage import Stage
from playground.ui.live.turns import Turns
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState
from playground.ui.train.tabs import TABS
from tests.ui.seat import Socket

VALUES = {
    "learning_rate": RATES[1:10],
    "l1": LAMBDAS[:8],
    "l2": LAMBDAS[:12],
    "dropout": (0.0, 0.2, 0.5),
    "l1_update": ("proximal", "subgradient"),
    "schedule": ("constant", "step", "cosine", "plateau"),
    "schedule_epochs": (1, 10, 100),
    "schedule_factor": (0.5, 0.9),
    "max_epochs": LIMITS[:3] + LIMITS[-3:],
    "early_stopping": ("off", "mark", "stop"),
    "patience": (5, 50, 500),
}  # of what may change in mid-run


class Eager(Socket):
    """The socket of a browser that paints each frame as soon as it comes."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage

    def send(self, message: bytes) -> None:
        """Keep a message, and say that its frame is painted."""
        super().send(message)
        self._stage.painted(self.heads[-1]["frame"])


class Tab:
    """A browser tab on the dashboard's page, whose page is run by hand."""

    def __init__(self, link: str, turns: Turns) -> None:
        run = Run(from_url(link).settings)
        self.state = TrainState(run, ViewSettings(speed="medium"), (), run.settings, stage=Stage(turns))
        self.performance = TrainPerformance(self.state, Theme())
        self.socket: Eager | None = None
        self.errors: list[str] = []

    def enter(self) -> None:
        """Come to the page, whose browser then opens a socket."""
        self.show()
        if self.socket is None:
            self.socket = Eager(self.state.stage)
            self.state.stage.connect(self.socket)

    def leave(self) -> None:
        """Leave the page, or lose the socket."""
        if self.socket is not None:
            self.state.stage.disconnect(self.socket)
            self.errors += [head["error"] for head in self.socket.heads if "error" in head]
            self.socket = None

    def show(self) -> None:
        """Run the page to its end, where it shows what plays."""
        self.state.stage.show(self.performance)

    def watch(self, frames: int) -> None:
        """Wait for so many frames, as long as any come."""
        stage, socket = self.state.stage, self.socket
        if socket is None or self.state.view.speed == "slow":
            return
        with socket.came:
            last = len(socket.heads) + frames
            socket.came.wait_for(lambda: len(socket.heads) >= last or not stage.playing, 0.2)

    def step(self) -> None:
        """Press Step."""
        with self.state.stage.between_epochs():
            self.state.stage.pause()
            self.state.displayed_epoch = None
            self.state.run.trainer.advance(1)

    def reset(self) -> None:
        """Press Reset."""
        with self.state.stage.between_epochs():
            self.state.stage.pause()
            self.state.displayed_epoch = None
            self.state.run.reset()


class Person:
    """Somebody who does one thing after another in a tab, as dice say.

    Parameters
    ----------
    tab : Tab
        Where.
    dice : random.Random
        What, and how long to look at it.
    stays : bool
        Whether the tab stays on its page, with its socket.
    """

    def __init__(self, tab: Tab, dice: random.Random, *, stays: bool = False) -> None:
        self._tab, self._dice = tab, dice
        self._acts: dict[Callable[[], None], int] = {
            self._set_live: 10, self._set_other: 1, self._look_elsewhere: 4, self._speed: 2, self._play: 4,
            tab.step: 1, tab.reset: 1, self._ask: 2,
        }  # fmt: skip
        if not stays:
            self._acts |= {self._cut: 2, self._leave: 2}

    def act(self, times: int) -> None:
        """Do so many things."""
        for _ in range(times):
            (act,) = self._dice.choices(list(self._acts), list(self._acts.values()))
            act()
            self._tab.show()
            self._tab.watch(self._dice.randrange(3))

    def _set_live(self) -> None:
        name = self._dice.choice(list(VALUES))
        settings = self._tab.state.requested
        training = replace(settings.training, **{name: self._dice.choice(VALUES[name])})
        self._tab.state.apply(replace(settings, training=training))

    def _set_other(self) -> None:
        settings = self._tab.state.requested
        self._tab.state.apply(replace(settings, network=replace(settings.network, seed=self._dice.randrange(9))))

    def _look_elsewhere(self) -> None:
        self._tab.state.view = replace(
            self._tab.state.view,
            tab=self._dice.choice(list(TABS)),
            hidden=self._dice.randrange(3),
            unit=self._dice.randrange(1, 6),
            thinned=self._dice.random() < 0.5,
            curve=self._dice.choice(["loss", "score"]),
        )

    def _speed(self) -> None:
        self._tab.state.view = replace(
            self._tab.state.view, speed=self._dice.choice(["slow", "medium", "medium", "fast"])
        )

    def _play(self) -> None:
        self._tab.state.stage.toggle()

    def _ask(self) -> None:
        epoch = self._dice.randrange(self._tab.state.run.trainer.epoch + 2)
        self._tab.state.stage.command({"do": self._dice.choice(["display", "continue"]), "epoch": epoch})

    def _cut(self) -> None:
        self._tab.leave()
        self._tab.enter()

    def _leave(self) -> None:
        self._tab.leave()
        self._set_live()
        self._tab.enter()
