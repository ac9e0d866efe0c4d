"""The table of what differs between the ticked runs, with their last numbers."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from playground.charts.runs.kept_curves import MOST_RUNS
from playground.journal import Kept
from playground.ui.controls.own_files import own_files
from playground.ui.shell.notices import as_text
from playground.words.catalogue.kept import compared as says
from playground.words.lists import paragraph
from playground.words.runs_compared import Row, number_rows, setting_rows

RULES = """<style>
.runs-compared { overflow-x: auto; font-size: 0.875rem; }
.runs-compared table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
.runs-compared caption { text-align: left; padding: 0 0 0.4rem; opacity: 0.8; }
.runs-compared :is(td, th) { text-align: left; padding: 0.15rem 1.2rem 0.15rem 0; vertical-align: top; }
.runs-compared td { max-width: 24rem; overflow-wrap: anywhere; }
.runs-compared th { font-weight: 600; max-width: 16rem; overflow-wrap: anywhere; }
.runs-compared tbody th { font-weight: 400; white-space: nowrap; }
.runs-compared tbody + tbody tr:first-child > * { border-top: 1px solid currentColor; }
</style>"""


def compared(chosen: Sequence[Kept]) -> None:
    """Draw the table of the first of the chosen runs, as many as there are colours for curves."""
    if len(chosen) < 2:
        st.info(says.FEWER())
        return
    shown = chosen[:MOST_RUNS]
    settings = setting_rows([kept.link_with(own_files()) for kept in shown])
    told = [
        says.CAPTION(),
        "" if settings else says.SAME_SETTINGS(),
        says.FIRST_OF(len(shown), n=str(len(shown))) if len(chosen) > len(shown) else "",
    ]
    names = "".join(f'<th scope="col">{as_text(kept.name)}</th>' for kept in shown)
    head = f'<thead><tr><th scope="col">{as_text(says.SETTING())}</th>{names}</tr></thead>'
    bodies = "".join(_body(rows) for rows in (settings, number_rows(shown)) if rows)
    caption = f"<caption>{as_text(paragraph(told))}</caption>"
    st.html(RULES)
    name = as_text(says.DIFFERENCES())
    table = f"<table>{caption}{head}{bodies}</table>"
    st.html(f'<div class="runs-compared" role="region" aria-label="{name}" tabindex="0">{table}</div>')


def _body(rows: Sequence[Row]) -> str:
    lines = "".join(
        f'<tr><th scope="row">{as_text(row.title)}</th>'
        + "".join(f"<td>{as_text(text)}</td>" for text in row.texts)
        + "</tr>"
        for row in rows
    )
    return f"<tbody>{lines}</tbody>"
