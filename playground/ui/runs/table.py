"""The table of kept runs, in which rows are chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
import streamlit as st

from playground.datasets import TITLES
from playground.journal import Kept
from playground.settings import links
from playground.settings.versions import CURRENT, KEY
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import tags as of_tags
from playground.words.numbers import number, percent
from playground.words.runs import ending_text

ROW, HEAD, MOST_ROWS = 31, 36, 7  # pixels, pixels, rows that are seen without scrolling
NUMBERS = ("train_loss", "test_loss", "gap", "train_score", "test_score")
# What is left out first where there is no room for all columns.
_LEFT_OUT = ("when", "zeros", "train_score", "pinned", "gap", "tags", "test_score", "ended", "train_loss",
             "verdict")  # fmt: skip
# In a list of so many runs the numbers are written as everywhere else. It takes 0.1 ms a run; in a longer list they are
# rounded and the browser writes them out.
MOST_WRITTEN = 500
# Pixels that the columns have on a window 1366 wide, and on a projector 1280 wide before the table is enlarged.
ROOM, ROOM_ZOOMED = 1000, 590
ZOOM, MOST_ZOOMED = 1.5, 3  # for a projector: the style enlarges the table, whose own type has a fixed size


def runs_table(kept: Sequence[Kept], chosen: Collection[int], *, presenter: bool) -> list[int]:
    """Draw the runs, at least one, as a table; return the numbers of the chosen ones in its order."""
    written, ticked = len(kept) <= MOST_WRITTEN, frozenset(chosen)
    rows = rows_of(kept)
    state = st.dataframe(
        _written(rows) if written else _rounded(rows),
        key=key_of(kept),
        height=HEAD + ROW * n_seen(len(kept), presenter=presenter),
        row_height=ROW,
        hide_index=True,
        column_config=fitted(_columns(written=written), rows.column_names, _LEFT_OUT, presenter=presenter),
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [i for i, one in enumerate(kept) if one.id in ticked]}},
        alt=says.TABLE(),
        placeholder="–",
        lazy=False,
    )
    return [kept[i].id for i in state.selection.rows if i < len(kept)]


def key_of(kept: Sequence[Kept]) -> str:
    """Return the table's key: one for each list of runs, as rows are chosen by their places."""
    return f"runs table {hash(tuple(one.id for one in kept)):x}"


def height(n_runs: int, *, presenter: bool) -> int:
    """Return how many pixels the table takes on the page."""
    return round((HEAD + ROW * n_seen(n_runs, presenter=presenter)) * (ZOOM if presenter else 1))


def n_seen(n_runs: int, *, presenter: bool) -> int:
    """Return how many rows are seen without scrolling."""
    return min(n_runs, MOST_ZOOMED if presenter else MOST_ROWS)


def fitted(columns: Mapping[str, Any], shown: Collection[str], first: Sequence[str], *, presenter: bool) -> Any:
    """Return the columns, those hidden for which there is no room; the menu of the table shows them again.

    Parameters
    ----------
    columns : mapping of str to ColumnConfig
        With their widths in pixels.
    shown : collection of str
        Those that the table has.
    first : sequence of str
        What is left out if need be, the first of them first.
    presenter : bool
        Whether the table is enlarged.
    """
    room, hidden = ROOM_ZOOMED if presenter else ROOM, set[str]()
    for name in first:
        if sum(column["width"] for key, column in columns.items() if key in shown and key not in hidden) <= room:
            break
        hidden.add(name)
    return {name: column | {"hidden": name in hidden} for name, column in columns.items()}


def settings_in_words(kept: Kept) -> str:
    """Return what differs from the defaults, by the names in links and without the data set, which stands apart."""
    return _in_words(kept.query)


@lru_cache(maxsize=1 << 16)
def _in_words(query: str) -> str:
    """Write the query of a kept run of any version as the present one does, which wrote its own so already."""
    said = links.query_of(f"?{query}")
    if said.get(KEY) != str(CURRENT):
        said = links.to_query(links.from_kept_query(query).settings)
    told = [f"{key}={value}" for key, value in said.items() if key not in {KEY, "data", "content"}]
    return " ".join(told) or says.THE_DEFAULTS()


