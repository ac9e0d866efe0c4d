"""The state of the page of many seeds in one tab: two settings, how they are studied, and the study."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from playground.comparisons.luck.continued import ContinuedStudy
from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal.studies.reopened import Reopened
from playground.settings import links
from playground.settings.pages import LuckSettings
from playground.settings.run import Settings
from playground.ui.live.stage import Stage
from playground.ui.parts.handover import LUCK, Sent, received
from playground.ui.parts.keeping import keep_study
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.shell import address, tab_state
from playground.ui.shell.wishes import Wishes
from playground.ui.train.state import dashboard_settings, starting_pair
from playground.words.catalogue import pages as says

_KEY = "luck"
Request = tuple[Settings, Settings | None, int, str, int]


@dataclass(slots=True)
class LuckState:
    """Settings A and B, and the last study of them.

    Attributes
    ----------
    a, b : Settings
        They share their data and seeds. B counts only while ``view.pair`` is set.
    view : LuckSettings
        How many seeds, what they change, and how it is shown.
    problems : tuple of str
        What the person should know about the link or about data that cannot be made.
    study : SeedStudy or None
        The study that was started last.
    number : int or None
        That of the study in the run log; None as long as it is not kept there.
    requested : tuple or None
        What that study was asked for, to be compared with what the controls say now.
    version : int
        Counts how often settings came from elsewhere than the controls, which then begin with them.
    stage : Stage
        What shows the study. Whoever starts or stops one holds ``stage.between_epochs()`` meanwhile.
    wishes : Wishes
        What the page's script is to do when it runs next.
    """

    a: Settings
    b: Settings
    view: LuckSettings
    problems: tuple[str, ...] = ()
    study: SeedStudy | None = None
    number: int | None = None
    requested: Request | None = None
    version: int = 0
    stage: Stage = field(default_factory=Stage)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def edits_b(self) -> bool:
        """Whether the controls are those of B."""
        return self.view.pair and self.view.edited == "b"

    @property
    def edited(self) -> Settings:
        """The settings whose controls are shown."""
        return self.b if self.edits_b else self.a

    @property
    def wanted(self) -> Request:
        """The request of a study that would start now: settings, number of seeds, what they vary, and epochs."""
        view = self.view
        return self.a, self.b if view.pair else None, view.n_seeds, view.varied, view.epochs

    @property
    def is_running(self) -> bool:
        """Whether a study runs."""
        return self.study is not None and self.study.is_running

    @property
    def is_outdated(self) -> bool:
        """Whether the controls differ from the request of the last study."""
        return self.study is not None and self.requested != self.wanted

    def apply(self, settings: Settings) -> None:
        """Apply the settings from the controls of A or B; data and seeds hold for both."""
        if self.edits_b:
            self.b, self.a = settings, links.like(settings, self.a)
        else:
            self.a, self.b = settings, links.like(settings, self.b)

    def take_from_dashboard(self) -> None:
        """Take the settings of the dashboard for the one whose controls are shown."""
        self.apply(dashboard_settings())
        self.version += 1

    def receive(self, sent: Sent) -> None:
        """Take what another page has sent: one setting, a pair, or a study of either from the run log."""
        self.a, self.b = sent.a, sent.b or sent.a
        self.view = replace(self.view, pair=sent.b is not None, edited="a")
        self.version += 1
        if sent.study is not None:
            self._show(sent.study)

    def _show(self, reopened: Reopened) -> None:
        """Show a study from the run log, with the controls that asked for it."""
        with self.stage.between_epochs():
            if self.study is not None:
                self.study.cancel()
            self.stage.pause()
            asked = reopened.view
            self.view = replace(self.view, n_seeds=asked.n_seeds, varied=asked.varied, epochs=asked.epochs)
            self.study, self.number, self.problems = reopened.study, reopened.number, reopened.problems
            self.requested = self.wanted

    def start(self) -> None:
        """Start a study of what the controls say, or say why there can be none."""
        with self.stage.between_epochs():
            if self.study is not None:
                self.study.cancel()
            a, b, n_seeds, varied, epochs = self.requested = self.wanted
            self.number = None
            self.study, self.problems = made_or_problem(
                lambda: SeedStudy(a, b, n_seeds=n_seeds, varied=varied, epochs=epochs), says.DATA_IMPOSSIBLE
            )
            self.stage.play()

    def cancel(self) -> None:
        """Stop the study; what is done stays."""
        with self.stage.between_epochs():
            if self.study is not None:
                self.study.cancel()
                self.stage.pause()

    def resume(self) -> None:
        """Go on with a study that has failed or was cancelled; one from the run log trains its networks again."""
        with self.stage.between_epochs():
            recalled = self.study
            if recalled is not None and recalled.is_recalled:
                study, self.problems = made_or_problem(lambda: ContinuedStudy(recalled), says.DATA_IMPOSSIBLE)
                self.study, self.number = study or recalled, None if study else self.number
            if self.study is not None:
                self.study.resume()
                self.stage.play()

    def keep(self, *, pinned: bool) -> None:
        """Keep the study in the run log as far as it is; whoever calls holds ``stage.between_epochs()``."""
        if self.study is not None and self.study.results():
            self.number = keep_study(self, self.study, pinned=pinned)

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_pair_query(self.a, self.b, self.view))


def current() -> LuckState:
    """Return this tab's state; the first call makes it from the link, or without one from the dashboard."""
    state = tab_state.kept(_KEY, _from_link)
    if (sent := received(LUCK)) is not None:
        state.receive(sent)
    return state


def _from_link() -> LuckState:
    link = starting_pair(LuckSettings())
    return LuckState(link.a, link.b, link.view, link.problems)
