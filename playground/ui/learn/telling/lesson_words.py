"""What a lesson says in words: where it stands in the course, the question, the answer, and what follows from it."""

from __future__ import annotations

from html import escape

import streamlit as st

from playground.lessons.chapters import CHAPTER_OF, LESSONS
from playground.lessons.lesson import Evidence, Lesson
from playground.ui.learn import state as learn_state
from playground.ui.learn.state import LearnState
from playground.ui.learn.telling.elsewhere import anchor, open_elsewhere
from playground.ui.learn.telling.excerpts import draw_side_by_side
from playground.ui.learn.telling.measured import measured
from playground.ui.live.places import Places
from playground.ui.shell import tab_state
from playground.ui.shell.headings import heading
from playground.words.catalogue import learn as says

PREDICTION = "prediction"  # and the lesson: key of its answers


def draw_words(state: LearnState, lesson: Lesson, places: Places) -> None:
    """Draw what there is to read: before the runs have ended no more than fits the screen."""
    text, evidence = lesson.text, state.shown_evidence
    st.html(
        f'<p class="lesson-place">{escape(_place(lesson))}</p><h2 class="lesson-title">{escape(text.name())}</h2>'
        f'<p class="{"asked" if evidence else "question"}">{escape(text.question())}</p>'
    )
    with st.container(key="lesson-asked"):  # one element, so that the place of the answer stays the one that is heard
        if evidence is None:
            _ask(state, lesson)
        else:
            heading(says.ANSWER())
    places.text(st.container(key="answer"), "answer", announced=True)
    if evidence is not None:
        _explain(lesson)


def _place(lesson: Lesson) -> str:
    """Return where in the course the lesson stands."""
    number = list(LESSONS).index(lesson.key) + 1
    return says.PLACE(chapter=CHAPTER_OF[lesson.key].name(), number=str(number), total=str(len(LESSONS)))


def answer_html(lesson: Lesson, evidence: Evidence, predicted: int) -> str:
    """Return what the runs showed as HTML, and whether that is what was predicted (counted from 1; 0 if nothing)."""
    answer = lesson.text.answers[evidence.answer]()
    if not predicted:
        kind, said = "shown", says.CAME_TRUE(answer=answer)
    elif predicted == evidence.answer + 1:
        kind, said = "right", says.PREDICTED_RIGHT(answer=answer)
    else:
        kind = "otherwise"
        said = says.PREDICTED_OTHERWISE(predicted=lesson.text.answers[predicted - 1](), answer=answer)
    explanation = escape(lesson.explanation(evidence))
    return f'<div class="answer" data-kind="{kind}"><strong>{escape(said)}</strong> <p>{explanation}</p></div>'


def _ask(state: LearnState, lesson: Lesson) -> None:
    """Draw the possible answers, and what to watch."""
    answers = lesson.text.answers
    key = f"{PREDICTION} {lesson.key}"
    tab_state.set_value(key, state.view.answer or None)
    st.radio(
        says.PREDICT(), range(1, len(answers) + 1), key=key, index=None, on_change=_predict, args=(lesson.key, key),
        format_func=lambda number: answers[number - 1](),
    )  # fmt: skip
    st.html(f'<p class="watch">{escape(lesson.text.watch())}</p>')


def _explain(lesson: Lesson) -> None:
    """Draw why, where it ends, and what to do next."""
    text = lesson.text
    st.markdown(f"**{says.WHY()}.** {text.why()}")
    if lesson.formula:
        st.latex(lesson.formula)
    st.markdown(f"**{says.LIMITS()}.** {text.limits()}")
    if line := measured(lesson):
        st.markdown(f"**{says.MEASURED_TITLE()}.** {line}")
    st.markdown(f"**{says.NEXT_STEPS()}.** {text.next()}")
    open_elsewhere(lesson)


def draw_formulas(lesson: Lesson) -> None:
    """Draw the lines of the program that do it beside their formulas, and the sources."""
    with st.container(key="lesson-code"):
        st.html(f'<h2 class="part-title">{escape(says.FORMULA_AND_CODE())}</h2>')
        for excerpt in lesson.excerpts:
            draw_side_by_side(excerpt)
        if lesson.sources:
            listed = "".join(
                f"<li>{anchor(source.address, str(source)) if source.address else escape(str(source))}</li>"
                for source in lesson.sources
            )
            st.html(f'<h2 class="part-title">{escape(says.SOURCES())}</h2><ul class="sources">{listed}</ul>')


def _predict(lesson: str, key: str) -> None:
    """Take a prediction, unless its lesson was left meanwhile."""
    state = learn_state.current()
    if state.view.lesson == lesson:
        state.predict(tab_state.value(key) or 0)
