"""The networks of the ticked studies, a row for each seed, with what they came to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from html import escape
from typing import Any

import pyarrow as pa
import streamlit as st

from playground.journal import Journal, JournalError, KeptStudy
from playground.journal.export import study_seeds
from playground.ui.runs.table import HEAD, ROW, ZOOM, fitted, height
from playground.ui.shell.headings import heading
from playground.ui.shell.notices import warn
from playground.words.catalogue import runs as of_runs
from playground.words.catalogue.kept import seeds as says
from playground.words.lists import paragraph
from playground.words.numbers import number, percent
from playground.words.runs import journal_problem_text

MOST_STUDIES = 5  # whose seeds stand below each other; of up to 50 seeds and two sides each
_NUMBERS = ("train_loss", "test_loss", "compared", "valid_loss", "train_score", "test_score", "valid_score",
            "best_test_loss")  # fmt: skip
# What is left out first where there is no room for all columns.
_LEFT_OUT = ("zeros", "training_seed", "weight_seed", "data_seed", "valid_score", "best_epoch", "train_score",
             "best_test_loss", "test_score", "valid_loss")  # fmt: skip
_NEVER = ("epoch",)  # it stands in the table of studies
_AROUND, _LEAST, _MOST_ZOOMED = 178, 130, 6  # pixels of the page around both tables; least pixels; rows for a projector
_RULES = """<style>
.st-key-runs-seeds {{ {size} }}
.st-key-runs-seeds > div {{ height: 100%; min-height: 0; }}
</style>"""
_FILLING = "flex: none !important; height: min({whole}px, max({least}px, calc(100vh - {above}px)));"
_ENLARGED = "zoom: {zoom}; width: calc(100% / {zoom});"


def seeds(log: Journal, chosen: Sequence[KeptStudy], *, n_listed: int, presenter: bool) -> None:
    """Draw the seeds of the first of the chosen studies, below a table of ``n_listed`` studies."""
    shown, tables = chosen[:MOST_STUDIES], []
    for kept in shown:
        try:
            tables.append(_seeds_of(log, kept.id, kept.kept_at, kept.query, kept.epoch))
        except JournalError as error:
            warn([journal_problem_text(error.problem)])
    if not tables:
        return
    rows = seed_rows(tables)
    whole = HEAD + ROW * rows.num_rows + 2
    if presenter:  # within what is enlarged a table mistakes the room it has
        size, tall = _ENLARGED.format(zoom=ZOOM), min(whole, HEAD + ROW * _MOST_ZOOMED + 2)
    else:
        above = height(n_listed, presenter=False) + _AROUND
        size, tall = _FILLING.format(whole=whole, least=_LEAST, above=above), "stretch"
    st.html(_RULES.format(size=size))
    heading(says.TABLE())
    style = rows.to_pandas().style
    for write, names in ((number, _NUMBERS), (percent, ("zeros",))):
        style = style.format(write, subset=[name for name in names if name in rows.column_names])
    columns = fitted(_columns(), rows.column_names, _LEFT_OUT, presenter=presenter)
    with st.container(key="runs-seeds"):
        st.dataframe(
            style, key=f"seeds {hash(tuple(kept.id for kept in shown)):x}",
            height=tall, row_height=ROW, hide_index=True, column_config=columns, alt=says.TABLE(),
            placeholder="–", lazy=False,
        )  # fmt: skip
    first = says.FIRST_OF(n=str(len(shown))) if len(chosen) > len(shown) else ""
    st.html(f'<div class="caption">{escape(paragraph([says.CAPTION(), first]))}</div>')


def seed_rows(tables: Sequence[pa.Table]) -> pa.Table:
    """Return what the table shows of the tables of studies: columns that say something in at least one row."""
    rows = pa.concat_tables(tables, promote_options="default")
    silent = {
        "id": len(tables) < 2,
        "side": "B" not in rows["side"].to_pylist(),
        "compared": rows["compared"].to_pylist() == rows["test_loss"].to_pylist(),
        "zeros": not any(rows["zeros"].to_pylist()),
        "diverged_at": not any(rows["diverged_at"].to_pylist()),
    }
    left_out = {name for name, says_nothing in silent.items() if says_nothing} | set(_NEVER)
    return rows.select([name for name in rows.column_names if name not in left_out])


@lru_cache(maxsize=64)
def _seeds_of(log: Journal, id_: int, kept_at: datetime, query: str, epoch: int) -> pa.Table:
    """Return the seeds of a study, which takes longer to read than to keep; what is not its number tells it apart."""
    return study_seeds([log.studies.load(id_)])


def _columns() -> dict[str, Any]:
    column = st.column_config
    score = of_runs.SCORE_HELP()
    return {
        "id": column.NumberColumn(says.STUDY(), width=60, format="#%d"),
        "side": column.TextColumn(says.SIDE(), width=50),
        "seed": column.NumberColumn(says.SEED(), width=55, help=says.SEED_HELP()),
        "data_seed": column.NumberColumn(says.DATA_SEED(), width=80, format="plain"),
        "weight_seed": column.NumberColumn(says.WEIGHT_SEED(), width=90, format="plain"),
        "training_seed": column.NumberColumn(says.TRAINING_SEED(), width=95, format="plain"),
        "train_loss": column.NumberColumn(of_runs.TRAIN_LOSS(), width=80),
        "test_loss": column.NumberColumn(of_runs.TEST_LOSS(), width=80),
        "compared": column.NumberColumn(says.COMPARED(), width=85, help=says.COMPARED_HELP()),
        "valid_loss": column.NumberColumn(says.VALID_LOSS(), width=100),
        "train_score": column.NumberColumn(of_runs.TRAIN_SCORE(), width=85, help=score),
        "test_score": column.NumberColumn(of_runs.TEST_SCORE(), width=85, help=score),
        "valid_score": column.NumberColumn(says.VALID_SCORE(), width=105, help=score),
        "zeros": column.NumberColumn(of_runs.ZEROS(), width=85, help=of_runs.ZEROS_HELP()),
        "diverged_at": column.NumberColumn(says.DIVERGED(), width=85, help=says.DIVERGED_HELP()),
        "best_test_loss": column.NumberColumn(says.BEST_TEST_LOSS(), width=105, help=says.BEST_HELP()),
        "best_epoch": column.NumberColumn(says.BEST_EPOCH(), width=85, format="localized", help=says.BEST_HELP()),
    }
