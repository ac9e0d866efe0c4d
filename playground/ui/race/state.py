"""What one tab holds of its race."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pyarrow as pa

from datasets import DatasetError
from playground.comparisons.race.race import Race
from playground.settings import links
from playground.settings.links import PairLink
from playground.settings.pages import RaceSettings
from playground.settings.run import DataSettings, Settings
from playground.ui.live.pace import Pace
from playground.ui.shell import session

_KEY, _PIN_KEY = "race", "pinned as A"


@dataclass(slots=True)
class RaceState:
    """A race and how it is looked at.

    Attributes
    ----------
    race : Race
        A and B.
    view : RaceSettings
        How both are shown, and whose settings the sidebar shows.
    pace : Pace
        Whether they run, and which frames the browser has painted.
    problems : tuple of str
        What the person should know about the link or a setting that could not be used.
    asked : pair of Settings
        What the controls said last.
    last : dict of str to list of pyarrow.Table
        What lingers of the last frame drawn (see ``Canvas``).
    """

    race: Race
    view: RaceSettings
    pace: Pace
    problems: tuple[str, ...]
    asked: tuple[Settings, Settings]
    last: dict[str, list[pa.Table]] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether one of them can go on."""
        return self.race.is_open

    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train both, epoch by epoch."""
        return self.race.advance(epochs, until=until)

    @property
    def edited(self) -> Settings:
        """What the sidebar shows."""
        return self.asked[self.view.edited == "b"]

    def swap(self) -> None:
        """Let A and B change places; both start again."""
        self.asked = self.asked[1], self.asked[0]
        self.view = replace(self.view, edited="b" if self.view.edited == "a" else "a")
        self.race = Race(self.race.b.settings, self.race.a.settings)

    def apply(self, edited: Settings) -> None:
        """Take what the controls of the edited side say; the other side follows in data and seeds.

        Data that cannot be made leave the race the data it has, with a message.
        """
        a, b = self.asked
        asked = (edited, links.like(edited, b)) if self.view.edited == "a" else (links.like(edited, a), edited)
        if asked == self.asked:
            return
        self.asked, self.problems = asked, ()
        data = self.race.a.settings.data
        try:
            self.race.update(*asked)
        except DatasetError as error:
            self.race.update(*(replace(side, data=data) for side in asked))
            self.problems = (f"These data cannot be made: {error}. The race goes on with the last ones that could.",)


def current() -> RaceState:
    """Return this tab's race: that of the link, or of what was pinned against the dashboard's settings."""
    a = session.taken(_PIN_KEY)
    if a is not None:
        session.taken(_KEY)
        return session.held(_KEY, lambda: _begin(PairLink(a, session.dashboard_settings(), RaceSettings())))
    return session.held(_KEY, lambda: _begin(session.pair_link(RaceSettings())))


def pin(settings: Settings) -> None:
    """Take note that the race opened next is to have these settings as A, and the dashboard's as B."""
    session.put(_PIN_KEY, settings)


def pinned() -> Settings | None:
    """Return the settings that wait to be A, or None."""
    return session.value(_PIN_KEY)


def _begin(link: PairLink[RaceSettings]) -> RaceState:
    a, b, problems = link.a, link.b, link.problems
    try:
        race = Race(a, b)
    except DatasetError as error:
        problems += (f"The link's data cannot be made: {error}. The default data are used instead.",)
        race = Race(replace(a, data=DataSettings()), b)
    return RaceState(race, link.view, Pace(), problems, (race.a.settings, race.b.settings))
