"""What can be done with kept runs and kept studies alike: pin, name, download."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pyarrow as pa
import streamlit as st

from playground.journal import JournalError
from playground.journal.export import to_parquet
from playground.measurements.spreadsheet import csv_of
from playground.ui.runs import state as runs_state
from playground.ui.shell import tab_state
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.words.catalogue import runs as says
from playground.words.runs import journal_problem_text

T = TypeVar("T")
NAME_MENU = "name menu"
_FORMATS = {".csv": (csv_of, "text/csv"), ".parquet": (to_parquet, "application/vnd.apache.parquet")}

Download = tuple[Callable[[], pa.Table], str, str]  # what makes the table, the file's name, the button's label


class Named(Protocol):
    """A kept run or study."""

    @property
    def id(self) -> int:
        """Its number among its kind."""

    @property
    def pinned(self) -> bool:
        """Whether the person asked for it to be kept."""

    @property
    def title(self) -> str:
        """The person's title."""

    @property
    def note(self) -> str:
        """The person's note."""


class Store(Protocol):
    """The part of the run log that has the runs, or the studies."""

    def pin(self, ids: Collection[int], *, pinned: bool) -> None:
        """Pin some, or let go of them."""

    def describe(self, id_: int, *, title: str, note: str) -> None:
        """Give one the person's own words."""


def pin_button(store: Store, chosen: Sequence[Named]) -> None:
    """Draw the button that pins what is chosen, or unpins it when all is pinned."""
    pinned = bool(chosen) and all(kept.pinned for kept in chosen)
    if st.button(
        (says.UNPIN if pinned else says.PIN)(), key="pin runs", disabled=not chosen,
        icon=":material/keep_off:" if pinned else ":material/keep:",
    ):  # fmt: skip
        store.pin([kept.id for kept in chosen], pinned=not pinned)
        st.rerun()


def naming(store: Store, one: Named | None, noun: str, help_: str) -> None:
    """Draw the form for a title and a note; ``help_`` says what it is for while none is chosen."""
    shown = help_ if one is None else None  # it would cover the open box
    with st.popover(
        says.NAME(), key=NAME_MENU, icon=":material/edit:", disabled=one is None, help=shown, on_change="rerun"
    ):
        if one is None:
            return
        title_key, note_key = f"title of {noun} {one.id}", f"note of {noun} {one.id}"
        st.text_input(says.TITLE(), one.title, max_chars=80, key=title_key)
        st.text_area(says.NOTE(), one.note, max_chars=2000, key=note_key)
        st.button(
            says.SAVE(), key="save words", type="primary", on_click=_save, args=(store, one.id, title_key, note_key)
        )


def export_menu(counted: str, downloads: Sequence[Download], rows: str) -> None:
    """Draw the menu of downloads; ``counted`` says of how many they are, and ``rows`` what a row of them is."""
    with st.popover(says.EXPORT(), icon=":material/download:"):
        st.caption(counted)
        for make, file_name, label in downloads:
            _download(make, file_name, label)
        st.caption(rows)


def readable(load: Callable[[int], T], kept: Iterable[Named]) -> Iterator[T]:
    """Return what can be read of what is kept: one may be damaged, or somebody has just deleted it."""
    for one in kept:
        with suppress(JournalError):
            yield load(one.id)


def _download(make: Callable[[], pa.Table], file_name: str, label: str) -> None:
    """Draw the button of a download; the file is made only when it is requested, of the kind that its name says."""
    write, mime = _FORMATS[Path(file_name).suffix]
    download(label, File(lambda: write(make()), file_name, mime), key=f"export {file_name}", stretch=True)


def _save(store: Any, id_: int, title_key: str, note_key: str) -> None:
    """Give a run or a study the words in the form, and fold this."""
    tab_state.set_value(NAME_MENU, False)
    try:
        store.describe(id_, title=tab_state.value(title_key), note=tab_state.value(note_key))
    except JournalError as error:
        runs_state.current().problems = (journal_problem_text(error.problem),)
