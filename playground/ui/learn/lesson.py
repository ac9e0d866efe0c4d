"""A lesson: the question and a prediction, the runs on the live stage, and the answer in their own numbers."""

from __future__ import annotations

from html import escape

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.lessons.lesson import Lesson
from playground.ui.learn import state as learn_state
from playground.ui.learn.figures import curves_title
from playground.ui.learn.layout import Layout, layout
from playground.ui.learn.panels import PANELS
from playground.ui.learn.performance import KEYS, LearnPerformance
from playground.ui.learn.state import LearnState
from playground.ui.learn.style import STAGE, lesson_rules, variant_rules
from playground.ui.learn.telling.lesson_words import draw_formulas, draw_words
from playground.ui.live.places import Places
from playground.words.catalogue import learn as says
from playground.words.catalogue import pages as headed


def draw_lesson(state: LearnState, theme: Theme) -> None:
    """Draw the open lesson."""
    lesson, lineup = state.lesson, state.lineup
    assert lesson is not None
    assert lineup is not None
    grid = layout(lesson, presenter=theme.presenter)
    st.html(lesson_rules(grid) + variant_rules(lesson, grid, theme))
    places = Places(state.stage)
    with st.container(key="lesson", gap="xsmall"):
        _buttons(state, places)
        with st.container(key="lesson-row"):
            left, right = st.columns([0.37, 0.63], gap="small")
        with left, st.container(key="lesson-text"):
            draw_words(state, lesson, places)
        with right, st.container(key=STAGE):
            _tiles(places, lesson, grid)
        places.text(st.container(key="keys"), "keys")
    if state.shown_evidence is not None:
        draw_formulas(lesson)
    places.show(LearnPerformance(state, lineup, theme))


def _tiles(places: Places, lesson: Lesson, grid: Layout) -> None:
    """Draw the places of the figures, each below what it shows."""
    for number, key in enumerate(grid.keys):
        with st.container(key=f"{STAGE}-{number}"):
            st.html(f'<h2 class="tile-title">{escape(_title(lesson, key))}</h2>')
            places.chart(st.container(key=f"{STAGE}-chart-{number}"), key)


def _title(lesson: Lesson, key: str) -> str:
    """Return what a figure shows: the name of a run where there are several."""
    kind, _, name = key.partition(" ")
    if kind == "answer":
        return headed.ANSWER() if len(lesson.variants) == 1 else says.VARIANT(axis=lesson.axis, name=name).strip()
    if kind == "panel":
        return PANELS[name].name()
    return curves_title(lesson) if key == "curves" else says.ENDS_OF_VARIANTS()


def _buttons(state: LearnState, places: Places) -> None:
    """Draw what drives the lesson, and how far its runs are."""
    playing = state.stage.playing
    assert state.lineup is not None
    with st.container(key="lesson-buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            says.PAUSE() if playing else says.PLAY(), key="lesson play", type="primary", shortcut=KEYS["play"],
            icon=":material/pause:" if playing else ":material/play_arrow:", on_click=_toggle,
            disabled=not state.lineup.is_open and not playing, help=None if playing else says.PLAY_HELP(),
        )  # fmt: skip
        st.button(
            says.REVEAL(), key="lesson reveal", shortcut=KEYS["reveal"], icon=":material/visibility:",
            on_click=_reveal, disabled=state.shown_evidence is not None or state.is_hurried,
            help=says.REVEAL_HELP(),
        )  # fmt: skip
        st.button(
            says.AGAIN(), key="lesson again", shortcut=KEYS["again"], icon=":material/restart_alt:", on_click=_again,
            disabled=not state.lineup.epoch, help=says.AGAIN_HELP(),
        )  # fmt: skip
        st.button(
            says.BACK(), key="lesson back", shortcut=KEYS["back"], icon=":material/arrow_back:", on_click=_go,
            args=(-1,), disabled=state.neighbour(-1) is None, help=says.BACK_HELP(),
        )  # fmt: skip
        st.button(
            says.NEXT(), key="lesson next", shortcut=KEYS["next"], icon=":material/arrow_forward:", on_click=_go,
            args=(1,), disabled=state.neighbour(1) is None, help=says.NEXT_HELP(),
        )  # fmt: skip
        st.button(
            says.TO_CHAPTER(), key="lesson chapter", icon=":material/toc:", on_click=_to_chapter,
            help=says.TO_CHAPTER_HELP(),
        )  # fmt: skip
        places.text(st.container(key="state"), "state")


def _toggle() -> None:
    learn_state.current().toggle()


def _reveal() -> None:
    learn_state.current().reveal()


def _again() -> None:
    learn_state.current().begin_again()


def _go(step: int) -> None:
    state = learn_state.current()
    if state.lesson is not None and (lesson := state.neighbour(step)) is not None:
        state.open_lesson(lesson.key)


def _to_chapter() -> None:
    state = learn_state.current()
    state.open_chapter(state.chapter.key)
