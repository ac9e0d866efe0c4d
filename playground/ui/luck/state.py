"""What one browser tab holds of the page of many seeds: two settings, how they are studied, and the study."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from datasets import DatasetError
from playground.comparisons.luck.seed_study import SeedStudy
from playground.settings import links
from playground.settings.pages import LuckSettings
from playground.settings.run import Settings
from playground.ui.shell import session

_KEY = "luck"
Asked = tuple[Settings, Settings | None, int, str, int]


@dataclass(slots=True)
class Luck:
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
    asked : tuple or None
        What it was asked for, to be compared with what the controls say now.
    version : int
        Counts how often settings came from elsewhere than the controls, which then begin with them.
    last : dict of str to list of pyarrow.Table
        What lingers of the last frame drawn (see ``Canvas``).
    """

    a: Settings
    b: Settings
    view: LuckSettings
    problems: tuple[str, ...] = ()
    study: SeedStudy | None = None
    asked: Asked | None = None
    version: int = 0
    last: dict[str, list[pa.Table]] = field(default_factory=dict)

    @property
    def edits_b(self) -> bool:
        """Whether the controls are those of B."""
        return self.view.pair and self.view.edited == "b"

    @property
    def edited(self) -> Settings:
        """The settings whose controls are shown."""
        return self.b if self.edits_b else self.a

    @property
    def wanted(self) -> Asked:
        """What a study started now would be asked for."""
        view = self.view
        return self.a, self.b if view.pair else None, view.n_seeds, view.varied, view.epochs

    @property
    def is_running(self) -> bool:
        """Whether a study runs."""
        return self.study is not None and self.study.is_running

    @property
    def is_outdated(self) -> bool:
        """Whether the controls say something else than the study was asked for."""
        return self.study is not None and self.asked != self.wanted

    def take(self, settings: Settings) -> None:
        """Take what the controls of A or B say; data and seeds are those of both."""
        if self.edits_b:
            self.b, self.a = settings, links.like(settings, self.a)
        else:
            self.a, self.b = settings, links.like(settings, self.b)

    def set(self, **changes: Any) -> None:
        """Change how it is studied or shown."""
        self.view = replace(self.view, **changes)

    def take_from_dashboard(self) -> None:
        """Take the settings of the dashboard for the one whose controls are shown."""
        self.take(session.dashboard_settings())
        self.version += 1

    def start(self) -> None:
        """Start a study of what the controls say, or say why there can be none."""
        if self.study is not None:
            self.study.cancel()
        self.last = {}
        a, b, n_seeds, varied, epochs = self.asked = self.wanted
        try:
            self.study = SeedStudy(a, b, n_seeds=n_seeds, varied=varied, epochs=epochs)
            self.problems = ()
        except DatasetError as error:
            self.study = None
            self.problems = (f"These data cannot be made: {error}.",)


def here() -> Luck:
    """Return what this tab holds; the first call makes it from the link, or without one from the dashboard."""
    return session.held(_KEY, _from_link)


def publish(of: Luck) -> None:
    """Bring the address bar in line."""
    session.publish_query(links.to_pair_query(of.a, of.b, of.view))


def _from_link() -> Luck:
    link = session.pair_link(LuckSettings())
    return Luck(link.a, link.b, link.view, link.problems)
