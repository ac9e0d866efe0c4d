"""A chapter of the course: what it is about, its figures to move and its lessons as cards, and what else shows it."""

from __future__ import annotations

from html import escape

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.charts.learn.still import still_picture
from playground.lessons.compared import has_one_loss
from playground.lessons.lesson import Lesson
from playground.lessons.pictures import pictures
from playground.lessons.places import SHOWN_ELSEWHERE
from playground.ui.learn import state as learn_state
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.state import LearnState
from playground.ui.learn.telling.elsewhere import anchor
from playground.words.catalogue import learn as says
from playground.words.lists import paragraph


def draw_chapter(state: LearnState, theme: Theme) -> None:
    """Draw the open chapter."""
    chapter = state.chapter
    with st.container(key="chapter-head"):
        st.html(f'<h2 class="lesson-title">{escape(chapter.name())}</h2><p>{escape(chapter.introduction())}</p>')
    if state.explorables:
        st.html(f'<h2 class="part-title">{escape(says.EXPLORABLES())}</h2>')
        with st.container(key="explorable-cards"):
            for explorable in state.explorables:
                _explorable_card(explorable)
    if chapter.lessons:
        st.html(f'<h2 class="part-title">{escape(says.LESSONS())}</h2>')
        with st.container(key="cards"):
            for lesson in chapter.lessons:
                _card(lesson, theme)
    if places := SHOWN_ELSEWHERE.get(chapter.key):
        listed = "".join(f"<li>{anchor(f'./{place.address}', place.name())}</li>" for place in places)
        st.html(f'<h2 class="part-title">{escape(says.SHOWN_ELSEWHERE())}</h2><ul class="sources">{listed}</ul>')


def _explorable_card(explorable: Explorable) -> None:
    """Draw a figure's card: name, what it answers, and the button that opens it."""
    with st.container(key=f"card-explore-{explorable.key}", border=True):
        name, question = explorable.name(), explorable.question()
        st.html(f'<h3>{escape(name)}</h3><p class="question">{escape(question)}</p>')
        st.button(
            says.OPEN_EXPLORABLE(name=named(name)), key=f"explore {explorable.key}", icon=":material/drag_pan:",
            on_click=_open_explorable, args=(explorable.key,),
        )  # fmt: skip


def _card(lesson: Lesson, theme: Theme) -> None:
    """Draw a lesson's card: a still picture, title, question, minutes, and the button that opens it."""
    name, question = lesson.text.name(), lesson.text.question()
    with st.container(key=f"card-lesson-{lesson.key}", border=True):
        st.html(f'{picture_of(lesson, theme)}<h3>{escape(name)}</h3><p class="question">{escape(question)}</p>')
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                says.OPEN_LESSON(name=named(name)), key=f"open {lesson.key}", icon=":material/play_lesson:",
                on_click=_open, args=(lesson.key,),
            )  # fmt: skip
            st.html(f'<span class="lesson-place">{escape(says.MINUTES(minutes=str(lesson.minutes)))}</span>')


def named(name: str) -> str:
    """Return the name of what a button opens as its label has it, in Markdown: emphasised, which a rule hides.

    The card's title stands right above; who hears the buttons alone is told them apart by it.
    """
    return f"*{name}*"


def picture_of(lesson: Lesson, theme: Theme) -> str:
    """Return the still picture of a lesson as HTML; nothing where none was made."""
    picture = pictures().get(lesson.key)
    if picture is None:
        return ""
    return still_picture(picture.lines, picture.areas, picture.points, theme, alt=_alt(lesson, list(picture.areas)))


def _alt(lesson: Lesson, answers: list[str]) -> str:
    """Return what a still picture shows, in words."""
    names = list(lesson.variants)
    if len(names) == 1:
        lines = says.STILL_CURVES()
    elif len(names) == 2:
        still = says.STILL_LOSSES if has_one_loss(lesson) else says.STILL_SCORES
        lines = still(a=names[0], b=names[1])
    else:
        lines = says.STILL_ENDS(axis=lesson.axis, first=names[0], last=names[-1])
    if len(answers) < 2:
        return paragraph([says.STILL_ANSWER() if answers else "", lines])
    return paragraph([says.STILL_ANSWERS(a=answers[0], b=answers[-1]), lines])


def _open_explorable(key: str) -> None:
    learn_state.current().open_explorable(key)


def _open(key: str) -> None:
    learn_state.current().open_lesson(key)
