"""The app as a person works it, without a browser: open a link, press, set, look.

Only this module knows where the app keeps the state of a page, and how Streamlit's test runner is told what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from streamlit.runtime.state.common import user_key_from_element_id
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from playground.measurements.run import Run
from playground.settings.pages import ViewSettings
from playground.settings.run import Settings
from playground.ui.live import stages
from playground.ui.live.places import UNREACHABLE
from playground.ui.train.tabs import TABS
from tests.ui.screen import FIELDS, Screen
from tests.ui.seat import Seat

PAGES = Path(__file__).parents[2] / "playground" / "ui" / "pages.py"
DASHBOARD = ""
OTHER_PAGES = ("learn", "race", "luck", "sweep", "runs", "backpropagation")
GROUPS = ("Samples", "Inputs", "Network", "Training")  # of the sidebar's controls; folded on a fresh page
STATES = {DASHBOARD: "train", "learn": "learn", "race": "race", "luck": "luck", "sweep": "sweep", "runs": "runs",
          "backpropagation": "inspector"}  # fmt: skip
SCOPES = {"race": "race 0 ", "luck": "luck 0 ", "sweep": "sweep 0 "}  # what the keys of a page's groups begin with


class AppDriver(Screen):
    """One browser tab.

    Parameters
    ----------
    page : str
        Path of the page that is opened; "" is the dashboard.
    unfolded : tuple of str
        Groups of the sidebar's controls that are unfolded beside those that always are; by default all of them on the
        dashboard and none elsewhere.
    **link
        The link's query.
    """

    def __init__(self, page: str = DASHBOARD, /, *, unfolded: tuple[str, ...] | None = None, **link: Any) -> None:
        self.page = page
        self._menus: set[str] = set()
        self._seat: Seat | None = None
        self._reruns = 0
        self._test = AppTest.from_file(str(PAGES), default_timeout=120)
        if unfolded is None:
            unfolded = GROUPS if page == DASHBOARD else ()
        for group in unfolded:
            self._remember_fold(group, folded=False)
        self._follow(page, link)

    # --- what a person does

    def go_to(self, page: str, **link: Any) -> None:
        """Go to another page in the same tab: without a query as its link at the top does, or with one."""
        self._test.query_params.clear()
        self._follow(page, link)

    def rerun(self) -> None:
        """Let the page run once more, as it does when a control moves; what rests is then painted to the end."""
        for name in self._menus:
            self._test.session_state[name] = True  # the test runner forgets open menus
        self._test.run()
        assert not self._test.exception
        self._sit_down()
        if self._seat is not None and not self.seat.stage.playing:
            self.paint()

    def _sit_down(self) -> None:
        """Connect with the stage of the open page, as a browser does as soon as the page has one."""
        stage = None if self.token is None else stages.find(self.token)
        if self._seat is not None and self._seat.stage is not stage:
            self._seat.leave()
            self._seat = None
        if stage is not None:
            if self._seat is None:
                self._seat, self._reruns = Seat(stage), 0
            self.seat.settle()
            self._follow_the_stage()

    def press(self, *buttons: str) -> None:
        """Press a button that can be pressed, or several before the page answers: Streamlit tells of all at once."""
        for button in buttons:
            found = self.control(button, "button")
            assert not found.disabled, button
            found.click()
        self.rerun()

    def set(self, control: str, value: Any) -> None:
        """Set a slider, box, list or switch."""
        self.fill(control, value)
        self.rerun()

    def fill(self, control: str, value: Any) -> None:
        """Fill in a field of a form, which is sent by the form's button."""
        self.control(control, *FIELDS).set_value(value)

    def fold(self, group: str) -> None:
        """Fold a group of the sidebar's controls."""
        self._remember_fold(group, folded=True)
        self.rerun()

    def unfold(self, group: str) -> None:
        """Unfold a group of the sidebar's controls."""
        self._remember_fold(group, folded=False)
        self.rerun()

    def open_menu(self, name: str) -> None:
        """Open a menu or a folded part of the page, and leave it open."""
        self._menus.add(name)
        self.rerun()

    def open_tab(self, tab: str) -> None:
        """Open a tab of the dashboard's inner view by its name in links."""
        self.set("first tabs", tab) if TABS[tab].is_first else self.press(f"tab {tab}")

    def tick_rows(self, *rows: int) -> None:
        """Choose these rows of the page's one table for that, and no others; 0 is the first."""
        (table,) = (one for one in self._test.dataframe if one.proto.selection_mode)
        key = user_key_from_element_id(table.proto.id)
        assert key is not None
        self._test.session_state[key] = {"selection": {"rows": list(rows), "columns": [], "cells": []}}
        self.rerun()

    def ask(self, **command: Any) -> None:
        """Ask for something on a chart or by a key, in a browser that has painted all that came."""
        self.seat.paint()
        self.seat.ask(**command)
        if self.seat.stage.playing:  # then the answer comes with the next frame
            self.seat.paint()
        self._follow_the_stage()

    def paint(self) -> None:
        """Do as the browser does once it has painted the last frame; while nothing plays, until no more comes."""
        self.seat.paint()
        self._follow_the_stage()

    def reconnect(self) -> None:
        """Let the socket break, and the browser open another one."""
        self.seat.leave()
        self._seat = None
        self._sit_down()

    def lose_the_socket(self) -> None:
        """Let the browser say that it cannot reach the stage."""
        self._test.session_state[UNREACHABLE] = True
        self.rerun()

    def play_to_end(self) -> None:
        """Press Play, and watch."""
        self.press("play")
        self.watch_to_end()

    def watch_to_end(self) -> None:
        """Paint what comes until nothing plays any more."""
        while self.seat.stage.playing:
            frame = self.seat.frame
            self.paint()
            self.seat.await_frame(frame)
        self.paint()

    @property
    def seat(self) -> Seat:
        """The browser's end of the open page's stage."""
        assert self._seat is not None, "the page has no stage"
        return self._seat

    def _follow_the_stage(self) -> None:
        """Let the page run again if its stage asks for that."""
        if self.seat.rerun > self._reruns:
            self._reruns = self.seat.rerun
            self.rerun()

    def train_unseen(self, epochs: int) -> None:
        """Train the dashboard's run without drawing, as frames do that were not looked at."""
        self.run.trainer.advance(epochs)

    # --- what lies behind the page, for what cannot be seen on it

    def state(self, page: str | None = None) -> Any:
        """Return what the tab holds for a page, by default the one that was opened last."""
        return self._test.session_state[STATES[self.page if page is None else page]]

    @property
    def tab(self) -> str | None:
        """The dashboard's open tab by its name in links; None where there are no tabs."""
        return self.view.tab if self.has("first tabs") else None

    @property
    def run(self) -> Run:
        """The dashboard's run."""
        return self.state(DASHBOARD).run

    @property
    def settings(self) -> Settings:
        """The settings of the dashboard's run."""
        return self.run.settings

    @property
    def view(self) -> ViewSettings:
        """How the dashboard shows its run."""
        return self.state(DASHBOARD).view

    def _remember_fold(self, group: str, *, folded: bool) -> None:
        self._test.session_state[f"{SCOPES.get(self.page, '')}group {group}"] = not folded

    def _follow(self, page: str, link: dict[str, Any]) -> None:
        for key, value in link.items():
            self._test.query_params[key] = value
        self.page = page
        self._test._page_hash = calc_hash(page)  # AppTest.switch_page knows only pages that are files
        self.rerun()
