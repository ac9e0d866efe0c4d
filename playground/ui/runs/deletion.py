"""Deleting the chosen runs, and bringing them back until the page is left."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from playground.journal import Journal, JournalError, Kept
from playground.ui.runs import state as runs_state
from playground.ui.shell import tab_state
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text

MENU = "delete menu"


def deletion(log: Journal, chosen: Sequence[Kept]) -> None:
    """Draw the button that deletes the chosen runs, and behind it the one that confirms it."""
    with st.popover(says.DELETE_MENU(), key=MENU, icon=":material/delete:", disabled=not chosen, on_change="rerun"):
        if not chosen:
            return
        n, n_pinned = len(chosen), sum(kept.pinned for kept in chosen)
        if n_pinned:
            st.write(says.DELETE_PINNED(n, n=f"{n:,}", pinned=f"{n_pinned:,}"))
        else:
            st.write(says.DELETE(n, n=f"{n:,}"))
        ids = [kept.id for kept in chosen]
        st.button(says.DELETE_FOR_GOOD(), key="delete runs", type="primary", on_click=_delete, args=(log, ids))


def undo(log: Journal) -> None:
    """Draw the button that brings back the runs deleted last, if there are any."""
    if deleted := runs_state.current().deleted:
        n = deleted[-1].n
        st.button(
            says.BRING_BACK(n, n=f"{n:,}"), key="undo delete", icon=":material/undo:", help=says.BRING_BACK_HELP(),
            on_click=_bring_back, args=(log,),
        )  # fmt: skip


def _delete(log: Journal, ids: list[int]) -> None:
    tab_state.set_value(MENU, False)  # else its box would stay, with nothing in it
    state = runs_state.current()
    try:
        state.deleted.append(log.delete(ids))
    except JournalError as error:
        state.problems = (journal_problem_text(error.problem),)


def _bring_back(log: Journal) -> None:
    state = runs_state.current()
    if not state.deleted:
        return
    try:
        log.restore(state.deleted[-1])
    except JournalError as error:
        state.problems = (journal_problem_text(error.problem),)
    else:
        state.deleted.pop()
