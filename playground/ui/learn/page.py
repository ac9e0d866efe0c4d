"""The course: chapters with figures to move and lessons, and a lesson that asks, plays and explains."""

from __future__ import annotations

import streamlit as st

from playground.lessons.chapters import CHAPTERS
from playground.ui.learn import state as learn_state
from playground.ui.learn.chapter import draw_chapter
from playground.ui.learn.exploring import draw_explorable
from playground.ui.learn.lesson import draw_lesson
from playground.ui.learn.state import URL_PATH, LearnState
from playground.ui.learn.style import learn_rules
from playground.ui.parts.view_controls import presenter_control
from playground.ui.shell import tab_state
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.notices import warn
from playground.words.catalogue import learn as says

CHAPTER = "chapter of the course"


def learn() -> None:
    """Draw the page."""
    state = learn_state.current()
    theme = frame(state, lambda: _controls(state), learn_rules)
    state.prepare()
    state.publish()
    warn(state.problems)
    if state.lesson is not None:
        draw_lesson(state, theme)
    elif state.explorable is not None:
        draw_explorable(state, state.explorable, theme)
    else:
        draw_chapter(state, theme)


def _controls(state: LearnState) -> None:
    """Draw the list of chapters and the switch of presenter mode."""
    with st.sidebar:
        heading(says.CHAPTERS())
        tab_state.set_value(CHAPTER, state.chapter.key)
        st.radio(
            says.CHAPTERS(), list(CHAPTERS), key=CHAPTER, format_func=_chapter_name, label_visibility="collapsed",
            on_change=_open_chapter,
        )  # fmt: skip
        presenter_control(state)


def _chapter_name(key: str) -> str:
    return says.CHAPTER(number=str(list(CHAPTERS).index(key) + 1), title=CHAPTERS[key].name())


def _open_chapter() -> None:
    learn_state.current().open_chapter(tab_state.value(CHAPTER))


PAGE = Page("Learn", URL_PATH, "Learn", "The theory made visible: lessons that ask, play and explain.", learn)
