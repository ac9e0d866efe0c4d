"""The table of kept runs, in which rows are chosen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import pyarrow as pa
import streamlit as st

from datasets import CATALOGUE
from playground.journal import Kept
from playground.settings import links
from playground.settings.versions import KEY
from playground.words.catalogue import runs as says
from playground.words.runs import ending_text

ROW, HEAD, MOST_ROWS = 31, 36, 7  # pixels, pixels, rows that are seen without scrolling
ZOOM, MOST_ZOOMED = 1.5, 4  # for a projector: the style enlarges the table, whose own type has a fixed size


def runs_table(kept: Sequence[Kept], chosen: Collection[int], *, presenter: bool) -> list[int]:
    """Draw the runs, at least one, as a table; return the numbers of the chosen ones in its order."""
    state = st.dataframe(
        _rows(kept),
        key=key_of(kept),
        height=HEAD + ROW * _n_seen(len(kept), presenter=presenter),
        row_height=ROW,
        hide_index=True,
        column_config=_columns(),
        on_select="rerun",
        selection_mode="multi-row",
        selection_default={"selection": {"rows": [i for i, one in enumerate(kept) if one.id in chosen]}},
        alt="Kept runs",
        placeholder="–",
        lazy=False,
    )
    return [kept[i].id for i in state.selection.rows if i < len(kept)]


def key_of(kept: Sequence[Kept]) -> str:
    """Return the table's key: one for each list of runs, as rows are chosen by their places."""
    return f"runs table {hash(tuple(one.id for one in kept)):x}"


def height(n_runs: int, *, presenter: bool) -> int:
    """Return how many pixels the table takes on the page."""
    return round((HEAD + ROW * _n_seen(n_runs, presenter=presenter)) * (ZOOM if presenter else 1))


def _n_seen(n_runs: int, *, presenter: bool) -> int:
    return min(n_runs, MOST_ZOOMED if presenter else MOST_ROWS)


def settings_in_words(kept: Kept) -> str:
    """Return what differs from the defaults, by the names in links and without the data set, which stands apart."""
    return _in_words(kept.query)


@lru_cache(maxsize=4096)
def _in_words(query: str) -> str:
    """Write the query of a kept run of any version as the present one does."""
    said = links.to_query(links.from_kept_query(query).settings)
    return " ".join(f"{key}={value}" for key, value in said.items() if key not in {KEY, "data"}) or says.THE_DEFAULTS()


def _rows(kept: Sequence[Kept]) -> pa.Table:
    """Return what the table shows."""
    return pa.table({
        "pinned": pa.array([one.pinned for one in kept]),
        "run": pa.array([f"#{one.id} {one.title}".strip() for one in kept]),
        "data": pa.array([CATALOGUE[one.dataset].title if one.dataset in CATALOGUE else one.dataset for one in kept]),
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


def _columns() -> dict[str, Any]:
    """Return how the columns are headed and written."""
    column = st.column_config
    score = "Accuracy from 0 to 1, or R² for regression."
    return {
        "pinned": column.CheckboxColumn("Pinned", width=60),
        "run": column.TextColumn("Run", width=95),
        "data": column.TextColumn("Data", width=85),
        "settings": column.TextColumn("Settings", width=205, help="What differs from the defaults, as in links."),
        "epochs": column.NumberColumn("Epochs", width=65, format="localized"),
        "train_loss": column.NumberColumn("Train loss", width=80, format="%.3g"),
        "test_loss": column.NumberColumn("Test loss", width=80, format="%.3g"),
        "gap": column.NumberColumn("Gap", width=70, format="%.3g", help="Test loss − train loss."),
        "train_score": column.NumberColumn("Train score", width=85, format="%.3f", help=score),
        "test_score": column.NumberColumn("Test score", width=85, format="%.3f", help=score),
        "zeros": column.NumberColumn(
            "Exact zeros", width=85, format="percent", help="Share of all weights that are exactly 0."
        ),
        "verdict": column.TextColumn("Verdict", width=120),
        "ended": column.TextColumn("Ended", width=150),
        "when": column.DatetimeColumn(
            "Kept", width=130, format="YYYY-MM-DD HH:mm", timezone=st.context.timezone, help="In your local time."
        ),
    }
