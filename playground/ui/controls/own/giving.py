"""The ways to give a table: a file, or rows that are pasted."""

from __future__ import annotations

import streamlit as st

from playground.datasets import own
from playground.ui.controls.own_files import own_files
from playground.ui.shell import tab_state
from playground.ui.shell.notices import report
from playground.ui.shell.widgets import scoped
from playground.words.catalogue.own import controls as says


def giving(noise_key: str, *, is_used: bool) -> None:
    """Draw the box for a file and the one for pasted rows.

    Parameters
    ----------
    noise_key : str
        Of the control of noise, which a table of a person's own has none of at first.
    is_used : bool
        Whether a table is used already: then noise stays as it is.
    """
    key = scoped("own file")
    size = own.MOST_BYTES // own.MEGABYTE
    st.file_uploader(
        says.UPLOAD(), key=key, help=says.UPLOAD_HELP(size=str(size)), on_change=_take_file,
        args=(key, noise_key), kwargs={"is_used": is_used},
    )  # fmt: skip
    paste_key = scoped("own rows")
    menu = st.popover(says.PASTE(), key=scoped("paste rows"), icon=":material/content_paste:", on_change="rerun")
    if menu.open:
        with menu:
            st.text_area(says.PASTE_LABEL(), key=paste_key, height=160)
            st.button(
                says.PASTE_USE(), key=scoped("use rows"), type="primary", on_click=_take_rows,
                args=(paste_key, noise_key), kwargs={"is_used": is_used},
            )  # fmt: skip
    if problem := own_files().problem:
        report(says.NOT_READ(problem=problem))


def _take_file(key: str, noise_key: str, *, is_used: bool) -> None:
    """Take the file that was chosen; one that is taken away again stays in use."""
    if (file := tab_state.value(key)) is not None:
        _give(file.name, file.getvalue(), noise_key, is_used=is_used)


def _take_rows(key: str, noise_key: str, *, is_used: bool) -> None:
    if text := (tab_state.value(key) or "").strip("\n"):
        _give(says.PASTED(), text.encode("utf-8", "replace"), noise_key, is_used=is_used)


def _give(name: str, data: bytes, noise_key: str, *, is_used: bool) -> None:
    files = own_files()
    was_wanted = files.wants_table
    if files.read(name, data) and not is_used and not was_wanted:
        tab_state.set_value(noise_key, 0.0)
