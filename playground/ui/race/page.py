"""The race's page: two settings on the same data, side by side, and their differences."""

from __future__ import annotations

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from playground.charts.kit.theme import Theme
from playground.comparisons.common_loss import differ_in_loss
from playground.comparisons.differences import Difference, differences
from playground.settings.run import NetworkSettings
from playground.settings.seeding import reseeded
from playground.ui.controls.field_control import control
from playground.ui.controls.sidebar import sidebar
from playground.ui.live.places import Places
from playground.ui.parts.keeping import keep_finished
from playground.ui.parts.lost import show_lost
from playground.ui.parts.view_controls import (
    change_view,
    curve_controls,
    presenter_control,
    speed_control,
    view_switches,
)
from playground.ui.race import state as race_state
from playground.ui.race.performance import RacePerformance
from playground.ui.race.state import RaceState
from playground.ui.race.style import race_rules
from playground.ui.race.use_menu import use_menu
from playground.ui.shell import tab_state
from playground.ui.shell.frame import frame
from playground.ui.shell.headings import heading
from playground.ui.shell.navigation import Page
from playground.ui.shell.notices import warn
from playground.ui.shell.widgets import key_of, scope
from playground.words.catalogue import pages as says_of_pages
from playground.words.catalogue import race as says
from playground.words.compared import SIDE_NAMES
from playground.words.race import differences_text
from playground.words.training import lost_race

SIDE = "race side"


def race() -> None:
    """Draw the page."""
    state = race_state.current()

    def controls() -> None:
        edited, below = _side(state), st.sidebar.container()
        with scope(f"race {state.version}"):
            settings = sidebar(state.edited, name=SIDE_NAMES[edited])
        with scope("race"), st.sidebar:
            presenter_control(state)
        state.apply(settings)
        if differ_in_loss(*state.requested):
            with scope("race"), below:
                change_view(state, measured_by=control(state.view, "measured_by"))

    stage(state, frame(state, controls, race_rules, view_scope="race"))


def _side(state: RaceState) -> str:
    """Draw the choice of the side whose settings the sidebar shows, and return that side."""
    with st.sidebar:
        edited = st.radio(
            says.SETTINGS_OF(), ["a", "b"], key=tab_state.first_value(SIDE, state.view.edited), horizontal=True,
            format_func=lambda side: says.SETTING(side=SIDE_NAMES[side]), label_visibility="collapsed",
        )  # fmt: skip
        st.button(says_of_pages.TAKE(), key="take", on_click=state.take_from_dashboard, help=says_of_pages.TAKE_HELP())
    change_view(state, edited=edited)
    return edited


def stage(state: RaceState, theme: Theme) -> None:
    """Draw the race and what drives it."""
    places = Places(state.stage)
    with st.container(key="racetrack", gap="xsmall"), scope("race"):
        _buttons(state, places)
        show_lost(lost_race, state.stage.play, is_past=state.stage.playing or state.race.epoch > 0)
        heading(says_of_pages.DIFFERENCES())
        st.html(_differences(differences(state.race.a.settings, state.race.b.settings)))
        heading(says_of_pages.KEY_NUMBERS())
        places.text(st.container(key="numbers"), "numbers")
        places.text(st.container(key="standing"), "standing", announced=True)
        warn(state.problems)
        (_for_a_projector if theme.presenter else _for_a_desk)(state, places)
        places.text(st.container(key="keys"), "keys")
    state.publish()
    places.show(RacePerformance(state, theme))


def _for_a_desk(state: RaceState, places: Places) -> None:
    """Draw all there is: three pictures in a row, and two charts below them."""
    with st.container(key="race-answers"):
        a, b, apart = st.columns(3, gap="small")
    _picture(places, a, "A")
    _picture(places, b, "B")
    with apart, st.container(key="race-column-apart"):
        heading(says.AGAINST())
        st.html(f'<div class="side-both">{says.AGAINST()}</div>')
        places.chart(st.container(key="race-apart"), "apart")
    with st.container(key="race-curves-row"):
        left, right = st.columns(2, gap="small")
    with left, st.container(key="race-column-curves"):
        heading(says.CURVES())
        curve_controls(state, regression=state.race.a.dataset.task == "regression")
        places.chart(st.container(key="race-curves"), "race curves")
    with right, st.container(key="race-column-zeros"):
        heading(says.ZEROS())
        with st.container(key="answer controls", horizontal=True, gap="medium", vertical_alignment="center"):
            view_switches(state, "show_test", "discretise")
        places.chart(st.container(key="race-zeros"), "race zeros")


