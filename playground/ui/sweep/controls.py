"""The controls of a sweep: its knobs, their values, the number of seeds, and where it is trained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from playground.comparisons.sweep.dask_cluster import ADDRESS
from playground.settings.declaration import declarations
from playground.settings.knobs import KNOBS
from playground.settings.pages import SweepSettings
from playground.ui.controls.field_control import Visibility, control, loss_or_score
from playground.ui.shell import tab_state
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.widgets import key_of
from playground.words.catalogue import pages as says

FIRST, SECOND = "", "second_"
VALUES = ("low", "high", "steps", "spacing")  # of a knob, one a column


def sweep_controls(sweep: SweepSettings, *, regression: bool) -> SweepSettings:
    """Draw one row for each knob, and return the values of the controls."""
    return _row(_row(sweep, FIRST, regression=regression), SECOND, regression=regression)


def _row(sweep: SweepSettings, which: str, *, regression: bool) -> SweepSettings:
    """Draw the row of a knob: the knob, and the ends, number and spacing of its values.

    Beside the first knob stand seeds and epochs, beside the second the measure; only the first row has headings.
    """
    columns = st.columns([2.2, 1, 1, 0.85, 1.25, 0.85, 1], gap="small", vertical_alignment="bottom")
    heading: Visibility = "visible" if which == FIRST else "collapsed"
    with columns[0]:
        knob = control(sweep, f"{which}knob", visibility=heading, on_change=_take_usual_range(which, sweep))
    sweep = replace(sweep, **{f"{which}knob": knob})
    chosen: dict[str, Any] = {}
    for column, name in zip(columns[1:5], (f"{which}{value}" for value in VALUES), strict=True):
        if declarations(sweep)[name].acts(sweep):
            with column:
                chosen[name] = control(sweep, name, visibility=heading)
    if which == FIRST:
        for column, name in zip(columns[5:], ("n_seeds", "epochs"), strict=True):
            with column:
                chosen[name] = control(sweep, name)
    else:
        with columns[5], st.container(key="sweep-measure"):
            chosen["measure"] = loss_or_score(sweep, "measure", regression=regression)
    return replace(sweep, **chosen)


def view_controls(sweep: SweepSettings) -> SweepSettings:
    """Draw the controls of how the sweep is shown."""
    return replace(sweep, log_loss=control(sweep, "log_loss"), presenter=presenter_switch(sweep))


def place_of_training(address: str, *, on_cluster: bool) -> bool:
    """Draw the choice between the cluster at an address, if there is one, and this machine; return whether it is taken.

    Only whoever starts the server names a cluster: what answers at its address can run code here.
    """
    if not address:
        return False
    places = {True: says.ON_CLUSTER(address=address), False: says.ON_THIS_MACHINE()}
    key = tab_state.first_value("sweep on cluster", on_cluster)
    return bool(
        st.selectbox(
            says.TRAIN_ON(), list(places), key=key, format_func=places.__getitem__,
            help=says.TRAIN_ON_HELP(variable=ADDRESS),
        )
    )  # fmt: skip


def _take_usual_range(which: str, sweep: SweepSettings) -> Callable[[], None]:
    """Return the callback that gives a newly chosen knob its usual range."""
    keys = {name: key_of(sweep, f"{which}{name}") for name in ("knob", "low", "high", "spacing")}

    def take() -> None:
        if (name := tab_state.value(keys["knob"])) in KNOBS:
            swept = KNOBS[name].swept
            tab_state.set_value(keys["low"], swept.low)
            tab_state.set_value(keys["high"], swept.high)
            tab_state.set_value(keys["spacing"], swept.spacing)

    return take
