"""Why a list of the run log is empty."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import streamlit as st

from playground.journal import Journal
from playground.ui.runs.state import RunsView
from playground.words.catalogue import runs as says
from playground.words.catalogue.kept import studies as of_studies
from playground.words.messages import Message


@dataclass(frozen=True, slots=True)
class Words:
    """What is said where none fits the filters, and where there is none: title, how one comes here, the file."""

    none_fits: Message
    none: Message
    help: Message
    kept_in: Message


NO_RUNS = Words(says.NONE_FITS, says.NO_RUNS, says.NO_RUNS_HELP, says.KEPT_IN)
NO_STUDIES = Words(of_studies.NONE_FITS, of_studies.NO_STUDIES, of_studies.NO_STUDIES_HELP, of_studies.KEPT_IN)


def nothing(log: Journal, view: RunsView, words: Words) -> None:
    """Say why the list is empty."""
    if view.is_filtered:
        st.info(words.none_fits())
        return
    where = words.kept_in(path=str(log.path))
    told = f'<p>{escape(words.help())}</p><p class="caption">{escape(where)}</p>'
    st.html(f'<div class="runs-empty"><h2>{escape(words.none())}</h2>{told}</div>')