def _for_a_projector(state: RaceState, places: Places) -> None:
    """Draw both answers as large as can be, and beside them one chart, which a list chooses."""
    with st.container(key="race-answers"):
        a, b, beside = st.columns(3, gap="small")
    _picture(places, a, "A")
    _picture(places, b, "B")
    titles = {"race curves": says.CURVES(), "apart": says.AGAINST(), "race zeros": says.ZEROS()}
    with beside, st.container(key="race-column-curves"):
        heading(says_of_pages.BESIDE())
        chosen = st.selectbox(
            says.BESIDE(), list(titles), key="beside the race", format_func=titles.__getitem__,
            label_visibility="collapsed",
        )  # fmt: skip
        places.chart(st.container(key="race-curves"), chosen)


def _picture(places: Places, column: DeltaGenerator, side: str) -> None:
    """Draw the place of a side's answer below its name."""
    with column, st.container(key=f"race-column-{side}"):
        heading(says_of_pages.ANSWER_OF_SIDE(side=side))
        st.html(f'<div class="side-{side}">{side}</div>')
        places.chart(st.container(key=f"race-{side}"), f"answer {side}")


def _differences(found: list[Difference]) -> str:
    """Return what sets the two apart, as HTML."""
    text = escape(differences_text(found))
    title, fair = escape(says.A_AGAINST_B()), escape(says.FAIR())
    return f'<div class="differences" title="{fair}"><strong>{title}</strong> {text}</div>'


def _buttons(state: RaceState, places: Places) -> None:
    """Draw the buttons that drive the race, and beside them where it stands."""
    playing = state.stage.playing
    with st.container(key="buttons", horizontal=True, vertical_alignment="center", gap="small", wrap=False):
        st.button(
            (says.PAUSE if playing else says.PLAY)(), key="race play", type="primary", shortcut="P", on_click=_toggle,
            icon=":material/pause:" if playing else ":material/play_arrow:",
            disabled=not state.is_open and not playing,
            help=None if playing else says.PLAY_HELP(),
        )  # fmt: skip
        st.button(
            says.STEP(), key="race step", icon=":material/skip_next:", shortcut="S", on_click=_step,
            disabled=not state.is_open, help=says.STEP_HELP(),
        )  # fmt: skip
        st.button(
            says.RESET(), key="race reset", icon=":material/restart_alt:", shortcut="0", on_click=_reset,
            help=says.RESET_HELP(),
        )  # fmt: skip
        st.button(
            says.RENEW(), key="race renew", icon=":material/casino:", shortcut="N", on_click=_renew,
            help=says.RENEW_HELP(),
        )  # fmt: skip
        st.button(says.SWAP(), key="race swap", icon=":material/swap_horiz:", on_click=_swap, help=says.SWAP_HELP())
        speed_control(state)
        use_menu(state)
        places.text(st.container(key="state"), "state")


def _toggle() -> None:
    race_state.current().stage.toggle()


def _step() -> None:
    state = race_state.current()
    with state.stage.between_epochs():
        state.stage.pause()
        state.race.advance(1)
        keep_finished(state, *state.race.runs)


def _reset() -> None:
    state = race_state.current()
    with state.stage.between_epochs():
        state.stage.pause()
        state.race.reset()


def _renew() -> None:
    state = race_state.current()
    settings = reseeded(state.edited, "weights", 1)
    with scope(f"race {state.version}"), scope(SIDE_NAMES[state.view.edited]):
        tab_state.replace_value_if_drawn(key_of(NetworkSettings(), "seed"), settings.network.seed)
    state.apply(settings)


def _swap() -> None:
    state = race_state.current()
    state.stage.pause()
    state.swap()
    tab_state.set_value(SIDE, state.view.edited)
    with scope("race"):
        tab_state.replace_value_if_drawn(key_of(state.view, "measured_by"), state.view.measured_by)


PAGE = Page("Race", "race", "Race", "Two settings side by side, on the same data, in lock step.", race)
