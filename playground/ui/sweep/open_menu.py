"""The menu that opens any run of a sweep in the dashboard."""

from __future__ import annotations

import streamlit as st

from playground.comparisons.sweep.plan import Axis, Plan
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import pages as says
from playground.words.numbers import plain


def open_menu(plan: Plan, best: tuple[int, int] | None) -> None:
    """Draw the menu; ``best`` is the row and the column of the best value, with which it begins."""
    row, column = best or (0, 0)
    with st.popover(says.OPEN_VALUE(), key="open a run", icon=":material/open_in_new:"):
        column = _value(plan.first, column, "open column")
        row = _value(plan.second, row, "open row") if plan.second else 0
        seed = st.number_input(says.SEED(), 0, plan.n_seeds - 1, key="open seed")
        if st.button(says.OPEN(), key="sweep open", type="primary"):
            open_in_dashboard(plan.settings((row, column, seed)))


def _value(axis: Axis, index: int, key: str) -> int:
    """Draw the list of a knob's values and return the index of the one chosen; another best value is chosen anew."""
    chosen: int = st.selectbox(
        axis.knob.declaration.title, range(len(axis.values)), index, key=f"{key} {len(axis.values)} {index}",
        format_func=lambda i: plain(axis.values[i], 3),
    )  # fmt: skip
    return chosen
