"""The state of the page of runs in one tab: which are listed, which are ticked, how they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.journal import Deleted, Journal
from playground.settings import links
from playground.settings.pages import RunsSettings
from playground.settings.pages.runs import MOST_IN_LINK
from playground.ui.shell import address, tab_state
from playground.words.runs_compared import unknown_text

ALL = "all"
_KEY = "runs"


@dataclass(frozen=True, slots=True)
class RunsView:
    """Which kept runs are listed, and how the curves of the chosen ones are shown.

    Attributes
    ----------
    kind : {"runs", "studies"}
        What is listed.
    dataset : str
        Only runs on it are listed; ``ALL`` for any.
    text : str
        Only runs that contain it are listed.
    pinned_only : bool
        Only pinned runs are listed.
    curve : {"loss", "score", "differences"}
        What the chart shows; a table of what differs takes its place.
    log_loss, log_epochs : bool
        Logarithmic axes.
    presenter : bool
        Larger type and thicker lines.
    """

    kind: str = "runs"
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
    chosen_studies : list of int
        Numbers of the studies that are.
    linked : list of int or None
        Those that the link named, runs or studies, while they are ticked and problems of the link are shown.
    tag_problem : str
        Why the tags that were typed last could not be; empty if they could.
    n_tagged : int
        How often tags were typed or taken away.
    deleted : list of Deleted
        What was deleted and can be brought back, the last deletion at the end; empty on every new visit.
    """

    view: RunsView = RunsView()
    problems: tuple[str, ...] = ()
    chosen: list[int] = field(default_factory=list)
    chosen_studies: list[int] = field(default_factory=list)
    linked: list[int] | None = None
    tag_problem: str = ""
    n_tagged: int = 0
    deleted: list[Deleted] = field(default_factory=list)
    _visit: int = 0
    _link_problems: tuple[str, ...] = ()
    _linked_kind: str = "runs"

    def apply(self, settings: RunsView) -> None:
        """Take what the controls say."""
        self.view = settings

    def visit(self, number: int) -> None:
        """Begin or go on with a visit of the page; what an earlier one had deleted is gone."""
        if number != self._visit:
            self._visit = number
            self.deleted.clear()

    def link_problems(self, log: Journal) -> tuple[str, ...]:
        """Return what of the link could not be used, as long as nothing else is ticked or listed than it said."""
        if self.linked is None or self.view.kind != self._linked_kind:
            return ()
        are_studies = self.view.kind == "studies"
        known = {kept.id for kept in (log.studies if are_studies else log).listing().kept}
        unknown = [id_ for id_ in self.linked if id_ not in known]
        return (*self._link_problems, *([unknown_text(unknown, are_studies=are_studies)] if unknown else []))

    def tick(self, ids: list[int], listed: Iterable[int]) -> None:
        """Take which of the listed runs, or of the listed studies, are ticked."""
        if self.linked is not None and set(ids) != set(self.linked).intersection(listed):
            self.linked = None
        are_studies = self.view.kind == "studies"
        if ids != (self.chosen_studies if are_studies else self.chosen):
            self.tag_problem = ""
        if are_studies:
            self.chosen_studies = ids
        else:
            self.chosen = ids

    def publish(self) -> None:
        """Bring the address bar in line with the runs or the studies that are ticked, as many as a link holds."""
        if self.view.kind == "runs":
            ticked = RunsSettings(tuple(self.chosen[:MOST_IN_LINK]))
        else:
            ticked = RunsSettings(studies=tuple(self.chosen_studies[:MOST_IN_LINK]))
        address.publish(links.to_page_query(ticked))


def current() -> RunsState:
    """Return this tab's state: at first, what the link has ticked."""
    return tab_state.kept(_KEY, _begin)


def _begin() -> RunsState:
    linked, problems = links.from_page_query(address.query(), RunsSettings())
    ticked, studies = list(linked.ticked), list(linked.studies)
    kind = "studies" if studies and not ticked else "runs"
    return RunsState(
        RunsView(kind), chosen=ticked, chosen_studies=studies, linked=studies if kind == "studies" else ticked,
        _link_problems=problems, _linked_kind=kind,
    )  # fmt: skip
