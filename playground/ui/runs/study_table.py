"""The table of kept studies, in which rows are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import streamlit as st

from playground.datasets import TITLES
from playground.journal import KeptStudy
from playground.settings import links
from playground.settings.pages.luck import VARIED
from playground.settings.versions import KEY
from playground.ui.runs.table import HEAD, ROW, fitted, n_seen
from playground.words.catalogue import runs as of_runs
from playground.words.catalogue.kept import studies as says
from playground.words.catalogue.kept import tags as of_tags
from playground.words.numbers import number

_APART = frozenset({KEY, "data", "seeds", "vary", "upto", "pair"})  # names in links that have columns of their own
_LEFT_OUT = ("when", "diverged", "pinned", "varied", "tags", "ended", "seeds")  # first where there is no room for all


def study_table(kept: Sequence[KeptStudy], chosen: Sequence[int], *, presenter: bool) -> list[int]:
    """Draw the studies, at least one, as a table; return the numbers of the chosen ones in its order."""
    ticked, rows = frozenset(chosen), study_rows(kept)
    columns = fitted(_columns(), rows.column_names, _LEFT_OUT, presenter=presenter)
    written = rows.to_pandas().style.format(number, subset=["loss_a", "loss_b"])
    state = st.dataframe(
        written, key=f"studies table {hash(tuple(one.id for one in kept)):x}",
        height=HEAD + ROW * n_seen(len(kept), presenter=presenter), row_height=ROW, hide_index=True,
        column_config=columns, on_select="rerun", selection_mode="multi-row",
        selection_default={"selection": {"rows": [i for i, one in enumerate(kept) if one.id in ticked]}},
        alt=says.TABLE(), placeholder="–", lazy=False,
    )  # fmt: skip
    return [kept[i].id for i in state.selection.rows if i < len(kept)]


def study_rows(kept: Sequence[KeptStudy]) -> pa.Table:
    """Return what the table shows; a column of tags if there is one."""
    tags = {"tags": pa.array([list(one.tags) for one in kept], pa.list_(pa.string()))}
    ends = {True: says.FINISHED(), False: says.CUT_SHORT()}
    return pa.table({
        "pinned": [one.pinned for one in kept],
        "study": [f"#{one.id} {one.title}".strip() for one in kept],
        **(tags if any(one.tags for one in kept) else {}),
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
        "tags": column.ListColumn(of_tags.TAGS(), width=110),
        "data": column.TextColumn(of_runs.DATA(), width=85),
        "settings": column.TextColumn(of_runs.SETTINGS(), width=165, help=of_runs.SETTINGS_HELP()),
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
