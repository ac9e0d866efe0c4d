"""Controls for how a run is shown; they stand beside what they change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.settings.pages import TABS, ViewSettings
from playground.ui.shell import session
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.session import Session
from playground.ui.shell.widgets import key_of, loss_or_score, switch
from playground.ui.train.figures import TAB_TITLES, shows_ledger

SPEED_TITLES = {"slow": "Slow", "medium": "1 epoch a frame", "fast": "Fast"}

THINNED_HELP = (
    "Dropout trains an ensemble: draw eight networks with units dropped as in training (thin lines), their average "
    "(dashed), and how far they disagree (haze or band: their standard deviation). The full network stands for all."
)


class Viewer(Protocol):
    """What a page holds that is looked at."""

    view: Any


def speed(here: Viewer) -> None:
    """Draw how fast a run plays."""
    key = session.seeded(key_of(here.view, "speed"), here.view.speed)
    chosen = st.selectbox(
        "Speed", list(SPEED_TITLES), key=key, format_func=SPEED_TITLES.__getitem__, label_visibility="collapsed",
        width=150, help="Slow: about four epochs a second. Fast: as many epochs a frame as fit into 30 ms.",
    )  # fmt: skip
    _set(here, speed=chosen)


def of_answer(here: Session) -> None:
    """Draw what belongs to the boundary chart."""
    with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
        show_test, discretise, thinned = here.view.show_test, here.view.discretise, here.view.thinned
        of_points = not shows_ledger(here.run, here.view)  # the ledger draws training points alone
        if of_points:
            show_test = switch(here.view, "show_test", "Test points", "Show the test points as hollow diamonds.")
        if here.run.answer in {"classes", "surface"}:
            discretise = switch(
                here.view, "discretise", "Discretise", "Show only which class wins (or eight bands of a value)."
            )
        if of_points and here.run.can_be_thinned:
            thinned = switch(here.view, "thinned", "Thinned networks", THINNED_HELP)
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
    widths = here.run.widths
    chosen = st.selectbox(
        "Show", range(len(widths) - 1), key=session.seeded(key_of(here.view, "hidden"), here.view.hidden),
        format_func=lambda i: f"Hidden {i}" if i else "Output", label_visibility="collapsed", width=115,
        on_change=_take_first_unit, help="What the picture shows: the network's answer, or a unit of a hidden layer.",
    )  # fmt: skip
    unit = here.view.unit
    if chosen:
        unit = st.number_input(
            "Unit", 1, widths[chosen], key=session.seeded(key_of(here.view, "unit"), unit), step=1,
            label_visibility="collapsed", width=90,
        )  # fmt: skip
    _set(here, hidden=chosen, unit=unit if chosen else 1)


def _take_first_unit() -> None:
    """Begin with the first unit of the layer just chosen."""
    session.put(key_of(ViewSettings(), "unit"), 1)


def of_race(here: Viewer) -> None:
    """Draw what belongs to the pictures of a race."""
    with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
        show_test = switch(here.view, "show_test", "Test points", "Show the test points as hollow diamonds.")
        discretise = switch(here.view, "discretise", "Discretise", "Show only which class wins.")
    _set(here, show_test=show_test, discretise=discretise)


def of_curves(here: Viewer, *, regression: bool) -> None:
    """Draw what belongs to the learning curves."""
    with st.container(key="curve controls", horizontal=True, gap="medium", vertical_alignment="center"):
        curve = loss_or_score(here.view, "curve", "Curve", regression=regression)
        log_loss = switch(here.view, "log_loss", "log loss", "Draw the loss on a logarithmic axis.")
        log_epochs = switch(here.view, "log_epochs", "log epochs", "Draw the epochs on a logarithmic axis.")
    _set(here, curve=curve, log_loss=log_loss, log_epochs=log_epochs)


def tabs(here: Session) -> DeltaGenerator:
    """Draw the tabs of inner life and return the place for the open one's chart."""
    titles = [TAB_TITLES[word] for word in TABS]
    key = session.seeded(key_of(here.view, "tab"), TAB_TITLES[here.view.tab])
    containers = st.tabs(titles, key=key, on_change="rerun")
    word = next((word for word, tab in zip(TABS, containers, strict=True) if tab.open), here.view.tab)
    _set(here, tab=word)
    return containers[TABS.index(word)].container(key="inner")


def of_page(here: Viewer) -> None:
    """Draw what belongs to the whole page."""
    _set(here, presenter=presenter_switch(here.view))


def _set(here: Viewer, **changes: Any) -> None:
    here.view = replace(here.view, **changes)
