"""The state of the race in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playground.comparisons.common_loss import differ_in_loss
from playground.comparisons.race.race import Race
from playground.settings import links
from playground.settings.links import PairLink
from playground.settings.pages import RaceSettings
from playground.settings.run import DataSettings, Settings
from playground.ui.live.stage import Stage
from playground.ui.parts.handover import RACE, received
from playground.ui.parts.pin import pop_pinned
from playground.ui.parts.possible_data import made_with_possible_data
from playground.ui.shell import address, tab_state
from playground.ui.shell.wishes import Wishes
from playground.ui.train.state import dashboard_settings, starting_pair
from playground.words.catalogue import pages as says

_KEY = "race"
OTHER = {"a": "b", "b": "a"}


@dataclass(slots=True)
class RaceState:
    """A race and how it is displayed.

    Attributes
    ----------
    race : Race
        A and B.
    view : RaceSettings
        How both are shown, and whose settings the sidebar shows.
    problems : tuple of str
        What the person should know about the link or a setting that could not be used.
    requested : pair of Settings
        What the controls said last.
    version : int
        Counts how often settings came from elsewhere than the controls, which then begin with them.
    stage : Stage
        What plays the race. Whoever changes the race holds ``stage.between_epochs()`` meanwhile.
    wishes : Wishes
        What the page's script is to do when it runs next.
    """

    race: Race
    view: RaceSettings
    problems: tuple[str, ...]
    requested: tuple[Settings, Settings]
    version: int = 0
    stage: Stage = field(default_factory=Stage)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def is_open(self) -> bool:
        """Whether one of them can go on."""
        return self.race.is_open

    @property
    def edited(self) -> Settings:
        """The settings that the sidebar shows."""
        return self.requested[self.view.edited == "b"]

    def swap(self) -> None:
        """Let A and B change places; both start again."""
        with self.stage.between_epochs():
            self.requested = self.requested[1], self.requested[0]
            self.view = replace(
                self.view, edited=OTHER[self.view.edited],
                measured_by=OTHER[self.view.measured_by] if differ_in_loss(*self.requested) else self.view.measured_by,
            )  # fmt: skip
            self.race = Race(self.race.b.settings, self.race.a.settings)

    def apply(self, settings: Settings) -> None:
        """Apply the settings from the controls of the edited side; the other side follows in data and seeds.

        When the new data cannot be made, the race keeps its data and a problem is shown.
        """
        a, b = self.requested
        requested = (
            (settings, links.like(settings, b)) if self.view.edited == "a" else (links.like(settings, a), settings)
        )
        if requested == self.requested:
            return
        with self.stage.between_epochs():
            self.requested = requested
            _, self.problems = made_with_possible_data(
                lambda data: self.race.update(*(replace(side, data=data) for side in requested)),
                requested[0].data, self.race.a.settings.data, says.RACE_GOES_ON,
            )  # fmt: skip

    def take_from_dashboard(self) -> None:
        """Take the settings of the dashboard for the side whose controls are shown; the run begins anew."""
        self.apply(dashboard_settings())
        self.version += 1

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_pair_query(self.race.a.settings, self.race.b.settings, self.view))


def current() -> RaceState:
    """Return this tab's race: that of the link, or of what was pinned against the dashboard's settings."""
    sent, pinned = received(RACE), pop_pinned()
    if sent is not None:
        tab_state.set_value(_KEY, _begin(PairLink(sent.a, sent.b or sent.a, RaceSettings(), sent.problems)))
    elif pinned is not None:
        tab_state.set_value(_KEY, _begin(PairLink(pinned, dashboard_settings(), RaceSettings())))
    return tab_state.kept(_KEY, lambda: _begin(starting_pair(RaceSettings())))


def _begin(link: PairLink[RaceSettings]) -> RaceState:
    race, problems = made_with_possible_data(
        lambda data: Race(replace(link.a, data=data), link.b), link.a.data, DataSettings(), says.LINK_DATA_IMPOSSIBLE
    )
    return RaceState(race, link.view, link.problems + problems, (race.a.settings, race.b.settings))
