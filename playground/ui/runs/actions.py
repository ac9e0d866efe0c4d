"""The actions on chosen runs: open, race, pin, name, tag, copy, export, delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any

import pyarrow as pa
import streamlit as st

from playground.journal import Journal, JournalError, Kept, Record
from playground.journal.export import histories, summaries, to_parquet
from playground.measurements.spreadsheet import csv_of
from playground.ui.controls.own_files import own_files
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.parts.program import program
from playground.ui.runs import state as runs_state
from playground.ui.runs.deletion import deletion, undo
from playground.ui.runs.racing import race_button
from playground.ui.runs.tagging import tagging
from playground.ui.shell import tab_state
from playground.ui.shell.notices import report
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text

NAME_MENU = "name menu"
CSV, PARQUET = "text/csv", "application/vnd.apache.parquet"


def actions(log: Journal, listed: Sequence[Kept], chosen: Sequence[Kept], *, no_race: str) -> None:
    """Draw the row of buttons; ``chosen`` are some of the runs ``listed``, ``no_race`` is why two cannot race."""
    one = chosen[0] if len(chosen) == 1 else None
    with st.container(key="runs-actions", horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(
            says.OPEN(), key="open run", icon=":material/open_in_new:", type="primary", disabled=one is None,
            help=says.OPEN_HELP(),
        ) and one is not None:  # fmt: skip
            _open(one)
        race_button(chosen, no_race)
        _pin(log, chosen)
        _describe(log, one)
        tagging(log, chosen)
        _program(one)
        _export(log, chosen or listed, are_chosen=bool(chosen))
        deletion(log, chosen)
        undo(log)


def _open(kept: Kept) -> None:
    """Restore the settings of a run and go to the dashboard, or show why that is impossible."""
    link = kept.link_with(own_files())
    if link.needs is not None:
        report(_needs(kept, link.needs))
        return
    _, problems = made_or_problem(
        lambda: open_in_dashboard(link.settings, link.problems), says.DATA_IMPOSSIBLE, number=str(kept.id)
    )
    for problem in problems:
        report(problem)


def _needs(kept: Kept, data: Any) -> str:
    """Return that a run cannot be opened without its own data, which the log does not hold."""
    return says.NEEDS_OWN(run=str(kept.id), data=data.described)


def _pin(log: Journal, chosen: Sequence[Kept]) -> None:
    """Draw the button that pins the chosen runs, or unpins them when all are pinned."""
    pinned = bool(chosen) and all(kept.pinned for kept in chosen)
    if st.button(
        (says.UNPIN if pinned else says.PIN)(), key="pin runs", disabled=not chosen,
        icon=":material/keep_off:" if pinned else ":material/keep:",
    ):  # fmt: skip
        log.pin([kept.id for kept in chosen], pinned=not pinned)
        st.rerun()


def _describe(log: Journal, one: Kept | None) -> None:
    """Draw the form for a run's title and note."""
    help_ = says.NAME_HELP() if one is None else None  # it would cover the open box
    with st.popover(
        says.NAME(), key=NAME_MENU, icon=":material/edit:", disabled=one is None, help=help_, on_change="rerun"
    ):
        if one is None:
            return
        title_key, note_key = f"title of run {one.id}", f"note of run {one.id}"
        st.text_input(says.TITLE(), one.title, max_chars=80, key=title_key)
        st.text_area(says.NOTE(), one.note, max_chars=2000, key=note_key)
        st.button(
            says.SAVE(), key="save words", type="primary", on_click=_save, args=(log, one.id, title_key, note_key)
        )


def _save(log: Journal, id_: int, title_key: str, note_key: str) -> None:
    """Give a run the words in the form, and fold this."""
    tab_state.set_value(NAME_MENU, False)
    try:
        log.describe(id_, title=tab_state.value(title_key), note=tab_state.value(note_key))
    except JournalError as error:
        runs_state.current().problems = (journal_problem_text(error.problem),)


def _program(one: Kept | None) -> None:
    """Draw the program that repeats the one chosen run, while it is asked for."""
    menu = st.popover(says.AS_PYTHON(), icon=":material/code:", disabled=one is None, key="program", on_change="rerun")
    if one is not None and menu.open:
        with menu:
            link = one.link_with(own_files())
            if link.needs is None:
                program(link.settings, one.epochs, changed_at=one.changed_at)
            else:
                report(_needs(one, link.needs))


def _export(log: Journal, kept: Sequence[Kept], *, are_chosen: bool) -> None:
    """Draw the buttons of the downloads; a file is made only when it is requested."""

    def summary() -> pa.Table:
        return summaries(kept)

    def history() -> pa.Table:
        return histories(_readable(log, kept))

    with st.popover(says.EXPORT(), icon=":material/download:"):
        counted = says.EXPORT_CHOSEN if are_chosen else says.EXPORT_LISTED
        st.caption(counted(len(kept), n=f"{len(kept):,}"))
        _download(summary, "runs.csv", says.SUMMARY_AS_CSV(), csv_of, CSV)
        _download(summary, "runs.parquet", says.SUMMARY_AS_PARQUET(), to_parquet, PARQUET)
        _download(history, "histories.csv", says.HISTORIES_AS_CSV(), csv_of, CSV)
        _download(history, "histories.parquet", says.HISTORIES_AS_PARQUET(), to_parquet, PARQUET)
        st.caption(says.EXPORT_ROWS())


def _readable(log: Journal, kept: Sequence[Kept]) -> Iterator[Record]:
    for one in kept:
        with suppress(JournalError):  # it is damaged, or somebody has just deleted it
            yield log.load(one.id)


def _download(
    make: Callable[[], pa.Table], file_name: str, label: str, write: Callable[[pa.Table], bytes], mime: str
) -> None:
    st.download_button(
        label, lambda: write(make()), file_name, mime, key=f"export {file_name}", on_click="ignore", width="stretch"
    )
