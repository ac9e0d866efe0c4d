"""The stage: the places of key numbers, words and charts of one run, on a desk and on a projector."""

from __future__ import annotations

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.ui.live.places import Places
from playground.ui.parts import numbers
from playground.ui.parts.lost import show_lost
from playground.ui.parts.view_controls import curve_controls
from playground.ui.shell.headings import heading
from playground.ui.shell.notices import warn
from playground.ui.train.answer_controls import answer_controls, show_existing_unit
from playground.ui.train.drawing.controls import drawing_controls
from playground.ui.train.drive import time_machine
from playground.ui.train.drive.buttons import buttons
from playground.ui.train.performance import TrainPerformance
from playground.ui.train.state import TrainState
from playground.ui.train.tab_controls import presenter_tabs, tabs
from playground.ui.train.tabs import TABS, picture_beside
from playground.words.catalogue import pages as says
from playground.words.training import lost_run


def stage(state: TrainState, theme: Theme) -> None:
    """Draw the run and what drives it."""
    places = Places(state.stage)
    show_existing_unit(state)
    with st.container(key="stage", gap="xsmall"):
        buttons(state, places)
        show_lost(lost_run, state.stage.play, is_past=state.stage.playing or state.run.trainer.epoch > 0)
        (_for_a_projector if theme.presenter else _for_a_desk)(state, places)
        places.text(st.container(key="keys"), "keys")
    state.publish()
    places.show(TrainPerformance(state, theme))


def _for_a_desk(state: TrainState, places: Places) -> None:
    """Draw all there is: numbers and words above, the answer on the left, curves and a tab on the right."""
    _numbers(places)
    _verdict(places)
    with st.container(key="charts"):
        left, right = st.columns([0.49, 0.51], gap="small")
    with right, st.container(key="right"):
        heading(says.CURVES())
        curve_controls(state, regression=state.run.dataset.task == "regression")
        places.chart(st.container(key="curves"), "curves")
        heading(TABS[state.view.tab].title)
        tabs(state)
        places.chart(st.container(key="inner"), "inner")
    with left, st.container(key="left"):  # after the tabs: the open one has a say in what stands here
        heading(says.ANSWER())
        answer_controls(state)
        _answer(state, places)


def _for_a_projector(state: TrainState, places: Places) -> None:
    """Draw the answer as large as can be, and beside it numbers, one chart and the words; switches are in a menu."""
    with st.container(key="charts"):
        left, right = st.columns([0.5, 0.5], gap="small")
    with right, st.container(key="right"):
        _numbers(places)
        heading(says.CURVES())
        key = presenter_tabs(state)
        places.chart(st.container(key=key), key)
        _verdict(places)
    with left, st.container(key="left"):
        heading(says.ANSWER())
        _answer(state, places)


def _numbers(places: Places) -> None:
    """Draw the place of the key numbers."""
    heading(says.KEY_NUMBERS())
    places.text(st.container(key="numbers"), "numbers")


def _verdict(places: Places) -> None:
    """Draw the places of the verdict and of its remedies."""
    heading(says.VERDICT())
    places.text(st.container(key="verdict"), "verdict", announced=True)
    places.text(st.container(key="remedies"), "remedies")


def _answer(state: TrainState, places: Places) -> None:
    """Draw the place of the network's answer, what must be known of it, and the way back in time."""
    drawing_controls(state)
    places.chart(st.container(key="answer"), "answer")
    beside = picture_beside(state.run, state.view)
    st.html(numbers.caption(state.run, state.view, training_points_only=beside is not None))
    time_machine.controls(state)
    warn(state.problems)
