"""Tags of the ticked runs: typed, chosen among those there are, and taken away."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from playground.journal import Journal, JournalError, Kept, TagError
from playground.journal.tags import Tags, tags_in, with_tags, without_tags
from playground.ui.runs import state as runs_state
from playground.ui.shell import tab_state
from playground.ui.shell.notices import report
from playground.words.catalogue.kept import tags as says
from playground.words.runs import journal_problem_text, tag_problem_text

MENU = "tags menu"


def tagging(log: Journal, chosen: Sequence[Kept]) -> None:
    """Draw the box with the tags that all the ticked runs have, which can be added to and taken from."""
    help_ = None if chosen else says.TAGS_HELP()
    menu = st.popover(
        says.TAGS(), key=MENU, icon=":material/label:", disabled=not chosen, help=help_, on_change="rerun"
    )
    if not chosen or not menu.open:
        return
    state = runs_state.current()
    ids, common = [kept.id for kept in chosen], _common(chosen)
    with menu:
        if state.tag_problem:
            report(state.tag_problem)
        # Another key whenever others are ticked or tags were typed, so that the box says what the log has.
        key = f"tags {hash((tuple(ids), common, state.n_tagged)):x}"
        st.multiselect(
            says.TAGS_OF(len(ids), n=f"{len(ids):,}"), _known(log, common), default=list(common), key=key,
            accept_new_options=True, placeholder=says.NEW_TAG(), on_change=_change, args=(log, ids, common, key),
        )  # fmt: skip


def _common(chosen: Sequence[Kept]) -> Tags:
    """Return the tags that all of these runs have, as the first of them writes them."""
    common = chosen[0].tags
    for kept in chosen[1:]:
        common = without_tags(common, without_tags(common, kept.tags))
    return common


def _known(log: Journal, common: Tags) -> list[str]:
    """Return all tags that there are, those of the ticked runs first."""
    others = sorted({tag for kept in log.listing().kept for tag in kept.tags}, key=str.casefold)
    return list(with_tags(common, others))


def _change(log: Journal, ids: list[int], common: Tags, key: str) -> None:
    """Give the runs the tags that were added to the box, and take from them those that are gone from it."""
    state = runs_state.current()
    wanted = list(tab_state.value(key) or [])
    state.tag_problem, state.n_tagged = "", state.n_tagged + 1
    try:
        if gone := without_tags(common, wanted):
            log.untag(ids, gone)
        if new := [tag for tag in wanted if tag not in common]:
            log.tag(ids, tags_in(",".join(new)))
    except TagError as error:
        state.tag_problem = tag_problem_text(error.problem)
    except JournalError as error:
        state.problems = (journal_problem_text(error.problem),)
