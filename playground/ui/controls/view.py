"""Controls for how a run is shown; they stand beside what they change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.settings.declaration import declarations
from playground.settings.pages import ViewSettings
from playground.settings.pages.train import TABS
from playground.ui.controls.field_control import control, loss_or_score
from playground.ui.shell import session
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.session import Session
from playground.ui.shell.widgets import key_of
from playground.ui.train.figures import shows_ledger


class Viewer(Protocol):
    """What a page holds that is looked at."""

    view: Any


def speed(here: Viewer) -> None:
    """Draw how fast a run plays."""
    _set(here, speed=control(here.view, "speed", visibility="collapsed", width=150))


def of_answer(here: Session) -> None:
    """Draw what belongs to the boundary chart."""
    with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
        show_test, discretise, thinned = here.view.show_test, here.view.discretise, here.view.thinned
        of_points = not shows_ledger(here.run, here.view)  # the ledger draws training points alone
        if of_points:
            show_test = control(here.view, "show_test")
        if here.run.answer in {"classes", "surface"}:
            discretise = control(here.view, "discretise")
        if of_points and here.run.can_be_thinned:
            thinned = control(here.view, "thinned")
        if here.view.hidden or here.view.tab == "network":
            _unit(here)
    _set(here, show_test=show_test, discretise=discretise, thinned=thinned)


def keep_to_the_network(here: Session) -> None:
    """Show the network's answer in place of a unit that the network does not have, with a message."""
    view = here.view
    if view.hidden == 0 or here.run.has_unit(view.hidden, view.unit):
        return
    here.problems += (
        f"The network has no unit {view.unit} in hidden layer {view.hidden}: its output is shown instead.",
    )
    session.put(key_of(view, "hidden"), 0)
    session.put(key_of(view, "unit"), 1)
    _set(here, hidden=0, unit=1)


def _unit(here: Session) -> None:
    """Draw whether the network's answer or that of a hidden unit is shown, and of which."""
    widths, said = here.run.widths, declarations(here.view)
    chosen = st.selectbox(
        said["hidden"].label, range(len(widths) - 1), key=session.seeded(key_of(here.view, "hidden"), here.view.hidden),
        format_func=lambda i: f"Hidden {i}" if i else "Output", label_visibility="collapsed", width=115,
        on_change=_take_first_unit, help=said["hidden"].help,
    )  # fmt: skip
    unit = here.view.unit
    if chosen:
        unit = st.number_input(
            said["unit"].label, 1, widths[chosen], key=session.seeded(key_of(here.view, "unit"), unit), step=1,
            label_visibility="collapsed", width=90, help=said["unit"].help,
        )  # fmt: skip
    _set(here, hidden=chosen, unit=unit if chosen else 1)


def _take_first_unit() -> None:
    """Begin with the first unit of the layer just chosen."""
    session.put(key_of(ViewSettings(), "unit"), 1)


def of_race(here: Viewer) -> None:
    """Draw what belongs to the pictures of a race."""
    with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
        show_test = control(here.view, "show_test")
        discretise = control(here.view, "discretise")
    _set(here, show_test=show_test, discretise=discretise)


def of_curves(here: Viewer, *, regression: bool) -> None:
    """Draw what belongs to the learning curves."""
    with st.container(key="curve controls", horizontal=True, gap="medium", vertical_alignment="center"):
        curve = loss_or_score(here.view, "curve", regression=regression)
        log_loss = control(here.view, "log_loss")
        log_epochs = control(here.view, "log_epochs")
    _set(here, curve=curve, log_loss=log_loss, log_epochs=log_epochs)


def tabs(here: Session) -> DeltaGenerator:
    """Draw the tabs of inner life and return the place for the open one's chart."""
    titles = [tab.title for tab in TABS.values()]
    key = session.seeded(key_of(here.view, "tab"), TABS[here.view.tab].title)
    containers = st.tabs(titles, key=key, on_change="rerun")
    word = next((word for word, tab in zip(TABS, containers, strict=True) if tab.open), here.view.tab)
    _set(here, tab=word)
    return containers[list(TABS).index(word)].container(key="inner")


def of_page(here: Viewer) -> None:
    """Draw what belongs to the whole page."""
    _set(here, presenter=presenter_switch(here.view))


def _set(here: Viewer, **changes: Any) -> None:
    here.view = replace(here.view, **changes)
