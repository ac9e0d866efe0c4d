"""Tags of the ticked runs or studies: typed, chosen among those there are, and taken away."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

import streamlit as st

from playground.journal import Journal, JournalError, TagError
from playground.journal.tags import Tags, tags_in, with_tags, without_tags
from playground.ui.runs import state as runs_state
from playground.ui.shell import tab_state
from playground.ui.shell.notices import report
from playground.words.catalogue.kept import tags as says
from playground.words.messages import Counted, Message
from playground.words.runs import journal_problem_text, tag_problem_text

MENU = "tags menu"


class Tagged(Protocol):
    """A kept run or study."""

    @property
    def id(self) -> int:
        """Its number among its kind."""

    @property
    def tags(self) -> Tags:
        """The person's tags."""


class Store(Protocol):
    """The part of the run log that has the runs, or the studies."""

    def tag(self, ids: Collection[int], tags: Tags) -> None:
        """Give some these tags."""

    def untag(self, ids: Collection[int], tags: Tags) -> None:
        """Take these tags from some."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said while none is ticked, and above the box of those that are."""

    help: Message
    tags_of: Counted


RUN_WORDS = Words(says.TAGS_HELP, says.TAGS_OF)
STUDY_WORDS = Words(says.STUDIES_HELP, says.TAGS_OF_STUDIES)


def tagging(log: Journal, store: Store, chosen: Sequence[Tagged], words: Words) -> None:
    """Draw the box with the tags that all that is ticked has, which can be added to and taken from."""
    help_ = None if chosen else words.help()
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
            words.tags_of(len(ids), n=f"{len(ids):,}"), _known(log, common), default=list(common), key=key,
            accept_new_options=True, placeholder=says.NEW_TAG(), on_change=_change, args=(store, ids, common, key),
        )  # fmt: skip


def _common(chosen: Sequence[Tagged]) -> Tags:
    """Return the tags that all of these have, as the first of them writes them."""
    common = chosen[0].tags
    for kept in chosen[1:]:
        common = without_tags(common, without_tags(common, kept.tags))
    return common


def _known(log: Journal, common: Tags) -> list[str]:
    """Return all tags that there are, of runs and of studies, those of the ticked ones first."""
    tagged: list[Tagged] = [*log.listing().kept, *log.studies.listing().kept]
    others = sorted({tag for kept in tagged for tag in kept.tags}, key=str.casefold)
    return list(with_tags(common, others))


def _change(store: Store, ids: list[int], common: Tags, key: str) -> None:
    """Give the ticked ones the tags that were added to the box, and take from them those that are gone from it."""
    state = runs_state.current()
    wanted = list(tab_state.value(key) or [])
    state.tag_problem, state.n_tagged = "", state.n_tagged + 1
    try:
        if gone := without_tags(common, wanted):
            store.untag(ids, gone)
        if new := [tag for tag in wanted if tag not in common]:
            store.tag(ids, tags_in(",".join(new)))
    except TagError as error:
        state.tag_problem = tag_problem_text(error.problem)
    except JournalError as error:
        state.problems = (journal_problem_text(error.problem),)
