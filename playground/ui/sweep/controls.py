"""What a sweep varies, over which values, how often, and where it is trained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal

import streamlit as st

from playground.comparisons.sweep.dask_cluster import ADDRESS, usual_scheduler
from playground.comparisons.sweep.knobs import KNOBS
from playground.settings.pages import MOST_SEEDS, MOST_STEPS, SweepSettings
from playground.ui.shell import session
from playground.ui.shell.presenter import presenter_switch
from playground.ui.shell.widgets import key_of, loss_or_score, switch
from playground.words.catalogue import sweep as says
from playground.words.knobs import knob_name, knob_title

Heading = Literal["visible", "collapsed"]
SPACINGS = {"linear": "equal steps", "log": "equal ratios"}
SCHEDULER_HELP = (
    "Empty: the cells are trained on this machine, one process for each core. Otherwise the address of a Dask "
    "scheduler that is already running, such as tcp://localhost:8786. Start its workers in the folder of this "
    "dashboard, with the packages of requirements-dask.txt: `python -m dask worker tcp://localhost:8786`. The "
    f"environment variable {ADDRESS} sets the first value. The address is not part of the link."
)
ZERO_HELP = "With equal ratios from 0, 0 is an extra first value."
STEPS_HELP = "How many values, both ends included."
EPOCHS_HELP = "Epochs of each run, in place of the epoch limit."
FIRST, SECOND = "", "second_"


def sweep_controls(sweep: SweepSettings, *, regression: bool) -> SweepSettings:
    """Draw one row for each knob, and return what they say."""
    sweep = _row(sweep, FIRST, {name: knob_title(knob) for name, knob in KNOBS.items()}, regression=regression)
    titles = {"none": says.AND_NOTHING()} | {name: says.AND_KNOB(knob=knob_name(knob)) for name, knob in KNOBS.items()}
    return _row(sweep, SECOND, titles, regression=regression)


def _row(sweep: SweepSettings, which: str, titles: dict[str, str], *, regression: bool) -> SweepSettings:
    """Draw knob, ends, number and spacing of its values, and what else has a place in its row.

    Beside the first knob stand seeds and epochs, beside the second what is shown; it has the first one's headings.
    """
    columns = st.columns([2.2, 1, 1, 0.85, 1.25, 0.85, 1], gap="small", vertical_alignment="bottom")
    heading: Heading = "visible" if which == FIRST else "collapsed"
    with columns[0]:
        knob = st.selectbox(
            "Vary", list(titles), label_visibility=heading,
            key=session.seeded(key_of(sweep, f"{which}knob"), getattr(sweep, f"{which}knob")),
            format_func=titles.__getitem__, on_change=_take_usual_range(which, sweep),
            help="The setting that is varied; all others are those at the left.",
        )  # fmt: skip
    said: dict[str, Any] = {f"{which}knob": knob}
    if knob != "none":
        domain = KNOBS[knob].domain
        ranges = says.WHOLE_RANGE if domain.whole else says.RANGE
        help_ = ranges(knob=knob_title(KNOBS[knob]), low=f"{domain.low:g}", high=f"{domain.high:g}")
        with columns[1]:
            said[f"{which}low"] = _number(sweep, f"{which}low", "From", f"{help_} {ZERO_HELP}", heading)
        with columns[2]:
            said[f"{which}high"] = _number(sweep, f"{which}high", "To", help_, heading)
        with columns[3]:
            said[f"{which}steps"] = _whole(sweep, f"{which}steps", "Values", 2, MOST_STEPS, STEPS_HELP, heading)
        with columns[4]:
            said[f"{which}spacing"] = st.selectbox(
                "Spaced in", list(SPACINGS), format_func=SPACINGS.__getitem__, label_visibility=heading,
                key=session.seeded(key_of(sweep, f"{which}spacing"), getattr(sweep, f"{which}spacing")),
                help="Equal steps (linear), or equal ratios (logarithmic).",
            )  # fmt: skip
    if which == FIRST:
        with columns[5]:
            said["n_seeds"] = _whole(
                sweep, "n_seeds", "Seeds", 1, MOST_SEEDS,
                "Runs for each value. The first has the data, weight and training seed at the left, each further one "
                "the next of all three: other samples, other first weights, another order.",
            )  # fmt: skip
        with columns[6]:
            said["epochs"] = _whole(
                sweep, "epochs", "Epochs", 1, 100_000, "Epochs of each run, in place of the epoch limit."
            )
    else:
        with columns[5], st.container(key="sweep-measure"):
            said["measure"] = loss_or_score(sweep, "measure", "Show", regression=regression)
    return replace(sweep, **said)


def view_controls(sweep: SweepSettings) -> SweepSettings:
    """Draw how the sweep is shown."""
    log_loss = switch(sweep, "log_loss", "log loss", "Draw the loss on a logarithmic axis.")
    return replace(sweep, log_loss=log_loss, presenter=presenter_switch(sweep))


def scheduler() -> str:
    """Draw the box for the address of a Dask scheduler, and return what it says."""
    key = session.seeded("sweep scheduler box", session.held("sweep scheduler", usual_scheduler))
    address = st.text_input(
        "Dask scheduler", key=key, help=SCHEDULER_HELP, placeholder="Dask scheduler: none, train on this machine",
        label_visibility="collapsed",
    )  # fmt: skip
    session.put("sweep scheduler", address.strip())
    return address.strip()


def _number(sweep: SweepSettings, name: str, label: str, help_: str, heading: Heading) -> float:
    """Draw a box for a number whose range depends on the knob; whether it fits is said under the controls."""
    key = session.seeded(key_of(sweep, name), float(getattr(sweep, name)))
    value = st.number_input(label, 0.0, 5000.0, key=key, help=help_, format="%g", label_visibility=heading)
    return float(value)


def _whole(
    sweep: SweepSettings, name: str, label: str, low: int, high: int, help_: str, heading: Heading = "visible"
) -> int:
    key = session.seeded(key_of(sweep, name), getattr(sweep, name))
    return int(st.number_input(label, low, high, step=1, key=key, help=help_, label_visibility=heading))


def _take_usual_range(which: str, sweep: SweepSettings) -> Callable[[], None]:
    """Return what gives a knob just chosen the range that is usual for it."""
    keys = {name: key_of(sweep, f"{which}{name}") for name in ("knob", "low", "high", "spacing")}

    def take() -> None:
        if (name := session.value(keys["knob"])) in KNOBS:
            knob = KNOBS[name]
            session.put(keys["low"], knob.usual[0])
            session.put(keys["high"], knob.usual[1])
            session.put(keys["spacing"], knob.spacing)

    return take
