"""How a person looks at the run log: which runs are listed, which are chosen, what of them is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from datasets import CATALOGUE
from playground.ui.shell import session
from playground.ui.shell.presenter import presenter_switch

ALL = "all"
CURVE_TITLES = {"loss": "Loss", "score": "Score"}


@dataclass(slots=True)
class Browsing:
    """What a tab remembers of the page of runs.

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
    chosen : list of int
        Numbers of the runs that are chosen, in the order of the table.
    """

    dataset: str = ALL
    text: str = ""
    pinned_only: bool = False
    curve: str = "loss"
    log_loss: bool = False
    log_epochs: bool = False
    presenter: bool = False
    chosen: list[int] = field(default_factory=list)


def browsing() -> Browsing:
    """Return what this tab remembers."""
    return session.held("browsing", Browsing)


def filters(here: Browsing) -> None:
    """Draw what says which runs are listed."""
    st.subheader("Runs")
    here.dataset = st.selectbox(
        "Data set", [ALL, *CATALOGUE], key=_seeded(here, "dataset"), format_func=_title,
        help="List only runs on this data set.",
    )  # fmt: skip
    here.text = st.text_input(
        "Find", key=_seeded(here, "text"),
        help="List only runs whose number, title, note, settings, verdict or end contain this.",
    )  # fmt: skip
    here.pinned_only = st.toggle("Pinned only", key=_seeded(here, "pinned_only"))
    here.presenter = presenter_switch(here)


def curve_controls(here: Browsing) -> None:
    """Draw what says how the curves are drawn."""
    with st.container(key="runs-curve-controls", horizontal=True, gap="medium", vertical_alignment="center"):
        chosen = st.segmented_control(
            "Curve", list(CURVE_TITLES), key=_seeded(here, "curve"), format_func=CURVE_TITLES.__getitem__,
            label_visibility="collapsed", required=True,
        )  # fmt: skip
        here.curve = chosen or "loss"
        here.log_loss = st.toggle(
            "Log loss", key=_seeded(here, "log_loss"), disabled=here.curve != "loss",
            help="Logarithmic loss axis: small losses are told apart.",
        )  # fmt: skip
        here.log_epochs = st.toggle(
            "Log epochs",
            key=_seeded(here, "log_epochs"),
            help="Logarithmic epoch axis: the first epochs get more room.",
        )
        st.html('<div class="caption">Bold with marks: test. Thin: training.</div>')


def _seeded(here: Browsing, name: str) -> str:
    """Give a control what the tab remembers, as Streamlit forgets it while another page is open; return its key."""
    value: Any = getattr(here, name)
    return session.seeded(f"runs {name}", value)


def _title(name: str) -> str:
    return "All" if name == ALL else CATALOGUE[name].title
