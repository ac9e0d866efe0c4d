"""The button that sends what a page shows to MLflow, where whoever started the server has named a place for it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from playground.export.tracking.entry import Entry
from playground.export.tracking.job import TrackingJob
from playground.export.tracking.place import place_of_pages
from playground.export.tracking.told import logged_text, problem_text, progress_text
from playground.ui.live.stage import Stage
from playground.ui.shell import tab_state
from playground.ui.shell.notices import as_text, report
from playground.words.catalogue.export import tracking as says

JOB = "sent to MLflow"
POLL_SECONDS = 0.5


def tracking_button(stage: Stage, taken: Callable[[], Entry], *, key: str, disabled: bool = False) -> None:
    """Draw the button, where there is a place, or how far what was sent is, and then what became of it.

    Parameters
    ----------
    stage : Stage
        What shows the run; it rests between two epochs while the numbers are taken, and goes on while they are sent.
    taken : callable
        Returns what is kept of the run, at the moment of the click.
    key : str
        Of what the page shows; each page has one.
    disabled : bool
        Whether there is nothing yet to be sent.
    """
    place = place_of_pages()
    if place is None:
        return
    job: TrackingJob | None = tab_state.value(f"{JOB} {key}")
    if job is not None and job.is_running:
        _progress(key)
        return

    def start() -> None:
        with stage.between_epochs():
            entry = taken()
        tab_state.set_value(f"{JOB} {key}", TrackingJob(place, entry))

    st.button(
        says.KEEP(), key=f"keep {key} in mlflow", icon=":material/cloud_upload:", on_click=start, disabled=disabled,
        help=says.KEEP_HELP(place=place.name),
    )  # fmt: skip
    if job is not None:
        _outcome(job)


@st.fragment(run_every=POLL_SECONDS)
def _progress(key: str) -> None:
    """Draw how far it is, again and again; the page runs once more when it is there."""
    job: TrackingJob | None = tab_state.value(f"{JOB} {key}")
    if job is None or not job.is_running:
        st.rerun()
        return
    st.progress(job.done / max(job.total, 1), progress_text(job.place, job.done, job.total))
    st.button(says.STOP(), key=f"stop {key} for mlflow", on_click=job.cancel)


def _outcome(job: TrackingJob) -> None:
    """Say where it is, or why it is not there."""
    if job.logged is not None:
        st.html(f"<p>{as_text(logged_text(job.logged))}</p>")
    elif job.problem is not None:
        report(problem_text(job.problem))
    elif job.error:
        report(says.UNFORESEEN(error=job.error))
