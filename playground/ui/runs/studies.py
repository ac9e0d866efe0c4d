"""The kept studies of many seeds: a table, and what can be done with those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pyarrow as pa
import streamlit as st

from playground.journal import Journal, JournalError, KeptStudy
from playground.journal.export import study_seeds, study_summaries
from playground.journal.studies.reopened import reopened
from playground.ui.controls.own_files import own_files
from playground.ui.parts.handover import LUCK, Sent, send
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.runs.deletion import STUDY_WORDS, deletion, undo
from playground.ui.runs.kept_actions import export_menu, naming, pin_button, readable
from playground.ui.runs.nothing import NO_STUDIES, nothing
from playground.ui.runs.seeds import seeds
from playground.ui.runs.state import ALL, RunsState
from playground.ui.runs.study_table import study_table
from playground.ui.runs.tagging import STUDY_WORDS as TAG_WORDS
from playground.ui.runs.tagging import tagging
from playground.ui.shell.headings import heading
from playground.ui.shell.notices import report, warn
from playground.words.catalogue import runs as of_runs
from playground.words.catalogue.kept import studies as says
from playground.words.runs import damaged_text, journal_problem_text


def kept_studies(state: RunsState, log: Journal, *, presenter: bool) -> None:
    """Draw the studies that the filters let through."""
    view = state.view
    listing = log.studies.listing(
        dataset=None if view.dataset == ALL else view.dataset, text=view.text, pinned_only=view.pinned_only
    )
    if listing.damaged:
        warn([damaged_text(listing.damaged)])
    listed = listing.kept
    of_the_link = st.container()
    if not listed:
        warn(state.link_problems(log))
        undo(log)
        nothing(log, view, NO_STUDIES)
        state.chosen_studies = []
        return
    heading(says.TABLE())
    buttons = st.container()
    with st.container(key="runs-table"):
        ticked = study_table(listed, state.chosen_studies, presenter=presenter)
        state.tick(ticked, [kept.id for kept in listed])
    with of_the_link:
        warn(state.link_problems(log))
    ids = frozenset(state.chosen_studies)
    chosen = [kept for kept in listed if kept.id in ids]
    with buttons:
        _actions(log, listed, chosen)
    st.html(f'<div class="caption" role="status">{escape(_said(len(listed), chosen))}</div>')
    seeds(log, chosen, n_listed=len(listed), presenter=presenter)


def _actions(log: Journal, listed: Sequence[KeptStudy], chosen: Sequence[KeptStudy]) -> None:
    """Draw the row of buttons."""
    one = chosen[0] if len(chosen) == 1 else None
    with st.container(key="runs-actions", horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(
            says.OPEN(), key="open study", icon=":material/open_in_new:", type="primary", disabled=one is None,
            help=says.OPEN_HELP(),
        ) and one is not None:  # fmt: skip
            _open(log, one)
        pin_button(log.studies, chosen)
        naming(log.studies, one, "study", says.NAME_HELP())
        tagging(log, log.studies, chosen, TAG_WORDS)
        _export(log, chosen or listed, are_chosen=bool(chosen))
        deletion(log.studies, chosen, STUDY_WORDS)
        undo(log)


def _open(log: Journal, kept: KeptStudy) -> None:
    """Show a study on the page Luck, or say why that is impossible."""
    link = kept.link_with(own_files())
    if link.needs is not None:
        report(says.NEEDS_OWN(number=str(kept.id), data=link.needs.described))
        return
    try:
        record = log.studies.load(kept.id)
    except JournalError as error:
        report(journal_problem_text(error.problem))
        return
    study, problems = made_or_problem(
        lambda: reopened(record, own_files()), says.DATA_IMPOSSIBLE, number=str(kept.id)
    )  # fmt: skip
    for problem in problems:
        report(problem)
    if study is not None:
        send(LUCK, Sent(link.a, link.b if kept.n_sides > 1 else None, study=study))


def _export(log: Journal, kept: Sequence[KeptStudy], *, are_chosen: bool) -> None:
    """Draw the buttons of the downloads; a file is made only when it is requested."""

    def summary() -> pa.Table:
        return study_summaries(kept)

    def of_seeds() -> pa.Table:
        return study_seeds(readable(log.studies.load, kept))

    counted = says.EXPORT_CHOSEN if are_chosen else says.EXPORT_LISTED
    downloads = [
        (summary, "studies.csv", of_runs.SUMMARY_AS_CSV()),
        (summary, "studies.parquet", of_runs.SUMMARY_AS_PARQUET()),
        (of_seeds, "seeds.csv", says.SEEDS_AS_CSV()),
        (of_seeds, "seeds.parquet", says.SEEDS_AS_PARQUET()),
    ]
    export_menu(counted(len(kept), n=f"{len(kept):,}"), downloads, says.EXPORT_ROWS())


def _said(n_listed: int, chosen: Sequence[KeptStudy]) -> str:
    """Return how many studies are listed and chosen, or a single study's name and note."""
    listed = f"{n_listed:,}"
    if not chosen:
        return says.LISTED(n_listed, n=listed)
    if len(chosen) > 1:
        return says.CHOSEN(len(chosen), n=f"{len(chosen):,}", listed=listed)
    (one,) = chosen
    return of_runs.DETAILS(details=of_runs.NOTED(name=one.name, note=one.note) if one.note else one.name)
