"""The actions on chosen runs: open, race, pin, name, tag, copy, export, delete."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from playground.journal import Journal, Kept
from playground.journal.export import histories, summaries
from playground.ui.controls.own_files import own_files
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.parts.program import program
from playground.ui.runs.deletion import RUN_WORDS, deletion, undo
from playground.ui.runs.kept_actions import export_menu, naming, pin_button, readable
from playground.ui.runs.racing import race_button
from playground.ui.runs.tagging import RUN_WORDS as TAG_WORDS
from playground.ui.runs.tagging import tagging
from playground.ui.shell.notices import report
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import runs as says


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
        pin_button(log, chosen)
        naming(log, one, "run", says.NAME_HELP())
        tagging(log, log, chosen, TAG_WORDS)
        _program(one)
        _export(log, chosen or listed, are_chosen=bool(chosen))
        deletion(log, chosen, RUN_WORDS)
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
        return histories(readable(log.load, kept))

    counted = says.EXPORT_CHOSEN if are_chosen else says.EXPORT_LISTED
    downloads = [
        (summary, "runs.csv", says.SUMMARY_AS_CSV()),
        (summary, "runs.parquet", says.SUMMARY_AS_PARQUET()),
        (history, "histories.csv", says.HISTORIES_AS_CSV()),
        (history, "histories.parquet", says.HISTORIES_AS_PARQUET()),
    ]
    export_menu(counted(len(kept), n=f"{len(kept):,}"), downloads, says.EXPORT_ROWS())
