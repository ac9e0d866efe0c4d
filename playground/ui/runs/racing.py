"""The race of two ticked runs, or why they cannot race."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from playground.comparisons.race.obstacle import differ_in_seeds, obstacle
from playground.journal import Kept
from playground.settings.links import Link
from playground.ui.controls.own_files import own_files
from playground.ui.parts.handover import RACE, Sent, send
from playground.words.catalogue import runs as said
from playground.words.catalogue.kept import compared as says
from playground.words.runs_compared import obstacle_text


def hindrance(chosen: Sequence[Kept]) -> str:
    """Return why the two ticked runs cannot race; empty if they can, or there are not two."""
    if len(chosen) != 2:
        return ""
    return _problem(*((kept, kept.link_with(own_files())) for kept in _by_number(chosen)))


def race_button(chosen: Sequence[Kept], problem: str) -> None:
    """Draw the button that opens the race of the two ticked runs, the one that was kept first as A."""
    help_, ordered = problem or says.RACE_NEEDS_TWO(), _by_number(chosen)
    can_race = len(chosen) == 2 and not problem
    if can_race:
        a, b = (kept.link_with(own_files()) for kept in ordered)
        message = says.RACE_WITH_SEEDS if differ_in_seeds(a.settings, b.settings) else says.RACE_HELP
        help_ = message(a=str(ordered[0].id), b=str(ordered[1].id))
    if st.button(
        says.RACE(), key="race runs", icon=":material/sports_score:", disabled=not can_race, help=help_
    ) and can_race:  # fmt: skip
        send(RACE, Sent(a.settings, b.settings, tuple(dict.fromkeys((*a.problems, *b.problems)))))


def _by_number(chosen: Sequence[Kept]) -> list[Kept]:
    return sorted(chosen, key=lambda kept: kept.id)


def _problem(*runs: tuple[Kept, Link]) -> str:
    for kept, link in runs:
        if link.needs is not None:
            return says.NO_DATA(problem=said.NEEDS_OWN(run=str(kept.id), data=link.needs.described))
    found = obstacle(*(link.settings for _, link in runs))
    return "" if found is None else obstacle_text(found)
