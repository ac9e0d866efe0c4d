"""Controls of what is made of a table: target, inputs, split, gaps, and how the file is read."""

from __future__ import annotations

from dataclasses import fields, replace

import streamlit as st

from playground.datasets import DatasetError
from playground.datasets import own as tables
from playground.settings.declaration import declarations
from playground.settings.own.own_table import OwnTable, TableFile
from playground.settings.own.table_settings import TableSettings
from playground.ui.controls.field_control import control
from playground.ui.shell import tab_state
from playground.ui.shell.notices import report
from playground.ui.shell.widgets import key_of, scope
from playground.words.catalogue.own import controls as says

READINGS = {
    "text": ("encoding", "separator", "numbers", "head"), "json": ("encoding",), "workbook": ("sheet", "head"),
    "parquet": (),
}  # fmt: skip


def treating(own: OwnTable, file: TableFile) -> OwnTable:
    """Draw the controls of a table and return it as they say; as it was where that cannot be, with the reason."""
    said = own.settings
    with scope(f"{said.content[:12]} {said.encoding} {said.separator} {said.numbers} {said.head} {said.sheet}"):
        asked = _treatment(own, file)
        read = _reading(own)
    try:
        if read != said:
            return file.read_otherwise(_reading_of(read))
        return own if asked == said else file.treated(asked)
    except DatasetError as error:
        report(says.NOT_USED_NOW(problem=str(error)))
        return own


def _treatment(own: OwnTable, file: TableFile) -> TableSettings:
    """Draw what is predicted, from what, and how rows are divided."""
    said, columns = own.settings, range(1, len(own.names) + 1)
    declared = declarations(said)

    def name(column: int) -> str:
        return own.names[column - 1]

    target = st.selectbox(
        declared["target"].label, columns, key=tab_state.first_value(key_of(said, "target"), said.target),
        format_func=name, help=declared["target"].help,
    )  # fmt: skip
    if target != said.target:
        tab_state.set_value(key_of(said, "task"), file.task_of(target))
    chosen = st.multiselect(
        declared["columns"].label, columns, key=tab_state.first_value(key_of(said, "columns"), list(said.columns)),
        format_func=name, help=declared["columns"].help,
    )  # fmt: skip
    asked = replace(
        said, target=target, columns=tuple(column for column in chosen if column != target),
        task=control(said, "task"), split=control(said, "split"),
    )  # fmt: skip
    if asked.split == "column":
        first = tab_state.first_value(key_of(said, "by"), said.by or None)
        by = st.selectbox(
            declared["by"].label, columns, key=first, format_func=name, help=declared["by"].help, index=None,
            placeholder=says.NO_COLUMN(),
        )  # fmt: skip
        if by is None:
            return replace(asked, split=said.split, by=said.by)
        asked = replace(asked, by=by)
    return replace(asked, gaps=control(said, "gaps"))


def _reading(own: OwnTable) -> TableSettings:
    """Draw how the file is read, while that is looked at, and return the settings with what is said there."""
    said = own.settings
    if not READINGS[own.format]:
        return said
    menu = st.popover(says.READING(), key=f"reading {said.content[:12]}", on_change="rerun")
    if not menu.open:
        return said
    with menu:
        return replace(said, **{name: control(said, name) for name in READINGS[own.format]})


def _reading_of(said: TableSettings) -> tables.Reading:
    return tables.Reading(**{f.name: getattr(said, f.name) for f in fields(tables.Reading)})
