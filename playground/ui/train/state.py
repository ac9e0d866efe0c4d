"""The state of the dashboard in one tab, and how other pages start from it or open it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from playground.measurements.run import Run
from playground.settings import links
from playground.settings.pages import ViewSettings
from playground.settings.run import DataSettings, Settings, with_field
from playground.training.reason import Status
from playground.ui.controls.own_files import own_files
from playground.ui.live.stage import Stage
from playground.ui.parts.possible_data import made_with_possible_data
from playground.ui.shell import address, navigation, tab_state
from playground.ui.shell.wishes import Wishes
from playground.ui.train.drawing.sketch import Sketch
from playground.ui.train.ghost import Ghost
from playground.ui.train.tabs import TABS, with_known_tab
from playground.ui.train.wish import Wish
from playground.words.catalogue import pages as says

URL_PATH = ""
_KEY = "train"
PairView = TypeVar("PairView")


@dataclass(slots=True)
class TrainState:
    """One person's run and how they look at it.

    Attributes
    ----------
    run : Run
        What is trained.
    view : ViewSettings
        How it is shown.
    problems : tuple of str
        What the person should know about a link or a setting that could not be used.
    requested : Settings
        What the controls said last; the run's own settings differ where that could not be.
    displayed_epoch : int or None
        The earlier epoch that is looked at; None for the present.
    wished : Wish or None
        What the page is to do before it draws its controls, which then follow.
    ghost : Ghost
        The curves of the run before the last change.
    pointed_unit : (int, int) or None
        Hidden layer and unit, counted from 1, that is pointed at and shown in place of the network's answer.
    sketch : Sketch or None
        The points while they are drawn.
    stage : Stage
        What plays the run. Whoever changes the run holds ``stage.between_epochs()`` meanwhile.
    wishes : Wishes
        What the page's script is to do when it runs next.
    """

    run: Run
    view: ViewSettings
    problems: tuple[str, ...]
    requested: Settings
    displayed_epoch: int | None = None
    wished: Wish | None = None
    ghost: Ghost = field(default_factory=Ghost)
    pointed_unit: tuple[int, int] | None = None
    sketch: Sketch | None = None
    stage: Stage = field(default_factory=Stage)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def displayed_run(self) -> Run:
        """The run as it is looked at: at an earlier epoch, or as it is."""
        return self.run if self.displayed_epoch is None or self.stage.playing else self.run.at(self.displayed_epoch)

    @property
    def is_open(self) -> bool:
        """Whether the run can go on."""
        return self.run.trainer.status is Status.OPEN

    @property
    def existing_view(self) -> ViewSettings:
        """How the run is shown, with the network's answer in place of a unit that the network does not have."""
        view = self.view
        known = view.hidden == 0 or self.run.has_unit(view.hidden, view.unit)
        return view if known else replace(view, hidden=0, unit=1)

    @property
    def drawn_view(self) -> ViewSettings:
        """How the run is drawn: as ``existing_view`` says, with the unit that is pointed at in place of the chosen."""
        view, pointed = self.existing_view, self.pointed_unit
        if pointed is None or not TABS[view.tab].has_units or not self.run.has_unit(*pointed):
            return view
        return replace(view, hidden=pointed[0], unit=pointed[1])

    def display(self, epoch: int) -> None:
        """Display an epoch, or the nearest one that can be reached quickly."""
        self.displayed_epoch = None if epoch >= self.run.trainer.epoch else self.run.past.reachable(epoch)

    def apply(self, settings: Settings, shown: Settings | None = None) -> None:
        """Apply the controls; of data that cannot be made it is told why. Points drawn since ``shown`` stay."""
        if settings == self.requested:
            return
        with self.stage.between_epochs(), self.ghost.kept(self.run):
            if shown is not None and settings.data.own == shown.data.own is not None:
                settings = with_field(settings, "data", "own", self.run.settings.data.own)
            self.requested, self.displayed_epoch = settings, None
            _, self.problems = made_with_possible_data(
                lambda data: self.run.update(replace(settings, data=data)),
                settings.data, self.run.settings.data, says.RUN_GOES_ON,
            )  # fmt: skip

    def wish(self, settings: Settings, *, anew: bool, plays: bool = True) -> None:
        """Have the page take these settings and play as soon as its script runs, controls and all."""
        self.wished = Wish(settings, anew, plays)

    def wish_view(self, **changes: Any) -> None:
        """Have the page change fields of the view as soon as its script runs, controls and all."""
        self.wishes.view |= changes

    def fulfil_wish(self) -> Settings | None:
        """Do what was wished for and return the settings that the controls must follow; None without a wish."""
        wish, self.wished = self.wished, None
        if wish is None:
            return None
        with self.stage.between_epochs():
            with self.ghost.kept(self.run):
                self.apply(wish.settings)
                if wish.anew:
                    self.run.reset()
            self.displayed_epoch = None
            if wish.plays:
                self.stage.play()
        return wish.settings

    def take(self, run: Run) -> None:
        """Show another run, paused, in place of the one that is here; the controls follow."""
        with self.stage.between_epochs():
            self.stage.pause()
            self.run, self.requested, self.ghost = run, run.settings, Ghost()
            self.displayed_epoch, self.problems = None, ()
        self.wish(run.settings, anew=False, plays=False)

    def reset(self) -> None:
        """Pause, and begin the run again."""
        with self.stage.between_epochs(), self.ghost.kept(self.run):
            self.stage.pause()
            self.displayed_epoch = None
            self.run.reset()

    def go_on(self) -> None:
        """Forget the epochs after the one that is looked at, and play on from there."""
        if self.displayed_epoch is not None:
            self.run.go_back(self.displayed_epoch)
            self.displayed_epoch = None
        self.stage.play()

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_query(self.run.settings, self.view))


