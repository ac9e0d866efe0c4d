"""The state of the page of runs in one tab: which are listed, which are chosen, how they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.ui.shell import address, tab_state

ALL = "all"
_KEY = "runs"


@dataclass(frozen=True, slots=True)
class RunsView:
    """Which kept runs are listed, and how the curves of the chosen ones are shown.

    Attributes
    ----------
    dataset : str
        Only runs on it are listed; ``ALL`` for any.
    text : str
        Only runs that contain it are listed.
    pinned_only : bool
        Only pinned runs are listed.
    curve : {"loss", "score"}
        What the chart shows.
    log_loss, log_epochs : bool
        Logarithmic axes.
    presenter : bool
        Larger type and thicker lines.
    """

    dataset: str = ALL
    text: str = ""
    pinned_only: bool = False
    curve: str = "loss"
    log_loss: bool = False
    log_epochs: bool = False
    presenter: bool = False

    @property
    def is_filtered(self) -> bool:
        """Whether some runs are left out of the list."""
        return self.dataset != ALL or bool(self.text.strip()) or self.pinned_only


@dataclass(slots=True)
class RunsState:
    """What one person looks at in the run log.

    Attributes
    ----------
    view : RunsView
        Which runs are listed, and how they are shown.
    problems : tuple of str
        What the person should know.
    chosen : list of int
        Numbers of the runs that are chosen, in the order of the table.
    """

    view: RunsView = RunsView()
    problems: tuple[str, ...] = ()
    chosen: list[int] = field(default_factory=list)

    def apply(self, settings: RunsView) -> None:
        """Take what the controls say."""
        self.view = settings

    def publish(self) -> None:
        """Leave the address bar without a query: the page has no links of its own."""
        address.publish({})


def current() -> RunsState:
    """Return this tab's state."""
    return tab_state.kept(_KEY, RunsState)
