"""The run as one file: saved by the person who trained it, and opened by anybody."""

from __future__ import annotations

from functools import partial

import streamlit as st

from playground.export.run_file.errors import RunFileError
from playground.export.run_file.loaded import loaded
from playground.export.run_file.own_data import is_apart, members_of
from playground.export.run_file.saved import saved
from playground.export.run_file.told import opened_text, problem_text
from playground.settings.own.own_table import OwnTable, TableFile
from playground.ui.controls.own_files import OwnFiles, own_files
from playground.ui.shell import tab_state
from playground.ui.shell.download import download
from playground.ui.shell.serving.offers import File
from playground.ui.train import state as train_state
from playground.ui.train.state import TrainState
from playground.words.catalogue.export import run_file as says

OPENED = "opened run"
FILE, MIME = "run.zip", "application/zip"


def saved_run(state: TrainState) -> None:
    """Draw the button that saves the run, and the place for a file to be opened."""
    files = own_files()
    make = partial(_saved, state, files, with_data=_with_data(state, files))
    download(says.SAVE(), File(make, FILE, MIME), key="save run", icon="save", help_=says.SAVE_HELP())
    st.file_uploader(says.OPEN(), "zip", key=OPENED, on_change=_open, help=says.OPEN_HELP())


def _with_data(state: TrainState, files: OwnFiles) -> bool:
    """Ask whether data of a person's own travel in the file, where they do not travel in the link."""
    if not is_apart(state.run):
        return False
    is_here = not isinstance(state.run.settings.data.own, OwnTable) or _table(state, files) is not None
    help_ = says.WITH_DATA_HELP() if is_here else says.LET_GO()
    return st.toggle(says.WITH_DATA(), key="save with data", help=help_, disabled=not is_here) and is_here


def _table(state: TrainState, files: OwnFiles) -> TableFile | None:
    """Return the file of the run's table; None if there is none, or the tab has let go of it."""
    own = state.run.settings.data.own
    return files.file_of(own) if isinstance(own, OwnTable) else None


def _saved(state: TrainState, files: OwnFiles, *, with_data: bool) -> bytes:
    with state.stage.between_epochs():
        return saved(state.run, members_of(state.run, _table(state, files)) if with_data else {})


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
    if isinstance(found.own, TableFile):
        own_files().give(found.own.content, found.own)
    state.take(found.run)
    st.toast(opened_text(found, file.name), icon=":material/folder_open:")
