"""One page hands settings over to another: the same buttons everywhere, and one letterbox a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import streamlit as st

from playground.journal.studies.reopened import Reopened
from playground.settings.run import Settings
from playground.ui.shell import navigation, tab_state
from playground.words.catalogue import pages as says

RACE, LUCK, SWEEP = "race", "luck", "sweep"
_TARGETS = {RACE: (says.TO_RACE, says.TO_RACE_HELP), LUCK: (says.TO_LUCK, says.TO_LUCK_HELP),
            SWEEP: (says.TO_SWEEP, says.TO_SWEEP_HELP)}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sent:
    """What waits for a page: setting A, B if there are two, what of them could not be used, and a study to be shown."""

    a: Settings
    b: Settings | None = None
    problems: tuple[str, ...] = ()
    study: Reopened | None = None


def send_buttons(a: Settings, b: Settings | None = None, *, to: tuple[str, ...] = (RACE, LUCK, SWEEP)) -> None:
    """Draw a button for each page that these settings can be sent to."""
    for path in to:
        label, help_ = _TARGETS[path]
        if st.button(label(), key=f"send to {path}", icon=":material/send:", help=help_()):
            send(path, Sent(a, b))


def send(path: str, sent: Sent) -> None:
    """Go to the page with this path, which begins with what is sent."""
    tab_state.set_value(_letterbox(path), sent)
    navigation.go_to(path)


def received(path: str) -> Sent | None:
    """Return what was sent to the page with this path and has not been taken yet, and take it; None if nothing."""
    return cast(Sent | None, tab_state.pop(_letterbox(path)))


def _letterbox(path: str) -> str:
    return f"sent to {path}"
