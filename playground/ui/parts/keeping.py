"""Keeping runs in the run log: those that ended by themselves, and those a person wants kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Protocol

import streamlit as st

from playground.journal import Journal, JournalError
from playground.journal.database import default_folder
from playground.measurements.run import Run
from playground.training.reason import Status
from playground.ui.live.stage import Stage
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text


def journal() -> Journal:
    """Return the run log, one object for the whole server process; JournalError if it cannot be used just now."""
    return _journal(default_folder())


class Reporting(Protocol):
    """The state of a page that shows problems."""

    problems: tuple[str, ...]


class OneRun(Reporting, Protocol):
    """The state of a page with one run."""

    @property
    def run(self) -> Run:
        """The run."""

    @property
    def stage(self) -> Stage:
        """What plays it."""


def keep_finished(state: Reporting, *runs: Run) -> None:
    """Keep the runs that have ended by themselves; if that is impossible, the page shows why and goes on."""
    for run in runs:
        if run.trainer.status is not Status.OPEN:
            _keep(state, run, pinned=False)


def keep_pinned(state: OneRun) -> None:
    """Keep the run in its present state, because the person asked for it, and show its number."""
    with state.stage.between_epochs():
        id_ = _keep(state, state.run, pinned=True)
    if id_ is not None:
        st.toast(says.KEPT_AS(number=str(id_)), icon=":material/bookmark_added:")


def _keep(state: Reporting, run: Run, *, pinned: bool) -> int | None:
    try:
        return journal().keep(run, pinned=pinned)
    except JournalError as error:
        problem = says.NOT_KEPT(problem=journal_problem_text(error.problem))
        state.problems = (*(earlier for earlier in state.problems if earlier != problem), problem)
        return None


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)