def current() -> TrainState:
    """Return this tab's dashboard; the first call makes it from the link."""
    return tab_state.kept(_KEY, _from_link)


def _from_link() -> TrainState:
    link = links.from_query(address.query(), own_files())
    run, problems = made_with_possible_data(
        lambda data: Run(replace(link.settings, data=data)),
        link.settings.data,
        DataSettings(),
        says.LINK_DATA_IMPOSSIBLE,
    )
    view, tab_problems = with_known_tab(link.view)
    return TrainState(run, view, link.problems + tab_problems + problems, run.settings)


def dashboard_settings() -> Settings:
    """Return the settings of the dashboard in this tab, or the defaults if it was not opened yet."""
    state = _opened()
    return Settings() if state is None else state.run.settings


def starting_pair(view: PairView) -> links.PairLink[PairView]:
    """Return A and B from the address, or without a query the dashboard's settings for both, shown as ``view`` says."""
    if query := address.query():
        return links.from_pair_query(query, view, own_files())
    settings = dashboard_settings()
    return links.PairLink(settings, settings, view)


def open_in_dashboard(settings: Settings, problems: tuple[str, ...] = ()) -> None:
    """Give the dashboard these settings, at epoch 0, with ``problems`` to be shown there, and go to it.

    A run that was there with nearly the same settings would go on in its middle, and give other numbers. When the data
    cannot be made, DatasetError is raised and the dashboard stays as it is.
    """
    state = _opened()
    if state is None:
        tab_state.set_value(_KEY, TrainState(Run(settings), ViewSettings(), problems, settings))
    else:
        with state.stage.between_epochs():
            state.run.update(settings)
            state.run.reset()
            state.stage.pause()
            state.requested, state.displayed_epoch, state.problems = settings, None, problems
    navigation.go_to(URL_PATH)


def _opened() -> TrainState | None:
    """Return this tab's dashboard, or None if it was not opened yet."""
    return cast(TrainState | None, tab_state.value(_KEY))
