"""Keeping runs in the run log: those that ended by themselves, and those a person wants kept."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import streamlit as st

from playground.journal import Journal, JournalError
from playground.journal.database import default_folder
from playground.measurements.run import Run
from playground.training.trainer import Status
from playground.ui.shell.session import Session
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text


def journal() -> Journal:
    """Return the run log, one object for the whole server process; JournalError if it cannot be used just now."""
    return _journal(default_folder())


class Page(Protocol):
    """What a page holds that says what went wrong."""

    problems: tuple[str, ...]


def keep_finished(here: Page, *runs: Run) -> None:
    """Keep those of the runs that have ended by themselves; if that cannot be, the page says why and goes on."""
    for run in runs:
        if run.trainer.status is not Status.OPEN:
            _keep(here, run, pinned=False)


def pin(here: Session) -> None:
    """Keep the run as it now is, because the person wants it, and say under which number."""
    if (id_ := _keep(here, here.run, pinned=True)) is not None:
        st.toast(f"Kept as run #{id_}.", icon=":material/bookmark_added:")


def _keep(here: Page, run: Run, *, pinned: bool) -> int | None:
    try:
        return journal().keep(run, pinned=pinned)
    except JournalError as error:
        problem = says.NOT_KEPT(problem=journal_problem_text(error.problem))
        here.problems = (*(known for known in here.problems if known != problem), problem)
        return None


@st.cache_resource(show_spinner=False)
def _journal(folder: Path) -> Journal:
    return Journal(folder)
