"""Deleting the chosen runs or studies, and bringing them back until the page is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from playground.journal import Deleted, Journal, JournalError
from playground.ui.runs import state as runs_state
from playground.ui.runs.kept_actions import Named
from playground.ui.shell import tab_state
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.messages import Counted
from playground.words.runs import journal_problem_text

MENU = "delete menu"


class Store(Protocol):
    """The part of the run log that has the runs, or the studies."""

    def delete(self, ids: Collection[int]) -> Deleted:
        """Delete some, and return what can bring them back."""


@dataclass(frozen=True, slots=True)
class Words:
    """The questions before a deletion: of what is not pinned, and of what is."""

    delete: Counted
    delete_pinned: Counted


RUN_WORDS = Words(says.DELETE, says.DELETE_PINNED)
STUDY_WORDS = Words(of_studies.DELETE, of_studies.DELETE_PINNED)


def deletion(store: Store, chosen: Sequence[Named], words: Words) -> None:
    """Draw the button that deletes what is chosen, and behind it the one that confirms it."""
    with st.popover(says.DELETE_MENU(), key=MENU, icon=":material/delete:", disabled=not chosen, on_change="rerun"):
        if not chosen:
            return
        n, n_pinned = len(chosen), sum(kept.pinned for kept in chosen)
        if n_pinned:
            st.write(words.delete_pinned(n, n=f"{n:,}", pinned=f"{n_pinned:,}"))
        else:
            st.write(words.delete(n, n=f"{n:,}"))
        ids = [kept.id for kept in chosen]
        st.button(says.DELETE_FOR_GOOD(), key="delete runs", type="primary", on_click=_delete, args=(store, ids))


def undo(log: Journal) -> None:
    """Draw the button that brings back what was deleted last, if anything was."""
    if deleted := runs_state.current().deleted:
        n = deleted[-1].n
        back = says.BRING_BACK if deleted[-1].kind == "runs" else of_studies.BRING_BACK
        st.button(
            back(n, n=f"{n:,}"), key="undo delete", icon=":material/undo:", help=says.BRING_BACK_HELP(),
            on_click=_bring_back, args=(log,),
        )  # fmt: skip


def _delete(store: Store, ids: list[int]) -> None:
    tab_state.set_value(MENU, False)  # else its box would stay, with nothing in it
    state = runs_state.current()
    try:
        state.deleted.append(store.delete(ids))
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
