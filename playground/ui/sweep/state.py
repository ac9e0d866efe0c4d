"""The state of the sweep's page in one tab."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.comparisons.sweep.dask_cluster import scheduler_address
from playground.comparisons.sweep.outcome import Outcome
from playground.comparisons.sweep.plan import Plan
from playground.comparisons.sweep.sweep import Sweep
from playground.journal import CellStore
from playground.settings import links
from playground.settings.pages import SweepSettings
from playground.settings.run import Settings
from playground.ui.controls.own_files import own_files
from playground.ui.live.stage import Stage
from playground.ui.parts.handover import SWEEP, received
from playground.ui.parts.keeping import journal
from playground.ui.shell import address, tab_state
from playground.ui.shell.wishes import Wishes
from playground.ui.train.state import dashboard_settings

_KEY = "sweep"


@dataclass(slots=True)
class SweepState:
    """One person's sweep and what the controls say.

    Attributes
    ----------
    base : Settings
        What all cells share.
    view : SweepSettings
        What is varied, and how it is shown.
    store : CellStore
        Finished cells by their key.
    problems : tuple of str
        The parts of the link that could not be used.
    sweep : Sweep or None
        The sweep that was started last.
    started : SweepSettings
        What was varied when it was started.
    on_cluster : bool
        Whether to train on the Dask cluster that the environment of the server names, if it names one.
    version : int
        Counts how often settings came from elsewhere than the controls, which then begin with them.
    stage : Stage
        What shows the sweep.
    wishes : Wishes
        What the page's script is to do when it runs next.
    """

    base: Settings
    view: SweepSettings
    store: CellStore
    problems: tuple[str, ...] = ()
    sweep: Sweep | None = None
    started: SweepSettings = field(default_factory=SweepSettings)
    on_cluster: bool = True
    version: int = 0
    stage: Stage = field(default_factory=Stage)
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def is_running(self) -> bool:
        """Whether a sweep is under way."""
        return self.sweep is not None and self.sweep.running

    def apply(self, settings: tuple[Settings, SweepSettings]) -> None:
        """Apply the controls: the settings all cells share and the knobs. The link's problems are then cleared."""
        if settings != (self.base, self.view):
            self.problems = ()
        self.base, self.view = settings

    def receive(self, base: Settings) -> None:
        """Take the settings that another page has sent."""
        self.base = base
        self.version += 1

    def start(self, described: Plan) -> None:
        """Begin the sweep that the controls describe."""
        with self.stage.between_epochs():
            scheduler = scheduler_address() if self.on_cluster else ""
            self.started = self.view
            self.sweep = Sweep(described, self.store, scheduler=scheduler)
            self.stage.play()

    def cancel(self) -> None:
        """Hand out no more cells."""
        if self.sweep is not None:
            self.sweep.cancel()

    def outcome(self, described: Plan | None) -> Outcome | None:
        """Return what is known of the sweep, or, before there is one, of the one that the controls describe."""
        if self.sweep is not None:
            return Outcome(self.sweep.plan, dict(self.sweep.results))
        return Outcome(described, {}) if described is not None else None

    def publish(self) -> None:
        """Bring the address bar in line with the settings."""
        address.publish(links.to_sweep_query(self.base, self.view))


def current() -> SweepState:
    """Return this tab's state; the first call makes it from the link, or without one from the dashboard."""
    state = tab_state.kept(_KEY, _from_link)
    if (sent := received(SWEEP)) is not None:
        state.receive(sent.a)
    return state


def _from_link() -> SweepState:
    query = address.query()
    base, view, problems = links.from_sweep_query(query, own_files())
    return SweepState(base if query else dashboard_settings(), view, CellStore(journal), problems)
