"""The kept studies of many seeds: a table, and what can be done with those that are ticked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from playground.datasets import TITLES
from playground.journal import Journal, JournalError, KeptStudy
from playground.journal.export import study_seeds, study_summaries
from playground.journal.studies.reopened import reopened
from playground.settings import links
from playground.settings.pages.luck import VARIED
from playground.settings.versions import KEY
from playground.ui.controls.own_files import own_files
from playground.ui.parts.handover import LUCK, Sent, send
from playground.ui.parts.possible_data import made_or_problem
from playground.ui.runs.deletion import STUDY_WORDS, deletion, undo
from playground.ui.runs.kept_actions import export_menu, naming, pin_button, readable
from playground.ui.runs.nothing import NO_STUDIES, nothing
from playground.ui.runs.state import ALL, RunsState
from playground.ui.runs.table import HEAD, ROW, n_seen
from playground.ui.shell.headings import heading
from playground.ui.shell.notices import report, warn
from playground.words.catalogue import runs as of_runs
from playground.words.catalogue.kept import studies as says
from playground.words.numbers import number
from playground.words.runs import damaged_text, journal_problem_text

_APART = frozenset({KEY, "data", "seeds", "vary", "upto", "pair"})  # names in links that have columns of their own


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
        ticked = _table(listed, state.chosen_studies, presenter=presenter)
        state.tick(ticked, [kept.id for kept in listed])
    with of_the_link:
        warn(state.link_problems(log))
    ids = frozenset(state.chosen_studies)
    chosen = [kept for kept in listed if kept.id in ids]
    with buttons:
        _actions(log, listed, chosen)
    st.html(f'<div class="caption" role="status">{escape(_said(len(listed), chosen))}</div>')


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

    def seeds() -> pa.Table:
        return study_seeds(readable(log.studies.load, kept))

    counted = says.EXPORT_CHOSEN if are_chosen else says.EXPORT_LISTED
    downloads = [
        (summary, "studies.csv", of_runs.SUMMARY_AS_CSV()),
        (summary, "studies.parquet", of_runs.SUMMARY_AS_PARQUET()),
        (seeds, "seeds.csv", says.SEEDS_AS_CSV()),
        (seeds, "seeds.parquet", says.SEEDS_AS_PARQUET()),
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


def _table(kept: Sequence[KeptStudy], chosen: Sequence[int], *, presenter: bool) -> list[int]:
    """Draw the studies, at least one, as a table; return the numbers of the chosen ones in its order."""
    ticked, written = frozenset(chosen), study_rows(kept).to_pandas().style.format(number, subset=["loss_a", "loss_b"])
    state = st.dataframe(
        written, key=f"studies table {hash(tuple(one.id for one in kept)):x}",
        height=HEAD + ROW * n_seen(len(kept), presenter=presenter), row_height=ROW, hide_index=True,
        column_config=_columns(), on_select="rerun", selection_mode="multi-row",
        selection_default={"selection": {"rows": [i for i, one in enumerate(kept) if one.id in ticked]}},
        alt=says.TABLE(), placeholder="–", lazy=False,
    )  # fmt: skip
    return [kept[i].id for i in state.selection.rows if i < len(kept)]


def study_rows(kept: Sequence[KeptStudy]) -> pa.Table:
    """Return what the table shows."""
    ends = {True: says.FINISHED(), False: says.CUT_SHORT()}
    return pa.table({
        "pinned": [one.pinned for one in kept],
        "study": [f"#{one.id} {one.title}".strip() for one in kept],
        "data": [TITLES.get(one.dataset, one.dataset) for one in kept],
        "settings": [_settings_in_words(one) for one in kept],
        "seeds": [one.n_seeds for one in kept],
        "varied": [VARIED[one.varied].title if one.varied in VARIED else one.varied for one in kept],
        "epochs": [one.epoch for one in kept],
        "loss_a": pa.array([one.test_loss_a for one in kept], pa.float64()),
        "loss_b": pa.array([one.test_loss_b if one.n_sides > 1 else None for one in kept], pa.float64()),
        "diverged": [one.n_diverged for one in kept],
        "ended": [ends[one.is_finished] for one in kept],
        "when": [one.kept_at for one in kept],
    })  # fmt: skip


def _settings_in_words(kept: KeptStudy) -> str:
    said = links.query_of(f"?{kept.query}")
    return " ".join(f"{key}={value}" for key, value in said.items() if key not in _APART) or of_runs.THE_DEFAULTS()


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "pinned": column.CheckboxColumn(of_runs.PINNED(), width=60),
        "study": column.TextColumn(says.STUDY(), width=95),
        "data": column.TextColumn(of_runs.DATA(), width=85),
        "settings": column.TextColumn(of_runs.SETTINGS(), width=205, help=of_runs.SETTINGS_HELP()),
        "seeds": column.NumberColumn(says.SEEDS(), width=60),
        "varied": column.TextColumn(says.VARIED(), width=150),
        "epochs": column.NumberColumn(of_runs.EPOCHS(), width=65, format="localized"),
        "loss_a": column.NumberColumn(says.LOSS_OF_A(), width=90, help=says.LOSS_HELP()),
        "loss_b": column.NumberColumn(says.LOSS_OF_B(), width=90, help=says.LOSS_HELP()),
        "diverged": column.NumberColumn(says.DIVERGED(), width=80, help=says.DIVERGED_HELP()),
        "ended": column.TextColumn(of_runs.ENDED(), width=90),
        "when": column.DatetimeColumn(
            of_runs.KEPT(), width=130, format="YYYY-MM-DD HH:mm", timezone=st.context.timezone,
            help=of_runs.KEPT_HELP(),
        ),
    }  # fmt: skip
