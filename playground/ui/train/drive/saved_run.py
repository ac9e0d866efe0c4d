"""The run as one file: saved by the person who trained it, and opened by anybody."""

from __future__ import annotations

from functools import partial

import streamlit as st

from playground.export.run_file.errors import RunFileError
from playground.export.run_file.loaded import loaded
from playground.export.run_file.saved import saved
from playground.export.run_file.told import opened_text, problem_text
from playground.ui.controls.own_files import own_files
from playground.ui.shell import tab_state
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState
from playground.words.catalogue.export import run_file as says

OPENED = "opened run"
FILE, MIME = "run.zip", "application/zip"


def saved_run(state: TrainState) -> None:
    """Draw the button that saves the run, and the place for a file to be opened."""
    st.download_button(
        says.SAVE(), partial(_saved, state), FILE, MIME, key="save run", icon=":material/save:", on_click="ignore",
        help=says.SAVE_HELP(),
    )  # fmt: skip
    st.file_uploader(says.OPEN(), "zip", key=OPENED, on_change=_open, help=says.OPEN_HELP())


def _saved(state: TrainState) -> bytes:
    with state.stage.between_epochs():
        return saved(state.run)


def _open() -> None:
    """Open the file that was given; the run that is there goes on if that cannot be."""
    file = tab_state.value(OPENED)
    if file is None:
        return
    state = train_state.current()
    try:
        found = loaded(file.getvalue(), own_files())
    except RunFileError as error:
        state.problems = (problem_text(error.problem),)
        return
    state.take(found.run)
    st.toast(opened_text(found, file.name), icon=":material/folder_open:")
