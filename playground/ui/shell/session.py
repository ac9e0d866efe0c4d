"""What one browser tab holds between reruns; the only file that touches Streamlit's session state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

import pyarrow as pa
import streamlit as st

from datasets import DatasetError
from playground.measurements.run import Run
from playground.settings import links
from playground.settings.pages import ViewSettings
from playground.settings.run import DataSettings, Settings
from playground.training.trainer import Status
from playground.ui.live.pace import Pace

_KEY, _HEARD = "session", "what the page has heard"
_DRAWN: ContextVar[list[str] | None] = ContextVar("controls drawn while the page listens", default=None)
Kept = TypeVar("Kept")
Shown = TypeVar("Shown")


@dataclass(slots=True)
class Session:
    """One person's run and how they look at it.

    Attributes
    ----------
    run : Run
        What is trained.
    view : ViewSettings
        How it is shown.
    pace : Pace
        Whether it plays, and which frames the browser has painted.
    problems : tuple of str
        What the person should know about a link or a setting that could not be used.
    asked : Settings
        What the controls said last; the run's own settings differ where that could not be.
    shown : int or None
        The earlier epoch that is looked at; None for the present.
    last : dict of str to list of pyarrow.Table
        What lingers of the last frame drawn (see ``Canvas``).
    """

    run: Run
    view: ViewSettings
    pace: Pace
    problems: tuple[str, ...]
    asked: Settings
    shown: int | None = None
    last: dict[str, list[pa.Table]] = field(default_factory=dict)

    @property
    def run_shown(self) -> Run:
        """The run as it is looked at: at an earlier epoch, or as it is."""
        return self.run if self.shown is None or self.pace.playing else self.run.at(self.shown)

    @property
    def is_open(self) -> bool:
        """Whether the run can go on."""
        return self.run.trainer.status is Status.OPEN

    def advance(self, epochs: int | None = None, *, until: Callable[[], bool] | None = None) -> int:
        """Train whole epochs, as ``Trainer.advance`` does."""
        return self.run.trainer.advance(epochs, until=until)

    def show(self, epoch: int) -> None:
        """Look at an epoch, or at the nearest one that can be reached quickly."""
        self.shown = None if epoch >= self.run.trainer.epoch else self.run.past.reachable(epoch)

    def apply(self, settings: Settings) -> None:
        """Take what the controls say. Data that cannot be made leave the run the data it has, with a message."""
        if settings == self.asked:
            return
        self.asked, self.shown = settings, None
        try:
            self.run.update(settings)
            self.problems = ()
        except DatasetError as error:
            self.run.update(replace(settings, data=self.run.settings.data))
            self.problems = (f"These data cannot be made: {error}. The run goes on with the last ones that could.",)


def current() -> Session:
    """Return this tab's session; the first call makes it from the link."""
    if _KEY not in st.session_state:
        link = links.from_query(st.query_params.to_dict())
        problems = link.problems
        try:
            run = Run(link.settings)
        except DatasetError as error:
            problems += (f"The link's data cannot be made: {error}. The default data are used instead.",)
            run = Run(replace(link.settings, data=DataSettings()))
        st.session_state[_KEY] = Session(run, link.view, Pace(), problems, run.settings)
    return cast(Session, st.session_state[_KEY])


def publish(session: Session) -> None:
    """Bring the address bar in line with the settings."""
    publish_query(links.to_query(session.run.settings, session.view))


def held(key: str, make: Callable[[], Kept]) -> Kept:
    """Return what this tab keeps under ``key``, made by ``make`` when it is first asked for."""
    if key not in st.session_state:
        st.session_state[key] = make()
    return cast(Kept, st.session_state[key])


def taken(key: str) -> Any:
    """Return what this tab keeps under ``key`` and forget it; None if there is nothing."""
    return st.session_state.pop(key, None)


def query() -> dict[str, str]:
    """Return the query of the address bar."""
    return st.query_params.to_dict()


def publish_query(query: dict[str, str]) -> None:
    """Bring the address bar in line with a query."""
    if query != st.query_params.to_dict():
        st.query_params.from_dict(query)


def dashboard_settings() -> Settings:
    """Return the settings of the dashboard in this tab, or the defaults if it was not opened yet."""
    return cast(Session, st.session_state[_KEY]).run.settings if _KEY in st.session_state else Settings()


def pair_link(view: Shown) -> links.PairLink[Shown]:
    """Return A and B of the address, or without a query those of the dashboard; ``view`` is how they are shown then."""
    if found := query():
        return links.from_pair_query(found, view)
    of_dashboard = dashboard_settings()
    return links.PairLink(of_dashboard, of_dashboard, view)


def open_in_dashboard(settings: Settings) -> None:
    """Give the dashboard these settings, at epoch 0.

    A run that was there with nearly the same settings would go on in its middle, and give other numbers. When the data
    cannot be made, DatasetError is raised and the dashboard stays as it is.
    """
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session(Run(settings), ViewSettings(), Pace(), (), settings)
        return
    here = cast(Session, st.session_state[_KEY])
    here.run.update(settings)
    here.run.reset()
    here.pace.pause()
    here.asked, here.shown, here.problems = settings, None, ()


def seeded(key: str, value: Any) -> str:
    """Give a control its first value, unless it has one, and return its key."""
    st.session_state.setdefault(key, value)
    note(key)
    return key


def note(key: str) -> None:
    """Take note of a control that is about to be drawn, if the page listens."""
    drawn = _DRAWN.get()
    if drawn is not None:
        drawn.append(key)


@contextmanager
def listening() -> Iterator[None]:
    """Remember what the controls drawn within say.

    When one of them is moved in the same instant as a fragment's component answers, Streamlit reruns the fragment
    alone, and the page has to ``catch_up``.
    """
    drawn: list[str] = []
    token = _DRAWN.set(drawn)
    try:
        yield
    finally:
        _DRAWN.reset(token)
    st.session_state[_HEARD] = {key: st.session_state[key] for key in drawn if key in st.session_state}


def catch_up() -> None:
    """Run the page again if a control says something else than when the page last listened."""
    heard = st.session_state.get(_HEARD, {})
    if any(st.session_state.get(key, said) != said for key, said in heard.items()):
        st.rerun()


def put(key: str, value: Any) -> None:
    """Set a control's value; only from callbacks or before the control is drawn."""
    st.session_state[key] = value


def correct(key: str, value: Any) -> None:
    """Set the value of a control if it is on the page.

    One that is not takes its first value from the settings when it is drawn; a value left here would overrule these.
    """
    if key in st.session_state:
        st.session_state[key] = value


def value(key: str) -> Any:
    """Return a control's present value, or None if it has none yet."""
    return st.session_state.get(key)
