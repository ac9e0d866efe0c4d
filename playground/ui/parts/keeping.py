"""Keeping runs and studies in the run log: those that ended by themselves, and those a person wants kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol

import streamlit as st

from playground.comparisons.luck.seed_study import SeedStudy
from playground.journal import Journal, JournalError
from playground.journal.database import default_folder
from playground.measurements.run import Run
from playground.training.reason import Status
from playground.ui.live.stage import Stage
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.messages import Message
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


def keep_study(state: Reporting, study: SeedStudy, *, pinned: bool) -> int | None:
    """Keep a study as far as it is and return its number; None, and the page shows why, if that is impossible."""
    return _kept(state, lambda: journal().studies.keep(study, pinned=pinned), of_studies.NOT_KEPT)


def _keep(state: Reporting, run: Run, *, pinned: bool) -> int | None:
    return _kept(state, lambda: journal().keep(run, pinned=pinned), says.NOT_KEPT)


def _kept(state: Reporting, keep: Callable[[], int], not_kept: Message) -> int | None:
    try:
        return keep()
    except JournalError as error:
        problem = not_kept(problem=journal_problem_text(error.problem))
        state.problems = (*(earlier for earlier in state.problems if earlier != problem), problem)
        return None


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)
