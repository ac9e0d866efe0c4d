"""The page of many seeds: one setting, or two, trained with every seed, to tell a difference from luck."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import streamlit as st

from playground.charts.kit.theme import Theme
from playground.charts.overview import Look
from playground.comparisons.common_loss import differ_in_loss
from playground.comparisons.luck.seed_study import SeedStudy
from playground.settings.links import to_pair_query
from playground.settings.seeding import reseeded
from playground.ui.controls.field_control import control, loss_or_score, segments
from playground.ui.controls.sidebar import sidebar
from playground.ui.live.places import Places
from playground.ui.luck import state as luck_state
from playground.ui.luck import words as luck_words
from playground.ui.luck.performance import LuckPerformance
from playground.ui.luck.state import LuckState
from playground.ui.luck.style import luck_rules
from playground.ui.parts.handover import RACE, SWEEP, send_buttons
from playground.ui.parts.lost import show_lost
from playground.ui.parts.report_buttons import report_buttons
from playground.ui.parts.view_controls import change_view, presenter_control
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.notices import report, warn
from playground.ui.shell.widgets import scope
from playground.ui.train.state import open_in_dashboard
from playground.words.catalogue import live as says_of_stage
from playground.words.catalogue import luck as says
from playground.words.catalogue import pages as says_of_pages
from playground.words.catalogue.kept import studies as of_studies
from playground.words.compared import SIDE_NAMES
from playground.words.luck import failure_text
from playground.words.training import lost_study


def luck() -> None:
    """Draw the page."""
    state = luck_state.current()

    def controls() -> None:
        with st.sidebar:
            _which(state)
            below = st.container()
        with scope(f"luck {state.version}"):
            state.apply(sidebar(state.edited, name="b" if state.edits_b else "a", limited=False))
        if state.view.pair and differ_in_loss(state.a, state.b):
            with below:
                change_view(state, measured_by=control(state.view, "measured_by"))
        with st.sidebar:
            presenter_control(state)

    theme = frame(state, controls, luck_rules)
    with st.container(key="luck", gap="xsmall"):
        heading(says_of_pages.STUDY())
        _controls(state)
        state.publish()
        warn(state.problems)
        show_lost(lost_study, state.start, label=says_of_stage.START_AGAIN(), is_past=state.study is not None)
        _stage(state, theme)


def _which(state: LuckState) -> None:
    """Draw the switch for a second setting B, the choice of the side to edit, and the button Take from Train."""
    change_view(state, pair=control(state.view, "pair"))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if state.view.pair:
            change_view(state, edited=segments(state.view, "edited", SIDE_NAMES))
        st.button(says_of_pages.TAKE(), key="take", on_click=state.take_from_dashboard, help=says_of_pages.TAKE_HELP())
    change_view(state, compared=control(state.view, "compared"))


def _controls(state: LuckState) -> None:
    """Draw what is studied and the button that starts it."""
    view = state.view
    with st.container(key="luck-controls", horizontal=True, vertical_alignment="bottom", gap="small"):
        running = state.is_running
        unfinished = state.study is not None and not running and not state.study.is_done
        if running:
            st.button(says.CANCEL(), key="cancel", icon=":material/stop:", on_click=_cancel, type="primary", width=110)
        elif unfinished:
            again = state.study is not None and state.study.is_recalled
            st.button(
                says.GO_ON(), key="resume", icon=":material/play_arrow:", on_click=_resume, type="primary", width=110,
                help=(says.GO_ON_RECALLED if again else says.GO_ON_HELP)(),
            )  # fmt: skip
        if not running:
            st.button(
                says.START(), key="start", icon=":material/play_arrow:", on_click=_start, width=110,
                type="secondary" if unfinished else "primary",
            )  # fmt: skip
        with st.container(width=90):
            n_seeds = control(view, "n_seeds")
        with st.container(width=270 if view.presenter else 205):
            varied = control(view, "varied")
        with st.container(width=180):
            epochs = control(view, "epochs")
        regression = state.study is not None and state.study.n_classes == 0
        curve = loss_or_score(view, "curve", regression=regression)
        log_loss = control(view, "log_loss")
        _use(state)
    change_view(state, n_seeds=n_seeds, varied=varied, epochs=int(epochs), curve=curve, log_loss=log_loss)


def _use(state: LuckState) -> None:
    """Draw what leads to other pages: a race of the pair, a sweep, the run of one seed, the run log; and reports."""
    with st.popover(says_of_pages.USE(), key="use luck", icon=":material/ios_share:"):
        if state.view.pair:
            send_buttons(state.a, state.b, to=(RACE,))
        send_buttons(state.edited, to=(SWEEP,))
        if state.study is not None:
            number = st.number_input(says_of_pages.SEED(), 0, state.study.n_seeds - 1, key="seed to open")
            if st.button(says_of_pages.OPEN_SEED(), key="open seed", help=says_of_pages.OPEN_SEED_HELP()):
                side = state.study.sides[-1 if state.edits_b else 0]
                open_in_dashboard(reseeded(side, state.study.varied, number))
            st.button(
                of_studies.KEEP(), key="keep study", icon=":material/bookmark_add:", on_click=_keep,
                disabled=not state.study.results(), help=of_studies.KEEP_HELP(),
            )  # fmt: skip
            _report(state, state.study)


def _report(state: LuckState, study: SeedStudy) -> None:
    """Draw the buttons that save a report of the study."""
    # The controls may say another study by now.
    view = replace(
        state.view, pair=len(study.sides) > 1, n_seeds=study.n_seeds, varied=study.varied, epochs=study.epochs
    )
    look = Look(view.curve, log_loss=view.log_loss, by=view.measured_by, compared=view.compared)
    report_buttons(state.stage, lambda: study, to_pair_query(study.sides[0], study.sides[-1], view), look)


def _stage(state: LuckState, theme: Theme) -> None:
    """Draw the places of what is known of the study, or what a study is for."""
    study = state.study
    if study is None:
        st.html(f'<div class="luck-hint"><b>{escape(says.HINT_TITLE())}</b> {escape(says.HINT())}</div>')
        return
    places, pair = Places(state.stage), len(study.sides) > 1
    places.text(st.container(key="luck-state"), "state")
    if study.failure:
        report(failure_text(study.failure))
    heading(says_of_pages.KEY_NUMBERS())
    places.text(st.container(key="numbers"), "numbers")
    heading(says_of_pages.FINDINGS())
    places.text(st.container(key="luck-sentences"), "sentences", announced=True)
    with st.container(key="luck-charts"):
        left, right = st.columns([0.62, 0.38] if pair else [0.54, 0.46], gap="small")
    with left, st.container(key="luck-left"):
        heading(says_of_pages.CURVES())
        places.chart(st.container(key="luck-bands"), "bands")
        if not theme.presenter:  # a projector has room for the curves and the map
            heading(says_of_pages.LOSSES())
            places.chart(st.container(key="luck-losses"), "losses")
        st.html(f'<div class="caption">{luck_words.bands_caption(study.n_seeds)}</div>')
    with right, st.container(key="luck-right"):
        heading(says_of_pages.MAPS())
        for side in "ab"[: len(study.sides)]:
            places.chart(st.container(key=f"luck-map-{side}"), f"map {side}")
            places.text(st.container(key=f"luck-caption-{side}"), f"caption {side}")
    places.show(LuckPerformance(state, theme))


def _start() -> None:
    luck_state.current().start()


def _keep() -> None:
    state = luck_state.current()
    with state.stage.between_epochs():
        state.keep(pinned=True)
    if state.number is not None:
        st.toast(of_studies.KEPT_AS(number=str(state.number)), icon=":material/bookmark_added:")


def _cancel() -> None:
    luck_state.current().cancel()


def _resume() -> None:
    luck_state.current().resume()


PAGE = Page("Luck", "luck", "Luck", "One setting, or two, over many seeds: was it luck?", luck)
