"""A table of a person's own in the sidebar: given, treated, and told line by line what was done."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from playground.settings.own.own_table import OwnTable
from playground.settings.run import Settings
from playground.ui.controls.own.giving import giving
from playground.ui.controls.own.treating import treating
from playground.ui.controls.own_files import own_files
from playground.ui.shell.notices import as_text
from playground.ui.shell.widgets import key_of, scoped
from playground.words.catalogue.own import controls as says
from playground.words.own import treatment_lines


def table_controls(settings: Settings) -> Settings:
    """Draw the controls and return the settings on the table that they say; as they are while there is none."""
    files, data = own_files(), settings.data
    used = data.own if isinstance(data.own, OwnTable) else None
    giving(key_of(data, "noise"), is_used=used is not None)
    own = files.take_offered() or used or files.last
    if own is None:
        if files.wants_table:
            _line(says.WANTED(data=files.wanted.described))
        _line(says.NOTHING_YET(data=data.entry.title))
        return settings
    if (file := files.file_of(own)) is not None:
        own = treating(own, file)
    files.last = own
    _line(says.SIZE(
        own.prepared.n_rows, file=own.settings.file, n=f"{own.prepared.n_rows:,}", columns=f"{len(own.names):,}",
    ))  # fmt: skip
    data = replace(data, own=own)
    menu = st.popover(says.TREATMENT(), key=scoped("own notes"), icon=":material/fact_check:", on_change="rerun")
    if menu.open:
        with menu:
            lines = "".join(f"<li>{as_text(line)}</li>" for line in treatment_lines(own, data))
            st.html(f'<ul class="own-notes">{lines}</ul>')
    return replace(settings, data=data)


def _line(words: str) -> None:
    """Show a line, as text: it holds names of files."""
    st.html(f'<div class="caption">{as_text(words)}</div>')
