"""A figure to be moved, as a page: its text, formula, code, controls and numbers beside its charts."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.theme import Theme
from playground.ui.learn import state as learn_state
from playground.ui.learn.controls import Choice, Slider
from playground.ui.learn.explorable import Explorable
from playground.ui.learn.moving import MovedFigures
from playground.ui.learn.state import LearnState
from playground.ui.learn.style import explorable_rules
from playground.ui.learn.telling.excerpts import draw_excerpt
from playground.ui.live.places import Places
from playground.ui.shell import tab_state
from playground.ui.shell.headings import heading
from playground.words.catalogue import learn as says


def draw_explorable(state: LearnState, explorable: Explorable, theme: Theme) -> None:
    """Draw the open figure."""
    st.html(explorable_rules(len(explorable.panels)))
    places = Places(state.stage)
    with st.container(key="explorable", gap="xsmall"):
        _buttons(state)
        with st.container(key="explorable-row"):
            text, charts = st.columns([0.36, 0.64], gap="small")
        with text, st.container(key="explorable-text"):
            _text(state, explorable, places)
        with charts, st.container(key="explorable-charts"):
            for i, panel in enumerate(explorable.panels):
                heading(panel.name())
                st.html(f'<div class="variant">{escape(panel.name())}</div>')
                places.chart(st.container(key=f"explorable-figure-{i}"), f"figure {i}")
        places.text(st.container(key="keys"), "keys")
    places.show(MovedFigures(state, explorable, theme))


def _text(state: LearnState, explorable: Explorable, places: Places) -> None:
    """Draw what there is to read and to move."""
    st.html(f'<div class="lesson-title">{escape(explorable.name())}</div>')
    st.markdown(explorable.guide())
    st.latex(explorable.formula)
    heading(says.CONTROLS())
    controls: DeltaGenerator = st.container(key="explorable-controls")
    if places.is_live:
        places.controls(controls, "controls")
    else:
        with controls:
            _controls_at_rest(state, explorable)
    heading(says.NUMBERS())
    places.text(st.container(key="explorable-numbers"), "numbers")
    places.text(st.container(key="explorable-sentence"), "sentence", announced=True)
    for i, excerpt in enumerate(explorable.excerpts):
        draw_excerpt(excerpt, key=f"code {explorable.key} {i}")


def _controls_at_rest(state: LearnState, explorable: Explorable) -> None:
    """Draw the controls where there is no stage: they answer when they are let go."""
    for control in explorable.controls:
        key, value = f"move {explorable.key} {control.key}", state.values[control.key]
        tab_state.set_value(key, value)
        match control:
            case Slider():
                st.slider(
                    control.name(), control.low, control.high, key=key, step=control.step, on_change=_moved_at_rest,
                    args=(control.key, key),
                )  # fmt: skip
            case Choice():
                st.radio(
                    control.name(), list(control.options), key=key, horizontal=True, format_func=control.written,
                    on_change=_moved_at_rest, args=(control.key, key),
                )  # fmt: skip


def _buttons(state: LearnState) -> None:
    """Draw what leads on, and back to the beginning."""
    with st.container(key="lesson-buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            says.START_OVER(), key="explorable over", shortcut="0", icon=":material/restart_alt:",
            on_click=_start_over, help=says.START_OVER_HELP(),
        )  # fmt: skip
        st.button(
            says.BACK(), key="explorable back", shortcut="K", icon=":material/arrow_back:", on_click=_back,
            disabled=state.explorables[0] is state.explorable, help=says.BACK_IN_CHAPTER_HELP(),
        )  # fmt: skip
        st.button(
            says.NEXT(), key="explorable next", shortcut="N", icon=":material/arrow_forward:", on_click=_next,
            disabled=state.explorables[-1] is state.explorable and not state.chapter.lessons,
            help=says.NEXT_IN_CHAPTER_HELP(),
        )  # fmt: skip
        st.button(
            says.TO_CHAPTER(), key="explorable chapter", icon=":material/toc:", on_click=_to_chapter,
            help=says.TO_CHAPTER_HELP(),
        )  # fmt: skip


def _moved_at_rest(control: str, key: str) -> None:
    learn_state.current().move({control: tab_state.value(key)})


# A second button may be pressed before the page has answered the first, which has left the figure.


def _start_over() -> None:
    state = learn_state.current()
    if state.explorable is not None:
        state.move(state.explorable.start())


def _back() -> None:
    _go(-1)


def _next() -> None:
    _go(1)


def _go(step: int) -> None:
    state = learn_state.current()
    keys = [one.key for one in state.explorables]
    if state.view.explore not in keys:
        return
    place = keys.index(state.view.explore) + step
    if 0 <= place < len(keys):
        state.open_explorable(keys[place])
    elif step > 0 and state.chapter.lessons:
        state.open_lesson(state.chapter.lessons[0].key)


def _to_chapter() -> None:
    state = learn_state.current()
    state.open_chapter(state.chapter.key)