def rows_of(kept: Sequence[Kept]) -> pa.Table:
    """Return what the table shows; a column of tags if there is one."""
    tags = {"tags": pa.array([list(one.tags) for one in kept], pa.list_(pa.string()))}
    return pa.table({
        "pinned": pa.array([one.pinned for one in kept]),
        "run": pa.array([f"#{one.id} {one.title}".strip() for one in kept]),
        **(tags if any(one.tags for one in kept) else {}),
        "data": pa.array([TITLES.get(one.dataset, one.dataset) for one in kept]),
        "settings": pa.array([settings_in_words(one) for one in kept]),
        "epochs": pa.array([one.epochs for one in kept]),
        "train_loss": pa.array([one.train_loss for one in kept]),
        "test_loss": pa.array([one.test_loss for one in kept]),
        "gap": pa.array([one.gap for one in kept]),
        "train_score": pa.array([one.train_score for one in kept]),
        "test_score": pa.array([one.test_score for one in kept]),
        "zeros": pa.array([one.zeros for one in kept]),
        "verdict": pa.array([one.verdict for one in kept]),
        "ended": pa.array([ending_text(one) for one in kept]),
        "when": pa.array([one.kept_at for one in kept]),
    })  # fmt: skip


def _written(rows: pa.Table) -> Any:
    """Return the rows with the text of each number beside it: shown in its place, and sorted by its value."""
    style = rows.to_pandas().style
    return style.format(number, subset=list(NUMBERS)).format(percent, subset=["zeros"])


def _rounded(rows: pa.Table) -> pa.Table:
    """Return the rows with numbers of three digits, or more before the point, which JavaScript writes as they are."""
    for name in NUMBERS:
        values = rows[name].to_numpy()
        with np.errstate(divide="ignore", invalid="ignore"):
            digits = 2 - np.floor(np.log10(np.abs(values)))
        places = np.clip(np.where(np.isfinite(digits), digits, 0), 0, None).astype(int)
        rounded = pa.array([round(value, place) for value, place in zip(values.tolist(), places.tolist(), strict=True)])
        rows = rows.set_column(rows.column_names.index(name), name, rounded)
    return rows


def _columns(*, written: bool) -> dict[str, Any]:
    """Return how the columns are headed; ``written`` if the numbers come as text of ours, which a format would undo."""
    column = st.column_config
    score = says.SCORE_HELP()
    as_it_is = None if written else "plain"
    return {
        "pinned": column.CheckboxColumn(says.PINNED(), width=62),
        "run": column.TextColumn(says.RUN(), width=85),
        "tags": column.ListColumn(of_tags.TAGS(), width=150),
        "data": column.TextColumn(says.DATA(), width=80),
        "settings": column.TextColumn(says.SETTINGS(), width=130, help=says.SETTINGS_HELP()),
        "epochs": column.NumberColumn(says.EPOCHS(), width=62, format="localized"),
        "train_loss": column.NumberColumn(says.TRAIN_LOSS(), width=75, format=as_it_is),
        "test_loss": column.NumberColumn(says.TEST_LOSS(), width=75, format=as_it_is),
        "gap": column.NumberColumn(says.GAP(), width=70, format=as_it_is, help=says.GAP_HELP()),
        "train_score": column.NumberColumn(says.TRAIN_SCORE(), width=82, format=as_it_is, help=score),
        "test_score": column.NumberColumn(says.TEST_SCORE(), width=80, format=as_it_is, help=score),
        "zeros": column.NumberColumn(
            says.ZEROS(), width=85, format=None if written else "percent", help=says.ZEROS_HELP()
        ),
        "verdict": column.TextColumn(says.VERDICT(), width=125),
        "ended": column.TextColumn(says.ENDED(), width=130),
        "when": column.DatetimeColumn(
            says.KEPT(), width=130, format="YYYY-MM-DD HH:mm", timezone=st.context.timezone, help=says.KEPT_HELP()
        ),
    }
