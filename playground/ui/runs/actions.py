"""The actions on chosen runs: open, pin, name, delete, export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyarrow as pa
import streamlit as st

from playground.journal import Journal, Kept
from playground.journal.export import histories, summaries, to_csv, to_parquet
from playground.ui.parts.possible_data import LOG_PROBLEM, made_or_problem
from playground.ui.parts.program import program
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import runs as says

CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"


def actions(log: Journal, listed: Sequence[Kept], chosen: Sequence[Kept]) -> None:
    """Draw the row of buttons; ``chosen`` are some of the runs ``listed``."""
    one = chosen[0] if len(chosen) == 1 else None
    with st.container(key="runs-actions", horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(
            "Open in the dashboard", key="open run", icon=":material/open_in_new:", type="primary",
            disabled=one is None, help="Give the dashboard the settings of the one chosen run, at epoch 0.",
        ) and one is not None:  # fmt: skip
            _open(one)
        _pin(log, chosen)
        _describe(log, one)
        _program(one)
        _export(log, chosen or listed, are_chosen=bool(chosen))
        _delete(log, chosen)


def _open(kept: Kept) -> None:
    """Restore the settings of a run and go to the dashboard, or show why that is impossible."""
    link = kept.link
    _, problems = made_or_problem(lambda: open_in_dashboard(link.settings, link.problems), LOG_PROBLEM, number=kept.id)
    for problem in problems:
        st.error(problem)


def _pin(log: Journal, chosen: Sequence[Kept]) -> None:
    """Draw the button that pins the chosen runs, or unpins them when all are pinned."""
    pinned = bool(chosen) and all(kept.pinned for kept in chosen)
    if st.button(
        "Unpin" if pinned else "Pin", key="pin runs", disabled=not chosen,
        icon=":material/keep_off:" if pinned else ":material/keep:",
    ):  # fmt: skip
        log.pin([kept.id for kept in chosen], pinned=not pinned)
        st.rerun()


def _describe(log: Journal, one: Kept | None) -> None:
    """Draw the form for a run's title and note."""
    help_ = "Choose one run to give it a title and a note." if one is None else None  # it would cover the open box
    with st.popover("Name", icon=":material/edit:", disabled=one is None, help=help_):
        if one is None:
            return
        title = st.text_input("Title", one.title, max_chars=80, key=f"title of run {one.id}")
        note = st.text_area("Note", one.note, max_chars=2000, key=f"note of run {one.id}")
        if st.button("Save", key="save words", type="primary"):
            log.describe(one.id, title=title, note=note)
            st.rerun()


def _program(one: Kept | None) -> None:
    """Draw the program that repeats the one chosen run, while it is asked for."""
    menu = st.popover("Copy as Python", icon=":material/code:", disabled=one is None, key="program", on_change="rerun")
    if one is not None and menu.open:
        with menu:
            program(one.link.settings, one.epochs, changed_at=one.changed_at)


def _export(log: Journal, kept: Sequence[Kept], *, are_chosen: bool) -> None:
    """Draw the buttons of the downloads; a file is made only when it is requested."""

    def summary() -> pa.Table:
        return summaries(kept)

    def history() -> pa.Table:
        return histories(log.load(one.id) for one in kept)

    with st.popover("Export", icon=":material/download:"):
        counted = says.EXPORT_CHOSEN if are_chosen else says.EXPORT_LISTED
        st.caption(counted(len(kept), n=f"{len(kept):,}"))
        _download(summary, "runs.csv", says.SUMMARY_AS_CSV(), to_csv, CSV)
        _download(summary, "runs.parquet", says.SUMMARY_AS_PARQUET(), to_parquet, PARQUET)
        _download(history, "histories.csv", says.HISTORIES_AS_CSV(), to_csv, CSV)
        _download(history, "histories.parquet", says.HISTORIES_AS_PARQUET(), to_parquet, PARQUET)
        st.caption("Summary: a row a run. Histories: a row a run and epoch.")


def _download(
    make: Callable[[], pa.Table], file_name: str, label: str, write: Callable[[pa.Table], bytes], mime: str
) -> None:
    st.download_button(
        label, lambda: write(make()), file_name, mime, key=f"export {file_name}", on_click="ignore", width="stretch"
    )


def _delete(log: Journal, chosen: Sequence[Kept]) -> None:
    """Draw the button that deletes the chosen runs, and the one that confirms it."""
    with st.popover("Delete", icon=":material/delete:", disabled=not chosen):
        if not chosen:
            return
        n_pinned = sum(kept.pinned for kept in chosen)
        n = len(chosen)
        if n_pinned:
            st.write(says.DELETE_PINNED(n, n=f"{n:,}", pinned=f"{n_pinned:,}"))
        else:
            st.write(says.DELETE(n, n=f"{n:,}"))
        if st.button("Delete for good", key="delete runs", type="primary"):
            log.delete([kept.id for kept in chosen])
            st.rerun()
